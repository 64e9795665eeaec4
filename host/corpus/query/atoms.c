#include "atoms.h"

#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "hash.h"
#include "mem.h"
#include "stemmer.h"

#define NONE UINT32_MAX

struct entry {
    size_t form, len, prefix, cased, cased_len; /* form, cased: in bytes */
    bool has_case;
    bool stem; /* prefix: all of it, to be found by */
    bool possessive;
    uint32_t next; /* the next atom under the same hash, or NONE */
};

struct atoms {
    struct buf bytes;
    struct entry *entry;
    size_t n, cap;
    uint32_t *slot;          /* by hash of the prefix: an atom, or NONE */
    size_t n_slots;          /* a power of two */
    size_t longest;          /* prefix of a pattern with wildcards */
    struct stemmer *stemmer; /* or NULL */
    enum token_rule rule;
};

struct atoms *
atoms_new(void)
{
    struct atoms *a = mem_alloc(sizeof *a);

    a->rule = TOKENS_INSIDE;
    return a;
}

void
atoms_free(struct atoms *a)
{
    if (!a)
        return;
    buf_free(&a->bytes);
    free(a->entry);
    free(a->slot);
    stemmer_free(a->stemmer);
    free(a);
}

int
atoms_stem(struct atoms *a, const char *language, struct fault *ft)
{
    return stemmer_new(&a->stemmer, language, ft);
}

void
atoms_cut(struct atoms *a, enum token_rule rule)
{
    a->rule = rule;
}

enum token_rule
atoms_rule(const struct atoms *a)
{
    return a->rule;
}

size_t
atoms_n(const struct atoms *a)
{
    return a->n;
}

struct atom
atoms_at(const struct atoms *a, uint32_t id)
{
    const struct entry *e = &a->entry[id];

    return (struct atom){
        .form = a->bytes.data + e->form,
        .len = e->len,
        .prefix = e->stem ? 0 : e->prefix,
        .cased = e->has_case ? a->bytes.data + e->cased : NULL,
        .cased_len = e->cased_len,
        .stem = e->stem,
        .possessive = e->possessive,
    };
}

static size_t
slot_of(const struct atoms *a, const char *prefix, size_t len)
{
    return hash64_of(prefix, len) & (a->n_slots - 1);
}

static void
chain(struct atoms *a, uint32_t id)
{
    struct entry *e = &a->entry[id];
    size_t at = slot_of(a, a->bytes.data + e->form, e->prefix);

    e->next = a->slot[at];
    a->slot[at] = id;
}

static void
widen(struct atoms *a)
{
    size_t n = a->n_slots ? a->n_slots * 2 : 16;

    free(a->slot);
    a->slot = mem_alloc(n * sizeof *a->slot);
    memset(a->slot, 0xff, n * sizeof *a->slot); /* NONE */
    a->n_slots = n;
    for (uint32_t i = 0; i < a->n; i++)
        chain(a, i);
}

static bool
same(const struct atom *x, const struct atom *y)
{
    return x->stem == y->stem && x->possessive == y->possessive &&
           x->len == y->len && memcmp(x->form, y->form, x->len) == 0 &&
           !x->cased == !y->cased &&
           (!x->cased || (x->cased_len == y->cased_len &&
                          memcmp(x->cased, y->cased, x->cased_len) == 0));
}

static size_t
prefix_of(const char *form, size_t len)
{
    size_t n = 0;

    while (n < len && form[n] != ATOM_RUN && form[n] != ATOM_ONE)
        n++;
    return n;
}

uint32_t
atoms_add(struct atoms *a, const char *form, size_t len, const char *cased,
          size_t cased_len, unsigned how)
{
    size_t prefix = prefix_of(form, len);
    struct atom wanted = {.cased = cased,
                          .cased_len = cased_len,
                          .stem = a->stemmer && !(how & ATOM_EXACT) &&
                                  prefix == len,
                          .possessive = how & ATOM_POSSESSIVE};
    struct entry *e;

    if (wanted.stem) {
        form = stemmer_of(a->stemmer, form, len, &len);
        prefix = len;
    }
    wanted.form = form;
    wanted.len = len;
    if (a->n_slots)
        for (uint32_t i = a->slot[slot_of(a, form, prefix)]; i != NONE;
             i = a->entry[i].next) {
            struct atom x = atoms_at(a, i);

            if (same(&x, &wanted))
                return i;
        }
    a->entry = mem_grow(a->entry, &a->cap, a->n + 1, sizeof *a->entry);
    e = &a->entry[a->n++];
    *e = (struct entry){.form = a->bytes.len,
                        .len = len,
                        .prefix = prefix,
                        .stem = wanted.stem,
                        .possessive = wanted.possessive};
    buf_add(&a->bytes, form, len);
    if (cased) {
        e->has_case = true;
        e->cased = a->bytes.len;
        e->cased_len = cased_len;
        buf_add(&a->bytes, cased, cased_len);
    }
    if (prefix < len && prefix > a->longest)
        a->longest = prefix;
    if (a->n * 2 > a->n_slots)
        widen(a);
    else
        chain(a, (uint32_t)a->n - 1);
    return (uint32_t)a->n - 1;
}

static void
stems_of(const struct atoms *a, const char *part, size_t len, bool possessive,
         void (*each)(void *cookie, uint32_t atom), void *cookie)
{
    const char *stem = stemmer_of(a->stemmer, part, len, &len);

    for (uint32_t i = a->slot[slot_of(a, stem, len)]; i != NONE;
         i = a->entry[i].next) {
        const struct entry *e = &a->entry[i];

        if (e->stem && e->len == len && e->possessive <= possessive &&
            memcmp(a->bytes.data + e->form, stem, len) == 0)
            each(cookie, i);
    }
}

/* Patterns with wildcards are found by each beginning of the part that may be
   their prefix, the others by the whole. */
void
atoms_of(const struct atoms *a, const char *part, size_t len, bool possessive,
         void (*each)(void *cookie, uint32_t atom), void *cookie)
{
    size_t longest = a->longest < len ? a->longest : len;

    if (!a->n)
        return;
    for (size_t n = 0; n <= len; n = n < longest ? n + 1
                                     : n < len   ? len
                                                 : n + 1)
        for (uint32_t i = a->slot[slot_of(a, part, n)]; i != NONE;
             i = a->entry[i].next) {
            const struct entry *e = &a->entry[i];

            if (e->prefix == n && !e->stem && e->possessive <= possessive &&
                (e->prefix < e->len || n == len) &&
                atom_fits(a->bytes.data + e->form, e->len, part, len))
                each(cookie, i);
        }
    if (a->stemmer)
        stems_of(a, part, len, possessive, each, cookie);
}

static size_t
point(const char *s, size_t len)
{
    size_t n = 1;

    while (n < len && ((unsigned char)s[n] & 0xc0) == 0x80)
        n++;
    return n;
}

bool
atom_fits(const char *pattern, size_t n, const char *s, size_t len)
{
    size_t p = 0, at = 0, run = SIZE_MAX, again = 0;

    while (at < len) {
        if (p < n && pattern[p] == ATOM_RUN) {
            run = ++p;
            again = at;
        } else if (p < n && pattern[p] == ATOM_ONE) {
            p++;
            at += point(s + at, len - at);
        } else if (p < n && pattern[p] == s[at]) {
            p++;
            at++;
        } else if (run != SIZE_MAX) {
            p = run;
            again += point(s + again, len - again);
            at = again;
        } else {
            return false;
        }
    }
    while (p < n && pattern[p] == ATOM_RUN)
        p++;
    return p == n;
}
