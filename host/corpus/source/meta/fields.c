#include "fields.h"

#include <string.h>
#include <strings.h>

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

    for (unsigned i = 0; i < sizeof names / sizeof *names; i++) {
        if (names[i].len == len && (*names[i].name ^ *name) % 32 == 0 &&
            strncasecmp(names[i].name, name, len) == 0) {
            *rank = i;
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
