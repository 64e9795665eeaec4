#include "script_only.h"

#include <stdio.h>
#include <string.h>

#include "converter.h"
#include "utf8.h"

#define LEAST 6 /* characters that only this script has */
#define MANY 16
#define MANY_SURE 0.8
#define FEW_SURE 0.4

/* What is neither a letter nor a syllable may stand in any text. */
enum kind {
    KIND_ANY,
    KIND_OWN,    /* only this script has it */
    KIND_SHARED, /* a letter of it that others have, too */
    KIND_FOREIGN
};

static enum kind
korean(uint32_t c)
{
    if (c >= 0xac00 && c <= 0xd7a3)
        return KIND_OWN;
    if ((c >= 0xc0 && c < 0x2000) || (c >= 0x3040 && c < 0xff00))
        return KIND_FOREIGN;
    return KIND_ANY;
}

static enum kind
vietnamese(uint32_t c)
{
    static const uint16_t shared[] = {
        0xe0, 0xe1, 0xe2, 0xe3, 0xe8, 0xe9,  0xea,  0xec,  0xed,  0xf2,  0xf3,
        0xf4, 0xf5, 0xf9, 0xfa, 0xfd, 0x103, 0x111, 0x129, 0x169, 0x1a1, 0x1b0,
        0xc0, 0xc1, 0xc2, 0xc3, 0xc8, 0xc9,  0xca,  0xcc,  0xcd,  0xd2,  0xd3,
        0xd4, 0xd5, 0xd9, 0xda, 0xdd, 0x102, 0x110, 0x128, 0x168, 0x1a0, 0x1af,
    };

    if (c >= 0x1ea0 && c <= 0x1ef9)
        return KIND_OWN;
    for (size_t i = 0; i < sizeof shared / sizeof *shared; i++) {
        if (c == shared[i])
            return KIND_SHARED;
    }
    return c >= 0xc0 && c < 0x2000 ? KIND_FOREIGN : KIND_ANY;
}

static const struct script {
    const char *name;
    enum kind (*kind)(uint32_t c);
    size_t own_one_in; /* of its characters that are not ASCII */
} scripts[] = {{"Johab", korean, 1}, {"windows-1258", vietnamese, 5}};

/* How many characters only this script has; 0 if others are there, or bytes
   that the encoding does not have, or they are too few among its own. */
static size_t
own(const struct script *x, const char *s, size_t len)
{
    struct buf out = {0};
    size_t n = 0, all = 0, size;
    bool foreign;

    converter_all(x->name, s, len, &out);
    if (out.len && out.data[out.len - 1] == '\xff')
        out.len--; /* a character cut off at the end of the sample */
    foreign = out.len && memchr(out.data, '\xff', out.len);
    for (size_t i = 0; i < out.len && !foreign; i += size) {
        enum kind kind = x->kind(utf8_at(out.data + i, out.len - i, &size));

        n += kind == KIND_OWN;
        all += kind == KIND_OWN || kind == KIND_SHARED;
        foreign = kind == KIND_FOREIGN;
    }
    buf_free(&out);
    return foreign || n * x->own_one_in < all ? 0 : n;
}

bool
script_only(const char *s, size_t len, struct encoding *e)
{
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
        size_t n = own(&scripts[i], s, len);

        if (n < LEAST)
            continue;
        snprintf(e->name, sizeof e->name, "%s", scripts[i].name);
        e->confidence = n < MANY ? FEW_SURE : MANY_SURE;
        return true;
    }
    return false;
}
