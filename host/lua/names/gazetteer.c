#include "gazetteer.h"

#include <stdlib.h>
#include <string.h>

#include "hash.h"

const char *const name_kinds[NAME_KINDS] = {
    "state", "person", "institution", "place", "people", "bloc", "organization",
};

void
gazetteer_free(struct gazetteer *g)
{
    names_free(&g->names);
    free(g->entries);
    free(g->terms);
    free(g->offices);
    free(g->states);
    name_map_free(&g->person_of);
    name_map_free(&g->office_of);
    name_map_free(&g->state_of);
    name_map_free(&g->short_of);
    for (size_t i = 0; i < g->n_files; i++)
        free(g->files[i]);
    free(g->files);
    *g = (struct gazetteer){0};
}

size_t
gazetteer_bytes(const struct gazetteer *g)
{
    return sizeof *g + names_bytes(&g->names) + name_map_bytes(&g->person_of) +
           name_map_bytes(&g->office_of) + name_map_bytes(&g->state_of) +
           name_map_bytes(&g->short_of) + g->cap_entries * sizeof *g->entries +
           g->cap_terms * sizeof *g->terms +
           g->cap_offices * sizeof *g->offices +
           g->cap_states * sizeof *g->states + g->bytes;
}

/* ---- texts ---- */

bool
name_text_is(struct name_text t, const char *s)
{
    return t.s && strlen(s) == t.len && memcmp(t.s, s, t.len) == 0;
}

bool
name_text_same(struct name_text a, struct name_text b)
{
    return a.len == b.len && !a.s == !b.s &&
           (a.len == 0 || memcmp(a.s, b.s, a.len) == 0);
}

/* As strings are ordered. */
static int
compare(struct name_text a, struct name_text b)
{
    size_t n = a.len < b.len ? a.len : b.len;
    int way = n ? memcmp(a.s, b.s, n) : 0;

    return way ? way : (a.len > b.len) - (a.len < b.len);
}

uint64_t
name_text_hash(struct name_text t)
{
    return hash64_of(t.len ? t.s : "", t.len);
}

/* At most len bytes of it. */
static struct name_text
cut(struct name_text t, size_t len)
{
    return (struct name_text){t.s, t.len < len ? t.len : len};
}

/* ---- terms of office ---- */

static bool
in_term(const struct name_term *t, struct name_text date)
{
    if (!date.s)
        return true;
    return (t->from.len == 0 || compare(date, cut(t->from, date.len)) >= 0) &&
           (t->to.len == 0 || compare(cut(date, t->to.len), t->to) <= 0);
}

bool
gazetteer_in_term(const struct gazetteer *g, const struct name_entry *person,
                  struct name_text date)
{
    for (uint32_t i = person->first_term; i; i = g->terms[i].next)
        if (in_term(&g->terms[i], date))
            return true;
    return false;
}

struct name_text
gazetteer_state_of(const struct gazetteer *g, const struct name_entry *person,
                   struct name_text date)
{
    for (uint32_t i = person->first_term; i; i = g->terms[i].next)
        if (in_term(&g->terms[i], date))
            return g->terms[i].state;
    return (struct name_text){0};
}

struct name_text
gazetteer_first_state(const struct gazetteer *g,
                      const struct name_entry *person)
{
    return g->terms[person->first_term].state;
}

uint64_t
gazetteer_office_key(struct name_text state, struct name_text office)
{
    return name_text_hash(state) * 0x9e3779b97f4a7c15u ^ name_text_hash(office);
}

/* Whether a date is a term's last day, on which a successor may begin. */
static bool
ends_on(const struct name_term *t, struct name_text date)
{
    return date.s && t->to.len && name_text_same(t->to, date);
}

const struct name_entry *
gazetteer_holder(const struct gazetteer *g, struct name_text state,
                 struct name_text office, struct name_text date)
{
    uint64_t key = gazetteer_office_key(state, office);
    uint32_t holder = 0, leaving = 0;

    for (uint32_t i = name_map_get(&g->office_of, key); i;
         i = g->offices[i].next) {
        const struct name_office *o = &g->offices[i];
        const struct name_term *t = &g->terms[o->term];
        uint32_t *person = ends_on(t, date) ? &leaving : &holder;

        if (t->from.len == 0 || !in_term(t, date))
            continue;
        if (*person && *person != o->person)
            return NULL;
        *person = o->person;
    }
    if (!holder)
        holder = leaving;
    return holder ? &g->entries[holder] : NULL;
}

/* ---- names ---- */

const struct name_entry *
gazetteer_find(const struct gazetteer *g, struct name_text t,
               const struct name_word *first, size_t *stop)
{
    uint32_t number = names_find(&g->names, t, first, stop);

    return number ? &g->entries[number] : NULL;
}

struct name_text
gazetteer_then(const struct gazetteer *g, struct name_text actor,
               struct name_text date)
{
    return actor.s && date.s && g->past.state.s &&
                   name_text_same(actor, g->past.state) &&
                   compare(date, g->past.until) < 0
               ? g->past.was
               : actor;
}

struct name_text
gazetteer_canonical(const struct gazetteer *g, struct name_text name,
                    struct name_text date)
{
    uint64_t key = name_text_hash(name);
    uint32_t state = name_map_get(&g->state_of, key), person;

    if (state && g->states[state].name.s)
        return g->states[state].name;
    person = name_map_get(&g->person_of, key);
    return person ? gazetteer_state_of(g, &g->entries[person], date)
                  : (struct name_text){0};
}

struct name_text
gazetteer_adjective(const struct gazetteer *g, struct name_text state)
{
    uint32_t number = name_map_get(&g->state_of, name_text_hash(state));

    return number && g->states[number].adjective.s ? g->states[number].adjective
                                                   : state;
}
