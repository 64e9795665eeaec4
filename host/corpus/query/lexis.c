#include "lexis.h"

#include <stdlib.h>
#include <string.h>

#include "fold.h"
#include "mem.h"

struct lexis {
    const struct atoms *atoms;
    struct run { /* in entry */
        uint32_t first, n;
    } * run;        /* by type */
    size_t n_runs;  /* types below have one */
    uint64_t *held; /* a bit for each of them: small enough for the cache */
    struct lexis_entry *entry;
    size_t n, cap;
    uint32_t part; /* that is being looked at */
    struct spans parts;
};

struct lexis *
lexis_new(const struct atoms *a)
{
    struct lexis *x = mem_alloc(sizeof *x);

    x->atoms = a;
    return x;
}

void
lexis_free(struct lexis *x)
{
    if (!x)
        return;
    free(x->run);
    free(x->held);
    free(x->entry);
    spans_free(&x->parts);
    free(x);
}

static void
on_atom(void *cookie, uint32_t atom)
{
    struct lexis *x = cookie;

    x->entry = mem_grow(x->entry, &x->cap, x->n + 1, sizeof *x->entry);
    x->entry[x->n++] = (struct lexis_entry){atom, x->part};
}

/* Room for a type, in steps, so that types may come in any order. */
static struct run *
run_of(struct lexis *x, uint32_t type)
{
    if (type >= x->n_runs) {
        size_t n = (((size_t)type + 1) * 3 / 2 + 1024) / 64 * 64;
        struct run *wider = mem_alloc(n * sizeof *wider);

        if (x->n_runs)
            memcpy(wider, x->run, x->n_runs * sizeof *wider);
        free(x->run);
        x->run = wider;
        x->held = mem_resize(x->held, n / 64 * sizeof *x->held);
        memset(x->held + x->n_runs / 64, 0,
               (n - x->n_runs) / 64 * sizeof *x->held);
        x->n_runs = n;
    }
    return &x->run[type];
}

bool
lexis_add(struct lexis *x, uint32_t type, const char *form, size_t len)
{
    size_t first = x->n;
    struct run *r;

    spans_clear(&x->parts);
    fold_parts(form, len, &x->parts);
    for (x->part = 0; x->part < x->parts.n; x->part++) {
        struct span at = x->parts.at[x->part];

        atoms_of(x->atoms, form + at.start, at.stop - at.start, on_atom, x);
    }
    if (x->n == first)
        return false;
    r = run_of(x, type);
    *r = (struct run){(uint32_t)first, (uint32_t)(x->n - first)};
    x->held[type / 64] |= (uint64_t)1 << type % 64;
    return true;
}

size_t
lexis_next(const struct lexis *x, const uint32_t *types, size_t at, size_t n)
{
    const uint64_t *held = x->held;
    size_t n_runs = x->n_runs;

    while (at < n && (types[at] >= n_runs ||
                      !(held[types[at] / 64] >> types[at] % 64 & 1)))
        at++;
    return at;
}

const struct lexis_entry *
lexis_of(const struct lexis *x, uint32_t type, size_t *n)
{
    if (type >= x->n_runs || !(x->held[type / 64] >> type % 64 & 1)) {
        *n = 0;
        return NULL;
    }
    *n = x->run[type].n;
    return x->entry + x->run[type].first;
}
