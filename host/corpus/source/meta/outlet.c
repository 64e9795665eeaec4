#include "outlet.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "buf.h"
#include "mem.h"

/* Letters and digits, lower-case, without a leading "the". */
static void
letters(const char *s, size_t len, char *out, size_t size)
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

/* The printed name of a host or one of its parents. */
static const char *
known_host(const char *host)
{
    while (host) {
        for (const struct outlet_name *o = outlet_names; o->host; o++) {
            if (strcmp(host, o->host) == 0)
                return o->name;
        }
        host = strchr(host, '.');
        if (host)
            host++;
        if (host && !strchr(host, '.'))
            break;
    }
    return NULL;
}

/* Whether the letters of a printed name are these (of letters()). */
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

static const char *
known_name(const char *s, size_t len)
{
    char want[96];

    letters(s, len, want, sizeof want);
    for (const struct outlet_name *o = outlet_names; *want && o->host; o++) {
        if (spells(o->name, want) ||
            (*o->host == *want && strcmp(o->host, want) == 0))
            return o->name;
    }
    return NULL;
}

char *
outlet_fold(const char *s, size_t len)
{
    char host[256];
    const char *known;

    while (len && isspace((unsigned char)*s)) {
        s++;
        len--;
    }
    while (len && isspace((unsigned char)s[len - 1]))
        len--;
    if (!len)
        return NULL;
    known = known_name(s, len);
    if (known)
        return mem_string(known);
    host_of(s, len, host, sizeof host);
    if (!*host)
        return mem_copy(s, len);
    known = known_host(host);
    return mem_string(known ? known : host);
}

char *
outlet_of_url(const char *url)
{
    char host[256];
    const char *known;

    host_of(url, strlen(url), host, sizeof host);
    if (!*host)
        return NULL;
    known = known_host(host);
    return mem_string(known ? known : host);
}

bool
outlet_is(const char *outlet, const char *printed)
{
    char want[96], have[96];

    if (!host_like(outlet, strlen(outlet)) ||
        host_like(printed, strlen(printed)))
        return false;
    letters(printed, strlen(printed), want, sizeof want);
    while (*want && *outlet) {
        size_t n = strcspn(outlet, ".");

        letters(outlet, n, have, sizeof have);
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
