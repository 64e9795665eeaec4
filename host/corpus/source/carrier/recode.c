/* Text in another encoding as UTF-8, by the C library's iconv. */
#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "encoding.h"
#include "mem.h"
#include "plain.h"
#include "whole_runs.h"

#define BLOCK (64u << 10)
#define INVALID '\xff'

/* As iconv knows the superset that is really written under a name. */
static const char *
iconv_name(const char *name)
{
    static const char *const names[][2] = {
        {"Shift_JIS", "CP932"},         {"EUC-KR", "UHC"},
        {"Big5", "BIG5-HKSCS"},         {"ISO-8859-1", "CP1252"},
        {"GB2312", "GB18030"},          {"GBK", "GB18030"},
        {"ISO-8859-8-I", "ISO-8859-8"},
    };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcasecmp(name, names[i][0]) == 0)
            return names[i][1];
    }
    return name;
}

bool
encoding_known(const char *name)
{
    iconv_t cd;

    if (!*name || strchr(name, '/') || strlen(name) > 30)
        return false;
    cd = iconv_open("UTF-8", iconv_name(name));
    if (cd == (iconv_t)-1)
        return false;
    iconv_close(cd);
    return true;
}

/* Bytes of the smallest unit: what is passed over after an invalid one. */
static size_t
unit_of(const char *name)
{
    if (strncasecmp(name, "UTF-16", 6) == 0)
        return 2;
    return strncasecmp(name, "UTF-32", 6) == 0 ? 4 : 1;
}

/* Converts what there is; bytes of *s that are the beginning of a sequence stay
   there unless it is the end. */
static void
convert(iconv_t cd, size_t unit, char **s, size_t *len, bool end,
        struct buf *out)
{
    while (*len) {
        size_t room = *len * 2 + 16, left = room;
        char *to = buf_reserve(out, room);
        size_t status = iconv(cd, s, len, &to, &left);

        out->len += room - left;
        if (status != (size_t)-1 || errno == E2BIG)
            continue;
        if (errno == EINVAL && !end)
            return;
        buf_char(out, INVALID);
        iconv(cd, NULL, NULL, NULL, NULL);
        unit = unit < *len ? unit : *len;
        *s += unit;
        *len -= unit;
    }
}

void
encoding_convert(const struct encoding *e, const char *s, size_t len,
                 struct buf *out)
{
    iconv_t cd = iconv_open("UTF-8", iconv_name(e->name));
    char *from = (char *)s + e->bom; /* iconv does not write to it */

    len -= e->bom;
    if (cd == (iconv_t)-1) {
        buf_char(out, INVALID);
        return;
    }
    convert(cd, unit_of(e->name), &from, &len, true, out);
    iconv_close(cd);
}

#define BEFORE 1024 /* bytes before the first one that is not ASCII */

struct recode {
    struct carrier c;
    struct carrier *in;
    struct encoding *e;
    iconv_t cd;
    size_t unit;
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
    if (r->unit == 1 && r->e->confidence < 1 && whole_runs_remarkable(&r->runs))
        r->e->given_up = r->runs.characters;
    convert(r->cd, r->unit, &s, &len, r->end, &r->made);
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

    if (r->cd)
        iconv_close(r->cd);
    buf_free(&r->rest);
    buf_free(&r->made);
    free(r);
}

static void
start(struct recode *r)
{
    r->c.read = recode_read;
    r->unit = unit_of(r->e->name);
    r->cd = iconv_open("UTF-8", iconv_name(r->e->name));
    if (r->cd == (iconv_t)-1) {
        r->cd = NULL;
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
