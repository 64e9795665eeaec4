#include "gzip.h"

#include <stdbool.h>
#include <stdlib.h>
#include <zlib.h>

#include "flow.h"
#include "mem.h"

#define BLOCK (64u << 10)

struct gzip {
    struct carrier c;
    struct carrier *in;
    struct flow flow;
    bool inside; /* of a member */
    bool any;    /* a member was read to its end */
    bool done;
    z_stream z;
    char block[BLOCK];
};

static void
damaged(struct gzip *g, const char *detail)
{
    carrier_break(&g->c, "damaged-gzip", mem_string(detail));
    g->done = true;
}

static void
behind(struct gzip *g)
{
    carrier_break(&g->c, "trailing-bytes",
                  mem_string("what follows the compressed data is none; it was "
                             "not read"));
    g->done = true;
}

/* Makes input ready; false where the stream ends. */
static bool
refill(struct gzip *g)
{
    if (g->z.avail_in)
        return true;
    g->z.next_in = (unsigned char *)g->block;
    g->z.avail_in = (uInt)carrier_read(g->in, g->block, BLOCK);
    g->flow.in += g->z.avail_in;
    if (g->z.avail_in)
        return true;
    if (g->in->reason)
        carrier_break(&g->c, g->in->reason, mem_string(g->in->detail));
    else if (g->inside || !g->any)
        damaged(g, "the file ends early; what came before was kept");
    g->done = true;
    return false;
}

/* Zeros behind a whole member are padding, as tapes had it. */
static void
skip_padding(struct gzip *g)
{
    while (g->z.avail_in && !*g->z.next_in) {
        g->z.next_in++;
        g->z.avail_in--;
    }
}

/* One step of inflation. Files of several members are read to their end. */
static void
step(struct gzip *g)
{
    int state;

    if (g->any && !g->inside) {
        skip_padding(g);
        if (!g->z.avail_in)
            return;
    }
    state = inflate(&g->z, Z_NO_FLUSH);
    g->inside = true;
    if (state == Z_STREAM_END) {
        g->any = true;
        g->inside = false;
        inflateReset(&g->z);
    } else if (state != Z_OK && state != Z_BUF_ERROR) {
        if (g->any && g->z.total_out == 0)
            behind(g);
        else
            damaged(g, g->z.msg ? g->z.msg : "broken compression");
    }
}

static size_t
gzip_read(struct carrier *c, char *p, size_t len)
{
    struct gzip *g = (struct gzip *)c;
    char *bomb;

    if (len > 1u << 30)
        len = 1u << 30;
    g->z.next_out = (unsigned char *)p;
    g->z.avail_out = (uInt)len;
    while (!g->done && g->z.avail_out == len && refill(g))
        step(g);
    len -= g->z.avail_out;
    g->flow.out += len;
    bomb = flow_bomb(&g->flow);
    if (!bomb)
        return len;
    carrier_break(c, "bomb", bomb);
    g->done = true;
    return 0;
}

static void
gzip_close(struct carrier *c)
{
    struct gzip *g = (struct gzip *)c;

    inflateEnd(&g->z);
    free(g);
}

struct carrier *
carrier_gzip(struct carrier *in, const struct source_limits *limits)
{
    struct gzip *g = mem_alloc(sizeof *g);

    g->c.read = gzip_read;
    g->c.close = gzip_close;
    g->in = in;
    g->flow.limits = limits;
    if (inflateInit2(&g->z, 15 + 16) != Z_OK)
        mem_alloc((size_t)-1);
    return &g->c;
}
