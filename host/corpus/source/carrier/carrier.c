#include "carrier.h"

#include <stdlib.h>
#include <string.h>

#define BLOCK (64u << 10)

void
carrier_close(struct carrier *c)
{
    if (!c)
        return;
    buf_free(&c->ahead);
    free(c->detail);
    c->close(c);
}

size_t
carrier_read(struct carrier *c, char *p, size_t len)
{
    size_t n = c->ahead.len - c->ahead_at;

    if (!n)
        return c->read(c, p, len);
    if (n > len)
        n = len;
    memcpy(p, c->ahead.data + c->ahead_at, n);
    c->ahead_at += n;
    if (c->ahead_at == c->ahead.len) {
        buf_free(&c->ahead);
        c->ahead_at = 0;
    }
    return n;
}

const char *
carrier_peek(struct carrier *c, size_t want, size_t *len)
{
    struct buf *b = &c->ahead;
    size_t n = 1;

    while (n && b->len - c->ahead_at < want) {
        size_t more = want - (b->len - c->ahead_at);

        more = more < BLOCK ? more : BLOCK;
        n = c->read(c, buf_reserve(b, more), more);
        b->len += n;
    }
    *len = b->len - c->ahead_at;
    if (*len > want)
        *len = want;
    return *len ? b->data + c->ahead_at : "";
}

void
carrier_break(struct carrier *c, const char *reason, char *detail)
{
    if (c->reason) {
        free(detail);
        return;
    }
    c->reason = reason;
    c->detail = detail;
}
