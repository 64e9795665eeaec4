/* value: values of result rows, as bytes and in order. */
#ifndef SLANT_VALUE_H
#define SLANT_VALUE_H

#include <stddef.h>
#include <stdint.h>

#include "buf.h"

/* Text belongs to the row's memory. */
enum value_kind {
    VALUE_NULL,
    VALUE_INT,
    VALUE_REAL,
    VALUE_TEXT,
    VALUE_SPAN
};

struct value {
    enum value_kind kind; /* a boolean is VALUE_INT 0 or 1 */
    union {
        int64_t i;
        double r;
        struct {
            const char *p;
            size_t len;
        } text;
        struct {
            uint32_t start, stop;
        } span;
    };
};

void value_encode(const struct value *v, struct buf *out);

/* Text points into c. */
static inline void
value_decode(struct value *v, struct cur *c)
{
    v->kind = (enum value_kind)cur_u8(c);
    switch (v->kind) {
    case VALUE_NULL:
        break;
    case VALUE_INT:
    case VALUE_REAL: /* in the same eight bytes */
        v->i = (int64_t)cur_u64(c);
        break;
    case VALUE_TEXT:
        v->text.p = cur_bytes(c, &v->text.len);
        break;
    case VALUE_SPAN:
        v->span.start = (uint32_t)cur_varint(c);
        v->span.stop = (uint32_t)cur_varint(c);
        break;
    default:
        v->kind = VALUE_NULL;
        c->bad = true;
    }
}

/* < 0, 0 or > 0, numbers, text by bytes, NULL: it is not known. No spans. */
int value_order(const struct value *a, const struct value *b);

#endif
