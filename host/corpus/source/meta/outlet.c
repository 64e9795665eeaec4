#include "outlet.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "mem.h"
#include "outlet_bracket.h"

/* Letters and digits of a name, lower-case, without a leading "the". */
static void
letters_of(const char *s, size_t len, char *out, size_t size)
{
    size_t n = 0;

    for (size_t i = 0; i < len && n + 1 < size; i++) {
        if (isalnum((unsigned char)s[i]) || (s[i] & 0x80))
            out[n++] = (char)tolower((unsigned char)s[i]);
    }
    out[n] = '\0';
    if (n > 5 && memcmp(out, "the", 3) == 0)
        memmove(out, out + 3, n - 2);
}

/* Whether s is a host name: labels of letters, digits and hyphens, a dot
   between them, letters at the end. */
static bool
host_like(const char *s, size_t len)
{
    size_t dots = 0, tail = 0;

    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)s[i];

        if (c == '.') {
            if (i == 0 || s[i - 1] == '.')
                return false;
            dots++;
            tail = 0;
        } else if (isalnum(c) || c == '-') {
            tail = isalpha(c) ? tail + 1 : 0;
        } else {
            return false;
        }
    }
    return dots > 0 && tail >= 2;
}

/* The host inside a url or host name, lower-case, without www. and the like;
   empty if there is none. */
static void
host_of(const char *s, size_t len, char *out, size_t size)
{
    static const char *const heads[] = {"www.", "m.",       "mobile.",
                                        "amp.", "edition.", "www2."};
    const char *colon = memmem(s, len, "://", 3);
    size_t n = 0;

    if (colon) {
        len -= (size_t)(colon + 3 - s);
        s = colon + 3;
    }
    while (n < len && n + 1 < size && !strchr("/?#:", s[n])) {
        out[n] = (char)tolower((unsigned char)s[n]);
        n++;
    }
    out[n] = '\0';
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        size_t head = strlen(heads[i]);

        if (strncmp(out, heads[i], head) == 0 && strchr(out + head, '.')) {
            memmove(out, out + head, n - head + 1);
            n -= head;
        }
    }
    if (!host_like(out, n))
        out[0] = '\0';
}

/* Whose host this is, or one of its parents. */
static const struct outlet_name *
known_host(const char *host)
{
    while (host) {
        for (const struct outlet_name *o = outlet_names; o->host; o++) {
            if (strcmp(host, o->host) == 0)
                return o;
        }
        host = strchr(host, '.');
        if (host)
            host++;
        if (host && !strchr(host, '.'))
            break;
    }
    return NULL;
}

/* Whether the letters of a printed name are these (of letters_of). */
static bool
spells(const char *name, const char *want)
{
    if (*name == 'T' && strncmp(name, "The ", 4) == 0)
        name += 4;
    if ((*name | 0x20) != *want && isalpha((unsigned char)*name))
        return false; /* most names */
    for (; *name; name++) {
        if (!isalnum((unsigned char)*name) && !(*name & 0x80))
            continue;
        if (*want++ != (char)tolower((unsigned char)*name))
            return false;
    }
    return !*want;
}

static const struct outlet_name *
known_name(const char *s, size_t len)
{
    char want[96];

    letters_of(s, len, want, sizeof want);
    for (const struct outlet_name *o = outlet_names; *want && o->host; o++) {
        if (spells(o->name, want) ||
            (*o->host == *want && strcmp(o->host, want) == 0))
            return o;
    }
    return NULL;
}

/* By name or host. */
static const struct outlet_name *
known(const char *s, size_t len)
{
    const struct outlet_name *o = known_name(s, len);
    char host[256];

    if (o)
        return o;
    host_of(s, len, host, sizeof host);
    return *host ? known_host(host) : NULL;
}

/* Whether a bracket tells an edition of this outlet. */
static bool
is_edition(const struct outlet_name *o, const char *s, struct span in)
{
    size_t len = in.stop - in.start;
    char letters[64];

    letters_of(s + in.start, len, letters, sizeof letters);
    return outlet_bracket_country(letters, o->country) ||
           known(s + in.start, len) == o;
}

/* Length of a name without what stands in brackets at its end, if that tells no
   other outlet: see outlet_bracket.h. */
static size_t
without_bracket(const char *s, size_t len)
{
    struct span in;
    size_t n = outlet_bracket(s, len, &in);
    const struct outlet_name *o = n < len ? known(s, n) : NULL;

    if (n == len)
        return len;
    if (outlet_bracket_plain(s, n, in) || (o && is_edition(o, s, in)))
        return n;
    return len;
}

char *
outlet_fold(const char *s, size_t len)
{
    char host[256];
    const struct outlet_name *o;

    while (len && isspace((unsigned char)*s)) {
        s++;
        len--;
    }
    while (len && isspace((unsigned char)s[len - 1]))
        len--;
    if (!len)
        return NULL;
    len = without_bracket(s, len);
    o = known(s, len);
    if (o)
        return mem_string(o->name);
    host_of(s, len, host, sizeof host);
    return *host ? mem_string(host) : mem_copy(s, len);
}

char *
outlet_of_url(const char *url)
{
    char host[256];
    const struct outlet_name *o;

    host_of(url, strlen(url), host, sizeof host);
    if (!*host)
        return NULL;
    o = known_host(host);
    return mem_string(o ? o->name : host);
}

bool
outlet_is(const char *outlet, const char *printed)
{
    char want[96], have[96];

    if (!host_like(outlet, strlen(outlet)) ||
        host_like(printed, strlen(printed)))
        return false;
    letters_of(printed, strlen(printed), want, sizeof want);
    while (*want && *outlet) {
        size_t n = strcspn(outlet, ".");

        letters_of(outlet, n, have, sizeof have);
        if (outlet[n] && strcmp(want, have) == 0)
            return true;
        outlet += n + (outlet[n] == '.');
    }
    return false;
}

const char *
outlet_known(const char *s)
{
    bool the = strncasecmp(s, "the ", 4) == 0;
    int first;

    s += the ? 4 : 0;
    first = toupper((unsigned char)*s);
    for (const struct outlet_name *o = outlet_names; o->host; o++) {
        bool named_the = strncmp(o->name, "The ", 4) == 0;
        const char *rest = o->name + (named_the ? 4 : 0);

        if (toupper((unsigned char)*rest) == first &&
            strcasecmp(s, rest) == 0 &&
            (the == named_the || (named_the && strchr(rest, ' '))))
            return o->name;
    }
    return NULL;
}
