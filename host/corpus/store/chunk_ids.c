#include "chunk_ids.h"

#include <stdlib.h>
#include <string.h>

#include "hash.h"
#include "mem.h"

void
chunk_ids_free(struct chunk_ids *c)
{
    free(c->global);
    free(c->hash);
    free(c->of);
    ids_free(&c->ids);
    *c = (struct chunk_ids){0};
}

/* Notices another chunk. */
static void
follow_chunk(struct chunk_ids *c, const struct chunk_reader *r)
{
    size_t n = chunk_types(r);

    if (c->serial == chunk_serial(r))
        return;
    c->serial = chunk_serial(r);
    c->n = n;
    c->global = mem_grow(c->global, &c->cap, n, sizeof *c->global);
    if (n)
        memset(c->global, 0, n * sizeof *c->global);
    c->hash = mem_grow(c->hash, &c->cap_hashes, n, sizeof *c->hash);
    for (size_t i = 0; i < n; i++) {
        size_t len;
        const char *form = chunk_type(r, (uint32_t)i, &len);

        c->hash[i] = hash64_of(form, len);
    }
}

/* Local ids come in ascending order, mostly: those that come next. */
static void
expect_next(const struct chunk_ids *c, const struct types *t, uint32_t local)
{
    if (local + 16 < c->n)
        types_expect(t, c->hash[local + 16]);
    if (local + 8 < c->n)
        types_expect_soon(t, c->hash[local + 8]);
}

/* The type of a local id that is new in its chunk. */
static uint32_t
intern(struct chunk_ids *c, const struct chunk_reader *r, uint32_t local,
       struct types *t)
{
    size_t len;
    const char *form = chunk_type(r, local, &len);
    bool added;

    expect_next(c, t, local);
    c->global[local] =
        types_intern_hashed(t, form, len, c->hash[local], &added);
    return c->global[local];
}

void
chunk_ids_map(struct chunk_ids *c, const struct chunk_reader *r,
              const struct chunk_item *item, struct types *t)
{
    struct ids *ids = &c->ids;

    follow_chunk(c, r);
    c->n_of = item->n_types;
    c->of = mem_grow(c->of, &c->cap_of, c->n_of, sizeof *c->of);
    for (size_t i = 0; i < c->n_of; i++) {
        uint32_t local = item->types[i], id = c->global[local];

        c->of[i].type = id ? id : intern(c, r, local, t);
        c->of[i].tf = 0;
    }
    ids->n = item->n_tokens;
    ids->at = mem_grow(ids->at, &ids->cap, ids->n, sizeof *ids->at);
    for (size_t i = 0; i < ids->n; i++) {
        struct term_frequency *f = &c->of[item->tokens[i]];

        f->tf++;
        ids->at[i] = f->type;
    }
}
