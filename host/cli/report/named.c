#include "named.h"

#include <stdlib.h>

#include "ask.h"
#include "mem.h"
#include "plugin_use.h"

static const struct need needs[] = {
    {"mention", "at", COLUMN_SPAN},
    {"mention", "entity", COLUMN_STRING},
    {"mention", "kind", COLUMN_STRING},
    {"mention", "actor", COLUMN_STRING},
};

struct mention {
    uint32_t start, stop, name;
};

/* Those of one document, and the rows that go on behind it. */
struct mentions {
    struct along along;
    const struct member *next; /* whose row is at hand; NULL: no more */
    int64_t document;
    struct mention *at;
    size_t n, cap;
};

static int
advance(struct mentions *m, struct fault *ft)
{
    int more = along_next(&m->along, &m->next, ft);

    if (more <= 0)
        m->next = NULL;
    return more < 0 ? -1 : 0;
}

static void
free_mentions(struct mentions *m)
{
    if (!m)
        return;
    along_close(&m->along);
    free(m->at);
    free(m);
}

int
named_begin(struct named *d, struct scope *s, struct fault *ft)
{
    int usable =
        plugin_has(s, "actors", needs, sizeof needs / sizeof *needs, ft);

    free_mentions(d->mentions);
    d->mentions = NULL;
    if (!d->names)
        d->names = types_new();
    if (usable <= 0)
        return usable;
    d->mentions = mem_alloc(sizeof *d->mentions);
    /* Capitals that are mere places are nobody. */
    return along_open(&d->mentions->along, &s->standings, "actors",
                      "SELECT document, start, stop, coalesce(actor, entity) "
                      "FROM actors_mention WHERE actor IS NOT NULL OR kind IS "
                      "NOT 'place' ORDER BY document, n",
                      ft) ||
                   advance(d->mentions, ft)
               ? -1
               : 0;
}

static void
add_mention(struct named *d, struct mentions *m)
{
    struct value name = sql_value(m->along.rows, 3, NULL);
    bool added;

    if (name.kind != VALUE_TEXT)
        return;
    m->at = mem_grow(m->at, &m->cap, m->n + 1, sizeof *m->at);
    m->at[m->n++] = (struct mention){
        row_offset(m->along.rows, 1), row_offset(m->along.rows, 2),
        types_intern(d->names, name.text.p, name.text.len, &added)};
}

/* Reads the mentions of a document, and passes by those before. */
static int
take(struct named *d, struct mentions *m, int64_t document, struct fault *ft)
{
    m->document = document;
    m->n = 0;
    while (m->next && m->next->id <= document) {
        if (m->next->id == document)
            add_mention(d, m);
        if (advance(m, ft))
            return -1;
    }
    return 0;
}

static bool
has(const struct named *d, uint32_t name)
{
    for (size_t i = 0; i < d->n; i++) {
        if (d->at[i] == name)
            return true;
    }
    return false;
}

int
named_in(struct named *d, int64_t document, uint32_t start, uint32_t stop,
         struct fault *ft)
{
    struct mentions *m = d->mentions;

    d->n = 0;
    if (!m)
        return 0;
    if (m->document != document && take(d, m, document, ft))
        return -1;
    for (size_t i = 0; i < m->n; i++) {
        const struct mention *one = &m->at[i];

        if (one->start < start || one->stop > stop || has(d, one->name))
            continue;
        d->at = mem_grow(d->at, &d->cap, d->n + 1, sizeof *d->at);
        d->at[d->n++] = one->name;
    }
    return 0;
}

void
named_close(struct named *d)
{
    free_mentions(d->mentions);
    types_free(d->names);
    free(d->at);
    *d = (struct named){0};
}
