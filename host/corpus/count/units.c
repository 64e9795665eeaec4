#include "units.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "stemmer.h"
#include "types.h"
#include "words.h"

enum {
    MANY = 5000 /* forms to be read one by one */
};

/* A form read by itself. */
struct single {
    char *form;
    size_t len;
};

struct units {
    struct reader *reader;
    enum token_rule rule;
    struct stemmer *stemmer;  /* or NULL */
    struct vocabulary *types; /* NULL until read */
    struct single *single;    /* by id, before all are read */
    struct ids read;          /* of these */
    /* Where units are not the types: */
    struct types *forms;
    uint32_t *first; /* of a type in `map`; [type + 1] is behind its last */
    struct ids map;
};

bool
units_are_types(const struct units *u)
{
    return u->rule == TOKENS_SLANT && !u->stemmer;
}

/* A token without a stem is its own, so that each part of a type is a unit. */
static void
add(struct units *u, const char *s, size_t len)
{
    bool added;

    if (u->stemmer) {
        size_t stem_len;
        const char *stem = stemmer_of(u->stemmer, s, len, &stem_len);

        s = stem_len ? stem : s;
        len = stem_len ? stem_len : len;
    }
    u->map.at =
        mem_grow(u->map.at, &u->map.cap, u->map.n + 1, sizeof *u->map.at);
    u->map.at[u->map.n++] = types_intern(u->forms, s, len, &added);
}

static void
map_types(struct units *u)
{
    uint32_t size = vocabulary_size(u->types);
    struct spans parts = {0};

    u->forms = types_new();
    u->first = mem_alloc(((size_t)size + 2) * sizeof *u->first);
    for (uint32_t type = 1; type <= size; type++) {
        size_t len;
        const char *form = vocabulary_form(u->types, type, &len);

        u->first[type] = (uint32_t)u->map.n;
        spans_clear(&parts);
        token_rule_parts(u->rule, form, len, &parts);
        for (size_t i = 0; i < parts.n; i++)
            add(u, form + parts.at[i].start,
                parts.at[i].stop - parts.at[i].start);
    }
    u->first[size + 1] = (uint32_t)u->map.n;
    spans_free(&parts);
}

int
units_load(struct units *u, struct fault *ft)
{
    if (u->types)
        return 0;
    if (vocabulary_open(&u->types, reader_store(u->reader), ft))
        return -1;
    if (!units_are_types(u))
        map_types(u);
    return 0;
}

int
units_open(struct units **out, struct reader *r, enum token_rule rule,
           const char *stems, struct fault *ft)
{
    struct units *u = mem_alloc(sizeof *u);

    u->reader = r;
    u->rule = token_rule_counted(rule);
    if ((stems && stemmer_new(&u->stemmer, stems, ft)) ||
        (!units_are_types(u) && units_load(u, ft))) {
        units_free(u);
        return -1;
    }
    *out = u;
    return 0;
}

void
units_free(struct units *u)
{
    if (!u)
        return;
    for (size_t i = 0; i < u->read.n; i++)
        free(u->single[u->read.at[i]].form);
    ids_free(&u->read);
    free(u->single);
    stemmer_free(u->stemmer);
    vocabulary_free(u->types);
    types_free(u->forms);
    free(u->first);
    ids_free(&u->map);
    free(u);
}

void
units_room_free(struct units_room *room)
{
    ids_free(&room->out);
    free(room->before);
}

void
units_of(const struct units *u, struct units_room *room, const uint32_t **at,
         size_t *n, const bool **before)
{
    struct ids *out = &room->out;
    bool cut = false; /* before the next unit */

    if (units_are_types(u))
        return;
    out->n = 0;
    for (size_t i = 0; i < *n; i++) {
        uint32_t type = (*at)[i], end = u->first[type + 1];
        size_t more = end - u->first[type];

        cut = cut || (before && *before && (*before)[i]);
        out->at = mem_grow(out->at, &out->cap, out->n + more, sizeof *out->at);
        if (before && *before)
            room->before = mem_grow(room->before, &room->before_cap,
                                    out->n + more, sizeof *room->before);
        for (uint32_t k = u->first[type]; k < end; k++) {
            if (before && *before)
                room->before[out->n] = cut;
            out->at[out->n++] = u->map.at[k];
            cut = false;
        }
    }
    *at = out->at;
    *n = out->n;
    if (before && *before)
        *before = room->before;
}

size_t
units_in(const struct units *u, const uint32_t *types, size_t n)
{
    size_t units = 0;

    if (units_are_types(u))
        return n;
    for (size_t i = 0; i < n; i++)
        units += u->first[types[i] + 1] - u->first[types[i]];
    return units;
}

int
units_want(struct units *u, const uint32_t *ids, size_t n, struct fault *ft)
{
    if (!u->types && n > MANY)
        return units_load(u, ft);
    if (u->types)
        return 0;
    if (!u->single) {
        uint32_t highest;

        if (reader_types(u->reader, &highest, ft))
            return -1;
        u->single = mem_alloc(((size_t)highest + 1) * sizeof *u->single);
    }
    for (size_t i = 0; i < n; i++) {
        struct single *s = &u->single[ids[i]];

        if (s->form)
            continue;
        s->form = reader_form(u->reader, ids[i], &s->len, ft);
        if (!s->form)
            return -1;
        u->read.at = mem_grow(u->read.at, &u->read.cap, u->read.n + 1,
                              sizeof *u->read.at);
        u->read.at[u->read.n++] = ids[i];
    }
    return 0;
}

int
units_highest(struct units *u, uint32_t *id, struct fault *ft)
{
    if (!u->types)
        return reader_types(u->reader, id, ft);
    *id = units_size(u);
    return 0;
}

uint32_t
units_size(const struct units *u)
{
    return u->forms ? types_size(u->forms) : vocabulary_size(u->types);
}

const char *
units_form(const struct units *u, uint32_t id, size_t *len)
{
    if (u->forms)
        return types_form(u->forms, id, len);
    if (u->types)
        return vocabulary_form(u->types, id, len);
    *len = u->single[id].len;
    return u->single[id].form;
}

const struct vocabulary *
units_types(const struct units *u)
{
    return u->types;
}

static bool
is_whole(const struct spans *parts, size_t len)
{
    return parts->n == 1 && parts->at[0].start == 0 && parts->at[0].stop == len;
}

bool
units_can_be(struct units *u, const char *form, size_t len)
{
    struct spans parts = {0};
    size_t stem_len = len;
    const char *stem = form;
    bool can;

    words_find(form, 0, (uint32_t)len, &parts);
    can = is_whole(&parts, len);
    spans_clear(&parts);
    token_rule_parts(u->rule, form, len, &parts);
    can = can && is_whole(&parts, len);
    spans_free(&parts);
    if (u->stemmer)
        stem = stemmer_of(u->stemmer, form, len, &stem_len);
    return can && stem_len == len && memcmp(stem, form, len) == 0;
}
