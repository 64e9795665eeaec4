#include "fields.h"

#include <string.h>
#include <strings.h>

static const char *const names[FIELD_COUNT] = {
#define FIELD(id, list) list,
    FIELD_LIST
#undef FIELD
};

enum field
field_default(const char *name, size_t len, unsigned *rank)
{
    if (len == 0 || len > 20)
        return FIELD_NONE;
    for (int f = 0; f < FIELD_COUNT; f++) {
        const char *s = names[f];

        for (*rank = 0; *s; (*rank)++) {
            size_t n = strcspn(s, " ");

            if (n == len && (*s | 0x20) == (*name | 0x20) &&
                strncasecmp(s, name, len) == 0)
                return (enum field)f;
            s += n + (s[n] == ' ');
        }
    }
    return FIELD_NONE;
}

enum field
field_named(const char *name)
{
    for (int f = 0; f < FIELD_COUNT; f++) {
        size_t n = strcspn(names[f], " ");

        if (strlen(name) == n && strncmp(name, names[f], n) == 0)
            return (enum field)f;
    }
    return FIELD_NONE;
}
