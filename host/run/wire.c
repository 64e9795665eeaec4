#include "wire.h"

#include <string.h>

enum {
    HEAD = 5
};

void
wire_put(struct buf *out, enum wire_type type, const void *payload, size_t len)
{
    buf_u32(out, (uint32_t)len);
    buf_u8(out, (uint8_t)type);
    buf_add(out, payload, len);
}

size_t
wire_begin(struct buf *out, enum wire_type type)
{
    buf_u32(out, 0);
    buf_u8(out, (uint8_t)type);
    return out->len;
}

void
wire_end(struct buf *out, size_t mark)
{
    wire_end_before(out, mark, 0);
}

void
wire_end_before(struct buf *out, size_t mark, size_t more)
{
    uint32_t len = (uint32_t)(out->len - mark + more);

    for (int i = 0; i < 4; i++)
        out->data[mark - HEAD + (size_t)i] = (char)(len >> (8 * i));
}

char *
wire_room(struct wire_reader *r)
{
    if (r->taken == r->bytes.len) {
        buf_clear(&r->bytes);
    } else if (r->taken) {
        r->bytes.len -= r->taken;
        memmove(r->bytes.data, r->bytes.data + r->taken, r->bytes.len);
    }
    r->taken = 0;
    return buf_reserve(&r->bytes, WIRE_ROOM);
}

void
wire_arrived(struct wire_reader *r, size_t len)
{
    r->bytes.len += len;
}

int
wire_next(struct wire_reader *r, struct wire_frame *f)
{
    struct cur c = cur_of(r->bytes.data + r->taken, r->bytes.len - r->taken);
    uint32_t len = cur_u32(&c);
    uint8_t type = cur_u8(&c);

    if (c.bad)
        return 0;
    if (len > WIRE_PAYLOAD_MAX || type == 0 || type >= WIRE_TYPES)
        return -1;
    if ((size_t)(c.end - c.p) < len)
        return 0;
    *f = (struct wire_frame){(enum wire_type)type, c.p, len};
    r->taken += HEAD + len;
    return 1;
}

void
wire_rest(struct wire_reader *r)
{
    if (r->taken == r->bytes.len)
        wire_reader_free(r);
}

void
wire_reader_free(struct wire_reader *r)
{
    buf_free(&r->bytes);
    r->taken = 0;
}
