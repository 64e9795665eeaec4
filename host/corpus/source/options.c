#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "source.h"

static void
encode_pairs(const struct source_pair *p, size_t n, struct buf *out)
{
    buf_varint(out, n);
    for (size_t i = 0; i < n; i++) {
        buf_opt(out, p[i].name);
        buf_opt(out, p[i].value);
    }
}

void
source_options_encode(const struct source_options *o, struct buf *out)
{
    encode_pairs(o->map, o->n_map, out);
    encode_pairs(o->set, o->n_set, out);
    buf_opt(out, o->meta);
    buf_opt(out, o->encoding);
    buf_opt(out, o->pattern);
    buf_opt(out, o->records);
    buf_opt(out, o->format);
    buf_opt(out, o->rules);
    buf_opt(out, o->rules_name);
    buf_opt(out, o->date_order);
    buf_u8(out, o->infer_dates);
    buf_u8(out, o->keep_boilerplate);
#define LIMIT(name, usual, least, most, what) buf_u64(out, o->limits.name);
    SOURCE_LIMITS
#undef LIMIT
}

static struct source_pair *
decode_pairs(struct cur *c, size_t *n)
{
    uint64_t count = cur_varint(c);
    struct source_pair *p;

    *n = 0;
    if (c->bad || count > (uint64_t)(c->end - c->p)) {
        c->bad = true;
        return NULL;
    }
    p = mem_alloc((size_t)count * sizeof *p);
    for (; *n < count; ++*n) {
        p[*n].name = cur_opt(c);
        p[*n].value = cur_opt(c);
        if (!p[*n].name || !p[*n].value)
            c->bad = true;
    }
    return p;
}

int
source_options_decode(struct source_options *o, struct cur *c)
{
    struct source_options made = {0};

    made.map = decode_pairs(c, &made.n_map);
    made.set = decode_pairs(c, &made.n_set);
    made.meta = cur_opt(c);
    made.encoding = cur_opt(c);
    made.pattern = cur_opt(c);
    made.records = cur_opt(c);
    made.format = cur_opt(c);
    made.rules = cur_opt(c);
    made.rules_name = cur_opt(c);
    made.date_order = cur_opt(c);
    made.infer_dates = cur_u8(c) != 0;
    made.keep_boilerplate = cur_u8(c) != 0;
#define LIMIT(name, usual, least, most, what) made.limits.name = cur_u64(c);
    SOURCE_LIMITS
#undef LIMIT
    if (c->bad) {
        source_options_free(&made);
        return -1;
    }
    *o = made;
    return 0;
}

static void
free_pairs(struct source_pair *p, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        free(p[i].name);
        free(p[i].value);
    }
    free(p);
}

void
source_options_free(struct source_options *o)
{
    free_pairs(o->map, o->n_map);
    free_pairs(o->set, o->n_set);
    free(o->meta);
    free(o->encoding);
    free(o->pattern);
    free(o->records);
    free(o->format);
    free(o->rules);
    free(o->rules_name);
    free(o->date_order);
    *o = (struct source_options){0};
}

uint64_t *
source_limit(struct source_limits *l, const char *name, uint64_t *least,
             uint64_t *most)
{
#define LIMIT(member, usual, min, max, what) \
    if (strcmp(name, #member) == 0) {        \
        *least = (min);                      \
        *most = (max);                       \
        return &l->member;                   \
    }
    SOURCE_LIMITS
#undef LIMIT
    return NULL;
}

void
source_limits_settle(struct source_limits *l)
{
#define LIMIT(name, usual, least, most, what) \
    if (!l->name)                             \
        l->name = (usual);
    SOURCE_LIMITS
#undef LIMIT
}
