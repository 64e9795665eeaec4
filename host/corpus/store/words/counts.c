#include "counts.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

enum {
    AHEAD = 16 /* tokens; their counts are asked for so early */
};

static void
widen(struct counts *c, size_t n)
{
    struct count *at = mem_table(n * sizeof *at);

    if (c->n)
        memcpy(at, c->at, c->n * sizeof *at);
    free(c->at);
    c->at = at;
    c->n = n;
}

void
counts_reserve(struct counts *c, uint32_t highest)
{
    if (highest >= c->n)
        widen(c, (size_t)highest + 1);
}

/* Room for this id; higher ones will come. */
static void
expect_more(struct counts *c, uint32_t highest)
{
    if (highest >= c->n)
        widen(c, (size_t)highest + 1 + highest / 2);
}

void
counts_add_document(struct counts *c, const struct term_frequency *of, size_t n)
{
    uint32_t highest = 0, document = ++c->documents;

    for (size_t i = 0; i < n; i++)
        highest = of[i].type > highest ? of[i].type : highest;
    expect_more(c, highest);
    for (size_t i = 0; i < n; i++) {
        struct count *t = &c->at[of[i].type];

        if (i + AHEAD < n)
            __builtin_prefetch(&c->at[of[i + AHEAD].type], 1);
        t->frequency += of[i].tf;
        t->docfreq++;
        t->last = document;
    }
}

void
counts_add_list(struct counts *c, uint32_t type, uint64_t frequency,
                uint32_t docfreq)
{
    struct count *t;

    expect_more(c, type);
    t = &c->at[type];
    t->frequency += (int64_t)frequency;
    t->docfreq += (int32_t)docfreq;
    t->last = c->documents;
}

/* Without a branch for the first token of a type: it could not be foreseen. */
void
counts_add_types(struct counts *c, const uint32_t *types, size_t n, int sign)
{
    struct count *at = c->at;
    uint32_t document = ++c->documents;

    for (size_t i = 0; i < n; i++) {
        struct count *t = &at[types[i]], now = {.seen = t->seen};

        if (i + AHEAD < n)
            __builtin_prefetch(&at[types[i + AHEAD]], 1);
        t->frequency += sign;
        now.docfreq += now.last == document ? 0 : sign;
        now.last = document;
        t->seen = now.seen;
    }
}

void
counts_add(struct counts *c, const struct ids *ids, int sign)
{
    expect_more(c, ids_highest(ids));
    counts_add_types(c, ids->at, ids->n, sign);
}

void
counts_join(struct counts *c, const struct counts *other, int sign)
{
    if (other->n > c->n)
        widen(c, other->n);
    for (size_t i = 0; i < other->n; i++) {
        c->at[i].frequency += sign * other->at[i].frequency;
        c->at[i].docfreq += sign * other->at[i].docfreq;
    }
}

void
counts_free(struct counts *c)
{
    free(c->at);
    *c = (struct counts){0};
}
