#include "fields.h"

#include <string.h>

enum {
    NAME_MAX_LEN = 24 /* bytes; no name of a field is longer */
};

/* The name without what stands between its words, lower-cased; 0 bytes if it is
   too long to be a field's. */
static size_t
fold(const char *name, size_t len, char out[NAME_MAX_LEN])
{
    size_t n = 0;

    for (size_t i = 0; i < len; i++) {
        char c = name[i];

        if (c == ' ' || c == '_' || c == '-')
            continue;
        if (n == NAME_MAX_LEN)
            return 0;
        out[n++] = (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    }
    return n;
}

enum field
field_default(const char *name, size_t len, unsigned *rank)
{
    static const struct {
        const char *name;
        unsigned char len, field;
    } names[] = {
#define FIELD_NAME(id, s) {s, sizeof(s) - 1, FIELD_##id},
        FIELD_NAMES
#undef FIELD_NAME
    };
    char folded[NAME_MAX_LEN];
    size_t n = fold(name, len, folded);

    for (unsigned i = 0; i < sizeof names / sizeof *names; i++) {
        if (names[i].len == n && *names[i].name == *folded &&
            memcmp(names[i].name, folded, n) == 0) {
            *rank = 2 * i + (n != len); /* id rather than _id */
            return (enum field)names[i].field;
        }
    }
    return FIELD_NONE;
}

enum field
field_named(const char *name)
{
    static const char *const names[] = {
#define FIELD(id, word) #word,
        FIELD_LIST
#undef FIELD
    };

    for (int f = 0; f < FIELD_COUNT; f++) {
        if (strcmp(name, names[f]) == 0)
            return (enum field)f;
    }
    return FIELD_NONE;
}
