#include "charset.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#define HEAD 4096 /* browsers look at 1024; old pages put it later */

static size_t
label(const char *s, size_t len)
{
    static const char *const labels[] = {"charset", "encoding"};

    for (size_t i = 0; i < 2; i++) {
        size_t n = strlen(labels[i]);

        if (len > n && strncasecmp(s, labels[i], n) == 0)
            return n;
    }
    return 0;
}

static size_t
spaces(const char *s, size_t len)
{
    size_t n = 0;

    while (n < len && (s[n] == ' ' || s[n] == '\t'))
        n++;
    return n;
}

/* Behind a label: `= "name"`; false if it is not that. */
static bool
value(const char *s, size_t len, char name[32])
{
    size_t at = spaces(s, len), n = 0;

    if (at == len || s[at++] != '=')
        return false;
    at += spaces(s + at, len - at);
    if (at < len && (s[at] == '"' || s[at] == '\''))
        at++;
    while (at < len && n < 31 &&
           (isalnum((unsigned char)s[at]) || strchr("-_:.", s[at])) && s[at])
        name[n++] = s[at++];
    name[n] = '\0';
    return n > 0;
}

bool
charset_of(const char *page, size_t len, size_t n, char name[32])
{
    if (len > HEAD)
        len = HEAD;
    for (size_t at = 0; at < len; at++) {
        size_t used = label(page + at, len - at);

        if (used && value(page + at + used, len - at - used, name) && !n--)
            return true;
    }
    return false;
}
