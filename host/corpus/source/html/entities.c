#include "entities.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "utf8.h"

/* The character of a reference without & and ;, or 0. */
static uint32_t
character(const char *s, size_t len)
{
    static const struct {
        const char *name;
        uint32_t c;
    } names[] = {{"amp", '&'},      {"quot", '"'},     {"apos", '\''},
                 {"lt", '<'},       {"gt", '>'},       {"nbsp", 0xa0},
                 {"lsquo", 0x2018}, {"rsquo", 0x2019}, {"ldquo", 0x201c},
                 {"rdquo", 0x201d}, {"ndash", 0x2013}, {"mdash", 0x2014},
                 {"hellip", 0x2026}};

    if (len > 1 && *s == '#') {
        bool hex = s[1] == 'x' || s[1] == 'X';
        char *end;
        unsigned long c = strtoul(s + 1 + hex, &end, hex ? 16 : 10);
        bool fine = c >= 0x20 && c < 0x110000 && (c < 0xd800 || c > 0xdfff);

        return fine && end == s + len ? (uint32_t)c : 0;
    }
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strlen(names[i].name) == len && strncmp(s, names[i].name, len) == 0)
            return names[i].c;
    }
    return 0;
}

char *
entities_decoded(const char *s)
{
    struct buf out = {0};

    if (!s)
        return NULL;
    while (*s) {
        size_t len = *s == '&' ? strcspn(s + 1, "; &") : 0;
        uint32_t c = len && s[1 + len] == ';' ? character(s + 1, len) : 0;
        char bytes[4];

        if (c) {
            buf_add(&out, bytes, utf8_put(c, bytes));
            s += len + 2;
        } else {
            buf_char(&out, *s++);
        }
    }
    return buf_take(&out);
}
