#include "lexis.h"

#include <stdlib.h>
#include <string.h>

#include "fold.h"
#include "hash.h"
#include "mem.h"

struct run { /* of entries */
    uint32_t first, n;
};

struct known { /* a form that holds atoms */
    uint32_t at, len;
    struct run run; /* n 0: a free slot */
};

struct lexis {
    const struct atoms *atoms;
    struct run *run; /* by type */
    size_t n_runs;   /* types below have one */
    uint64_t *held;  /* a bit for each of them: small enough for the cache */
    struct lexis_entry *entry;
    size_t n, cap;
    uint32_t part; /* that is being looked at */
    struct spans parts;
    struct known *known; /* by a hash of the form */
    size_t slots, n_known;
    struct buf forms;
    uint64_t lengths[256]; /* by the first byte of a form; the last bit: 63 and
                              more */
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
    free(x->known);
    buf_free(&x->forms);
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

static struct known *
slot_of(const struct lexis *x, const char *form, size_t len)
{
    size_t at = (size_t)hash64_of(form, len) & (x->slots - 1);

    for (;; at = (at + 1) & (x->slots - 1)) {
        struct known *k = &x->known[at];

        if (!k->run.n ||
            (k->len == len && memcmp(x->forms.data + k->at, form, len) == 0))
            return k;
    }
}

static void
remember(struct lexis *x, const char *form, size_t len, struct run run)
{
    struct known *old = x->known;
    size_t n = x->slots;

    if (x->n_known * 2 >= x->slots) {
        x->slots = n ? n * 2 : 64;
        x->known = mem_alloc(x->slots * sizeof *x->known);
        for (size_t i = 0; i < n; i++)
            if (old[i].run.n)
                *slot_of(x, x->forms.data + old[i].at, old[i].len) = old[i];
        free(old);
    }
    *slot_of(x, form, len) =
        (struct known){(uint32_t)x->forms.len, (uint32_t)len, run};
    x->n_known++;
    buf_add(&x->forms, form, len);
    x->lengths[len ? (unsigned char)form[0] : 0] |= (uint64_t)1
                                                    << (len < 63 ? len : 63);
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
    remember(x, form, len, *r);
    return true;
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

const struct lexis_entry *
lexis_of_form(const struct lexis *x, const char *form, size_t len, size_t *n)
{
    const struct known *k = x->slots ? slot_of(x, form, len) : NULL;

    *n = k ? k->run.n : 0;
    return *n ? x->entry + k->run.first : NULL;
}

bool
lexis_may_begin(const struct lexis *x, char first, size_t len)
{
    return x->lengths[(unsigned char)first] >> (len < 63 ? len : 63) & 1;
}

bool
lexis_any(const struct lexis_entry *e, size_t n, const bool *atoms)
{
    for (size_t i = 0; i < n; i++)
        if (atoms[e[i].atom])
            return true;
    return false;
}
