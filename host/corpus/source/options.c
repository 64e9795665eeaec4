#include <stdlib.h>

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
    *o = (struct source_options){0};
}
