#include "lexis.h"

#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "fold.h"
#include "hash.h"
#include "mem.h"

struct run { /* of entries */
    uint32_t first, n;
};

struct held { /* a type that holds atoms */
    uint32_t type;
    struct run run; /* n 0: a free slot */
};

struct known { /* its form */
    uint32_t at, len;
    struct run run; /* n 0: a free slot */
};

struct lexis {
    const struct atoms *atoms;
    uint64_t *holds; /* a bit for each type below n_types that holds any: nearly
                        all that are asked for hold none */
    size_t n_types;
    struct held *held; /* by a hash of the type */
    struct lexis_entry *entry;
    size_t n, cap;
    uint32_t part; /* that is being looked at */
    struct spans parts;
    struct known *known;  /* by a hash of the form */
    size_t slots, n_held; /* of both tables */
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
    free(x->holds);
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

static void
set_bit(struct lexis *x, uint32_t type)
{
    if (type >= x->n_types) {
        size_t n = (((size_t)type + 1) * 3 / 2 + 1024) / 64 * 64;

        x->holds = mem_resize(x->holds, n / 8);
        memset(x->holds + x->n_types / 64, 0, (n - x->n_types) / 8);
        x->n_types = n;
    }
    x->holds[type / 64] |= (uint64_t)1 << type % 64;
}

/* ---- the tables ---- */

static struct held *
slot_of_type(const struct lexis *x, uint32_t type)
{
    size_t at = (type * 0x9e3779b97f4a7c15u >> 32) & (x->slots - 1);

    while (x->held[at].run.n && x->held[at].type != type)
        at = (at + 1) & (x->slots - 1);
    return &x->held[at];
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
widen(struct lexis *x)
{
    struct known *known = x->known;
    struct held *held = x->held;
    size_t n = x->slots;

    x->slots = n ? n * 2 : 64;
    x->known = mem_alloc(x->slots * sizeof *x->known);
    x->held = mem_alloc(x->slots * sizeof *x->held);
    for (size_t i = 0; i < n; i++) {
        if (known[i].run.n)
            *slot_of(x, x->forms.data + known[i].at, known[i].len) = known[i];
        if (held[i].run.n)
            *slot_of_type(x, held[i].type) = held[i];
    }
    free(known);
    free(held);
}

static void
remember(struct lexis *x, uint32_t type, const char *form, size_t len,
         struct run run)
{
    if (x->n_held * 2 >= x->slots)
        widen(x);
    *slot_of_type(x, type) = (struct held){type, run};
    *slot_of(x, form, len) =
        (struct known){(uint32_t)x->forms.len, (uint32_t)len, run};
    x->n_held++;
    set_bit(x, type);
    buf_add(&x->forms, form, len);
    x->lengths[len ? (unsigned char)form[0] : 0] |= (uint64_t)1
                                                    << (len < 63 ? len : 63);
}

bool
lexis_add(struct lexis *x, uint32_t type, const char *form, size_t len)
{
    size_t first = x->n;

    spans_clear(&x->parts);
    token_rule_parts(atoms_rule(x->atoms), form, len, &x->parts);
    for (x->part = 0; x->part < x->parts.n; x->part++) {
        struct span at = x->parts.at[x->part];

        atoms_of(x->atoms, form + at.start, at.stop - at.start,
                 fold_possessive(form, len, at) > at.stop, on_atom, x);
    }
    if (x->n == first)
        return false;
    remember(x, type, form, len,
             (struct run){(uint32_t)first, (uint32_t)(x->n - first)});
    return true;
}

const struct lexis_entry *
lexis_of(const struct lexis *x, uint32_t type, size_t *n)
{
    const struct held *h;

    if (type >= x->n_types || !(x->holds[type / 64] >> type % 64 & 1)) {
        *n = 0;
        return NULL;
    }
    h = slot_of_type(x, type);
    *n = h->run.n;
    return x->entry + h->run.first;
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
