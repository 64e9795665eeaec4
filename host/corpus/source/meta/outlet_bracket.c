#include "outlet_bracket.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

size_t
outlet_bracket(const char *s, size_t len, struct span *in)
{
    size_t open;

    if (!len || !strchr(")]", s[len - 1]))
        return len;
    for (open = len - 1; open && !strchr("([", s[open]); open--)
        continue;
    if (!open)
        return len;
    *in = (struct span){(uint32_t)open + 1, (uint32_t)len - 1};
    while (open && isspace((unsigned char)s[open - 1]))
        open--;
    return open ? open : len;
}

/* Whether one of the words of a list (spaces between) is this. */
static bool
listed(const char *list, const char *word, size_t len)
{
    while (*list) {
        size_t n = strcspn(list, " ");

        if (n == len && strncasecmp(list, word, n) == 0)
            return true;
        list += n + (list[n] == ' ');
    }
    return false;
}

static bool
are_initials(const char *name, size_t n, const char *s, size_t len)
{
    size_t at = 0, start = n > 4 && strncasecmp(name, "the ", 4) == 0 ? 4 : 0;

    for (size_t i = start; i < n; i++) {
        bool first = i == 0 || name[i - 1] == ' ' || name[i - 1] == '-';

        if (!first || !isalpha((unsigned char)name[i]))
            continue;
        if (at < len && toupper((unsigned char)name[i]) == s[at])
            at++;
        else if (isupper((unsigned char)name[i]))
            return false; /* small words may be left out */
    }
    return at > 1 && at == len;
}

bool
outlet_bracket_plain(const char *s, size_t n, struct span in)
{
    static const char words[] =
        "english russian chinese german french spanish portuguese italian "
        "arabic persian turkish ukrainian polish japanese korean hindi dutch "
        "language edition version service website web site online digital "
        "print newspaper newswire wire agency news";
    const char *at = s + in.start, *end = s + in.stop;

    if (are_initials(s, n, at, (size_t)(end - at)))
        return true;
    if (at == end)
        return false;
    while (at < end) {
        size_t len = strcspn(at, " -)]");

        if (!listed(words, at, len))
            return false;
        at += len;
        at += strspn(at, " -");
    }
    return true;
}

bool
outlet_bracket_country(const char *letters, const char *code)
{
    static const char *const places[][2] = {
        {"us", "us usa unitedstates unitedstatesofamerica america newyork "
               "washington washingtondc losangeles boston chicago"},
        {"uk", "uk gb unitedkingdom greatbritain britain england london"},
        {"ru", "ru russia russianfederation moscow"},
        {"cn", "cn china prc beijing"},
        {"hk", "hk hongkong china"},
        {"de", "de germany berlin"},
        {"fr", "fr france paris"},
        {"jp", "jp japan tokyo"},
        {"in", "in india delhi newdelhi mumbai"},
        {"il", "il israel jerusalem telaviv"},
        {"ua", "ua ukraine kyiv kiev"},
        {"qa", "qa qatar doha"},
        {"sg", "sg singapore"},
        {"eu", "eu brussels"},
        {"lv", "lv latvia riga"},
    };

    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        if (strcmp(places[i][0], code) == 0)
            return listed(places[i][1], letters, strlen(letters));
    }
    return false;
}
