#include "chunk_ids.h"

#include <stdlib.h>

#include "hash.h"
#include "mem.h"

void
chunk_ids_free(struct chunk_ids *c)
{
    free(c->of);
    ids_free(&c->ids);
    *c = (struct chunk_ids){0};
}

/* Types come in ascending order, mostly: what those that come next will read.
 */
static void
expect_next(const struct chunk_reader *r, const struct types *t, uint32_t type)
{
    size_t len;
    const char *form = chunk_type(r, type + 16, &len);

    types_expect(t, hash64_of(form, len));
    form = chunk_type(r, type + 8, &len);
    types_expect_soon(t, hash64_of(form, len));
}

/* The id of a type that is new in its vocabulary. */
static uint32_t
intern(const struct chunk_reader *r, uint32_t type, struct types *t)
{
    size_t len;
    const char *form = chunk_type(r, type, &len);
    bool added;

    expect_next(r, t, type);
    return types_intern(t, form, len, &added);
}

/* Types of the corpus for those of the document, so far without a frequency. */
static void
map_types(struct chunk_ids *c, const struct chunk_reader *r,
          const struct chunk_item *item, struct types *t)
{
    const uint32_t *types = item->types;
    uint32_t *known = chunk_type_ids(r);
    struct term_frequency *of;

    c->n_of = item->n_types;
    of = c->of = mem_grow(c->of, &c->cap_of, c->n_of, sizeof *c->of);
    for (size_t i = 0, n = c->n_of; i < n; i++) {
        uint32_t *id = &known[types[i]];

        if (!*id)
            *id = intern(r, types[i], t);
        of[i] = (struct term_frequency){*id, 0};
    }
}

void
chunk_ids_map(struct chunk_ids *c, const struct chunk_reader *r,
              const struct chunk_item *item, struct types *t)
{
    const uint32_t *tokens = item->tokens;
    struct term_frequency *of;
    uint32_t *at;

    map_types(c, r, item, t);
    of = c->of;
    c->ids.n = item->n_tokens;
    at = c->ids.at =
        mem_grow(c->ids.at, &c->ids.cap, c->ids.n, sizeof *c->ids.at);
    for (size_t i = 0, n = c->ids.n; i < n; i++) {
        struct term_frequency *f = &of[tokens[i]];

        f->tf++;
        at[i] = f->type;
    }
}
