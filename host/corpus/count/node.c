#include "node.h"

#include <stdlib.h>
#include <string.h>

#include "lexis.h"
#include "mem.h"

enum {
    PARTS_MAX = 32
};

/* ---- what is asked for ---- */

static uint32_t
count_parts(const struct node *n, struct spans *parts, const char *form,
            size_t len)
{
    spans_clear(parts);
    token_rule_parts(atoms_rule(n->atoms), form, len, parts);
    return parts->n < PARTS_MAX ? (uint32_t)parts->n : PARTS_MAX;
}

/* Fills what each type is. */
static void
look_at_types(struct node *n, const struct vocabulary *types)
{
    uint32_t size = vocabulary_size(types);
    struct lexis *x = lexis_new(n->atoms);
    struct spans parts = {0};

    for (uint32_t type = 1; type <= size; type++) {
        size_t len, held = 0;
        const char *form = vocabulary_form(types, type, &len);
        const struct lexis_entry *e = NULL;

        n->parts[type] = (uint8_t)count_parts(n, &parts, form, len);
        if (lexis_add(x, type, form, len))
            e = lexis_of(x, type, &held);
        for (size_t i = 0; i < held; i++)
            if (e[i].part < PARTS_MAX)
                n->is[e[i].atom][type] |= (uint32_t)1 << e[i].part;
    }
    spans_free(&parts);
    lexis_free(x);
}

static uint32_t
bits_of(const struct node *n, uint32_t atom, uint32_t type)
{
    return atom == PHRASES_ANY ? UINT32_MAX : n->is[atom][type];
}

static void
find_begins(struct node *n, uint32_t size)
{
    for (size_t i = 0; i < n->phrases.n; i++) {
        const struct phrase *f = &n->phrases.at[i];

        n->longer = n->longer || f->n > 1;
        for (uint32_t type = 1; type <= size; type++)
            n->begins[type] |= bits_of(n, f->atom[0], type) != 0;
    }
}

/* atoms_cut, and stems where those are counted. */
static int
choose_atoms(struct atoms *a, const struct request *q, struct fault *ft)
{
    atoms_cut(a, q->rule);
    return q->stems ? atoms_stem(a, q->stems, ft) : 0;
}

int
node_make(struct node *n, struct work *w, const char *text, struct fault *ft)
{
    const struct vocabulary *types;
    size_t size;

    *n = (struct node){.units = w->units,
                       .inside = w->q->rule == TOKENS_INSIDE,
                       .atoms = atoms_new()};
    if (units_load(w->units, ft) || choose_atoms(n->atoms, w->q, ft) ||
        phrases_parse(&n->phrases, n->atoms, text, ft)) {
        node_free(n);
        return -1;
    }
    types = units_types(w->units);
    size = (size_t)vocabulary_size(types) + 1;
    n->parts = mem_alloc(size);
    n->begins = mem_alloc(size);
    n->is = mem_alloc((atoms_n(n->atoms) + 1) * sizeof *n->is);
    for (size_t i = 0; i < atoms_n(n->atoms); i++)
        n->is[i] = mem_alloc(size * sizeof **n->is);
    look_at_types(n, types);
    find_begins(n, vocabulary_size(types));
    return 0;
}

void
node_free(struct node *n)
{
    for (size_t i = 0; n->is && i < atoms_n(n->atoms); i++)
        free(n->is[i]);
    free(n->is);
    phrases_free(&n->phrases);
    atoms_free(n->atoms);
    free(n->parts);
    free(n->begins);
    *n = (struct node){0};
}

/* ---- where it stands ---- */

struct spot { /* a part of a token */
    size_t token;
    unsigned part;
};

static bool
is_before(struct spot a, struct spot b)
{
    return a.token < b.token || (a.token == b.token && a.part < b.part);
}

/* Whether the words of a phrase stand from a spot on, which is put behind
   them. */
static bool
stands(const struct node *n, const struct phrase *f, const struct passage *p,
       struct spot *at)
{
    for (size_t i = 0; i < f->n; i++) {
        uint32_t type;

        if (at->token == p->n_types ||
            (i && !at->part && p->apart && p->apart[at->token]))
            return false;
        type = p->types[at->token];
        if (at->part >= n->parts[type] ||
            !(bits_of(n, f->atom[i], type) >> at->part & 1))
            return false;
        if (++at->part == n->parts[type])
            *at = (struct spot){at->token + 1, 0};
    }
    return true;
}

/* Whether one does; the shortest. */
static bool
any_stands(const struct node *n, const struct passage *p, struct spot at,
           struct spot *end)
{
    bool found = false;

    for (size_t i = 0; i < n->phrases.n; i++) {
        struct spot behind = at;

        if (stands(n, &n->phrases.at[i], p, &behind) &&
            (!found || is_before(behind, *end))) {
            *end = behind;
            found = true;
        }
    }
    return found;
}

/* The first spot at or behind *at where one does. */
static bool
next_spot(const struct node *n, const struct passage *p, struct spot *at,
          struct spot *end)
{
    for (; at->token < p->n_types; *at = (struct spot){at->token + 1, 0}) {
        uint32_t type = p->types[at->token];

        if (!n->begins[type])
            continue;
        for (; at->part < n->parts[type]; at->part++)
            if (any_stands(n, p, *at, end))
                return true;
    }
    return false;
}

bool
node_next(const struct node *n, const struct passage *p, struct node_place *at)
{
    struct spot from = {at->token, at->part}, end;

    if (!next_spot(n, p, &from, &end))
        return false;
    at->units +=
        units_in(n->units, p->types + at->token, from.token - at->token);
    at->first = at->units + (n->inside ? 0 : from.part);
    at->units +=
        units_in(n->units, p->types + from.token, end.token - from.token);
    at->stop = at->units + (n->inside ? end.part > 0 : end.part);
    at->token = end.token;
    at->part = end.part;
    return true;
}

int
node_look(const struct node *n, struct passage *p, struct fault *ft)
{
    struct spot at = {0}, end;

    if (p->apart)
        return 0;
    for (; n->longer && next_spot(n, p, &at, &end); at = end)
        if (end.token > at.token + 1 || (end.token > at.token && end.part))
            return passage_apart(p, ft);
    return 0;
}
