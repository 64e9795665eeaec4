#include "fields.h"

#include <stdbool.h>
#include <string.h>

#include "fold.h"

enum {
    NAME_MAX_LEN = 40 /* bytes; no name of a field is longer */
};

struct name {
    const char *name;
    unsigned char len, field;
};

#define FIELD_NAME(id, s) {s, sizeof(s) - 1, FIELD_##id},
static const struct name sure[] = {FIELD_NAMES};
static const struct name unclear[] = {FIELD_NAMES_UNCLEAR};
#undef FIELD_NAME

/* Letters beyond ASCII in lower case, composed. 0: too long. */
static size_t
fold_letters(const char *name, size_t len, char out[NAME_MAX_LEN])
{
    struct buf b = {0};
    size_t n;

    fold_token(name, len, &b);
    n = b.len <= NAME_MAX_LEN ? b.len : 0;
    if (n)
        memcpy(out, b.data, n);
    buf_free(&b);
    return n;
}

/* The name without what stands between its words, lower-cased; 0 bytes if it is
   too long to be a field's. */
static size_t
fold(const char *name, size_t len, char out[NAME_MAX_LEN])
{
    size_t n = 0;
    bool letters = false;

    for (size_t i = 0; i < len; i++) {
        char c = name[i];

        if (c == ' ' || c == '_' || c == '-')
            continue;
        if (n == NAME_MAX_LEN)
            return 0;
        letters |= (c & 0x80) != 0;
        out[n++] = (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    }
    return letters ? fold_letters(out, n, out) : n;
}

static bool
is_name(const struct name *x, const char *folded, size_t n)
{
    return x->len == n && *x->name == *folded &&
           memcmp(x->name, folded, n) == 0;
}

enum field
field_default(const char *name, size_t len, unsigned *rank)
{
    char folded[NAME_MAX_LEN];
    size_t n = fold(name, len, folded);

    for (unsigned i = 0; i < sizeof sure / sizeof *sure; i++) {
        if (is_name(&sure[i], folded, n)) {
            *rank = 2 * i + (n != len); /* id rather than _id */
            return (enum field)sure[i].field;
        }
    }
    return FIELD_NONE;
}

enum field
field_unclear(const char *name, size_t len)
{
    char folded[NAME_MAX_LEN];
    size_t n = fold(name, len, folded);

    for (size_t i = 0; i < sizeof unclear / sizeof *unclear; i++) {
        if (is_name(&unclear[i], folded, n))
            return (enum field)unclear[i].field;
    }
    return FIELD_NONE;
}

static const char *const names[] = {
#define FIELD(id, word) #word,
    FIELD_LIST
#undef FIELD
};

const char *
field_name(enum field f)
{
    return names[f];
}

enum field
field_named(const char *name)
{
    for (int f = 0; f < FIELD_COUNT; f++) {
        if (strcmp(name, names[f]) == 0)
            return (enum field)f;
    }
    return FIELD_NONE;
}
