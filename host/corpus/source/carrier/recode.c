/* carrier_utf8 of encoding.h: a stream as UTF-8. */
#include <stdlib.h>
#include <string.h>

#include "converter.h"
#include "encoding.h"
#include "mem.h"
#include "plain.h"
#include "whole_runs.h"

#define BLOCK (64u << 10)
#define BEFORE 1024 /* bytes before the first one that is not ASCII */

struct recode {
    struct carrier c;
    struct carrier *in;
    struct encoding *e;
    struct converter converter;
    bool started;    /* the converter is open */
    struct buf rest; /* of the input: the beginning of a sequence */
    struct buf made;
    size_t at; /* read of made */
    bool end;
    struct whole_runs runs; /* of UTF-8, in what was read */
};

static void
fill(struct recode *r)
{
    size_t n = carrier_read(r->in, buf_reserve(&r->rest, BLOCK), BLOCK);
    char *s = r->rest.data;
    size_t len = r->rest.len += n;

    buf_clear(&r->made);
    r->at = 0;
    r->end = !n;
    whole_runs_add(&r->runs, s, len);
    if (r->converter.unit == 1 && r->e->confidence < 1 &&
        whole_runs_remarkable(&r->runs))
        r->e->given_up = r->runs.characters;
    converter_take(&r->converter, &s, &len, r->end, &r->made);
    if (len)
        memmove(r->rest.data, s, len);
    r->rest.len = len;
    if (!r->end || !r->in->reason)
        return;
    carrier_break(&r->c, r->in->reason, mem_string(r->in->detail));
}

static size_t
recode_read(struct carrier *c, char *p, size_t len)
{
    struct recode *r = (struct recode *)c;
    size_t n;

    while (r->at == r->made.len && !r->end)
        fill(r);
    n = r->made.len - r->at;
    if (n > len)
        n = len;
    if (n)
        memcpy(p, r->made.data + r->at, n);
    r->at += n;
    return n;
}

static void
recode_close(struct carrier *c)
{
    struct recode *r = (struct recode *)c;

    if (r->started)
        converter_close(&r->converter);
    buf_free(&r->rest);
    buf_free(&r->made);
    free(r);
}

static void
start(struct recode *r)
{
    r->c.read = recode_read;
    r->started = converter_open(&r->converter, r->e->name);
    if (!r->started) {
        r->end = true;
        carrier_break(&r->c, "unreadable",
                      mem_format("no converter for %s", r->e->name));
    }
}

/* Decides by what stands around and behind the byte `at` of p, the first that
   is not ASCII. */
static void
decide(struct recode *r, const char *p, size_t n, size_t at)
{
    size_t from = at < BEFORE ? 0 : at - BEFORE, ahead;
    const char *more = carrier_peek(r->in, ENCODING_HEAD, &ahead);
    struct buf sample = {0};

    buf_add(&sample, p + from, n - from);
    buf_add(&sample, more, ahead);
    encoding_close(sample.data, sample.len, ahead < ENCODING_HEAD, r->e);
    buf_free(&sample);
}

/* UTF-8 already, or as far as one can tell. */
static size_t
same_read(struct carrier *c, char *p, size_t len)
{
    struct recode *r = (struct recode *)c;
    size_t n = carrier_read(r->in, p, len), plain;

    if (!n && r->in->reason)
        carrier_break(c, r->in->reason, mem_string(r->in->detail));
    if (!r->e->open)
        return n;
    plain = plain_ascii(p, n);
    if (plain == n)
        return n;
    decide(r, p, n, plain);
    if (r->e->utf8)
        return n;
    start(r);
    buf_add(&r->rest, p + plain, n - plain);
    return plain ? plain : recode_read(c, p, len);
}

struct carrier *
carrier_utf8(struct carrier *in, struct encoding *e, bool inside)
{
    struct recode *r = mem_alloc(sizeof *r);
    char mark[4];

    r->c.read = same_read;
    r->c.close = recode_close;
    r->in = in;
    r->e = e;
    if (!inside && e->bom)
        carrier_read(in, mark, e->bom);
    if (!e->utf8)
        start(r);
    return &r->c;
}
