#include "value.h"

#include <endian.h>
#include <string.h>

static char *
eight_put(char *p, uint64_t v)
{
    v = htole64(v);
    memcpy(p, &v, sizeof v);
    return p + sizeof v;
}

void
value_encode(const struct value *v, struct buf *out)
{
    size_t text = v->kind == VALUE_TEXT ? v->text.len : 0;
    char *p = buf_reserve(out, 1 + 2 * VARINT_MAX + text);

    *p++ = (char)v->kind;
    switch (v->kind) {
    case VALUE_NULL:
        break;
    case VALUE_INT:
    case VALUE_REAL: /* in the same eight bytes */
        p = eight_put(p, (uint64_t)v->i);
        break;
    case VALUE_TEXT:
        p = varint_put(p, text);
        if (text)
            memcpy(p, v->text.p, text);
        p += text;
        break;
    case VALUE_SPAN:
        p = varint_put(p, v->span.start);
        p = varint_put(p, v->span.stop);
        break;
    }
    out->len = (size_t)(p - out->data);
}

static double
number_of(const struct value *v)
{
    return v->kind == VALUE_INT ? (double)v->i : v->r;
}

int
value_order(const struct value *a, const struct value *b)
{
    static const int rank[] = {
        [VALUE_INT] = 0, [VALUE_REAL] = 0, [VALUE_TEXT] = 1, [VALUE_NULL] = 2};
    size_t len;
    int d;

    if (rank[a->kind] != rank[b->kind] || a->kind == VALUE_NULL)
        return rank[a->kind] - rank[b->kind];
    if (a->kind == VALUE_TEXT) {
        len = a->text.len < b->text.len ? a->text.len : b->text.len;
        d = len ? memcmp(a->text.p, b->text.p, len) : 0;
        return d ? d
                 : (a->text.len > b->text.len) - (a->text.len < b->text.len);
    }
    if (a->kind == VALUE_INT && b->kind == VALUE_INT)
        return (a->i > b->i) - (a->i < b->i);
    return (number_of(a) > number_of(b)) - (number_of(a) < number_of(b));
}
