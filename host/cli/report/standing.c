#include "standing.h"

#include <stdlib.h>
#include <string.h>

#include "ask.h"
#include "buf.h"
#include "mem.h"
#include "types.h"

/* Columns of the query. */
enum {
    DOCUMENT,
    STATE,
    CURRENT,
    CAUSE
};

static void
count_skipped(struct standing *t, const struct sql *q)
{
    struct value v = sql_value(q, CAUSE, NULL);
    uint32_t cause = 0;
    size_t cap = t->cap;
    bool added;

    if (v.kind == VALUE_TEXT)
        cause = types_intern(t->causes, v.text.p, v.text.len, &added);
    t->skipped =
        mem_grow(t->skipped, &t->cap, (size_t)cause + 1, sizeof *t->skipped);
    memset(t->skipped + cap, 0, (t->cap - cap) * sizeof *t->skipped);
    t->skipped[cause]++;
}

static void
count(struct standing *t, const struct sql *q, size_t member)
{
    int64_t state =
        row_int(q, CURRENT) ? row_int(q, STATE) : (int64_t)STANDING_STALE;

    if (state <= 0 || state >= STANDINGS)
        return;
    t->n[state]++;
    if (state == PAIR_OK || state == PAIR_EMPTY)
        t->good[member / 8] |= (unsigned char)(1u << member % 8);
    if (state == PAIR_SKIPPED)
        count_skipped(t, q);
}

/* The rows of a plugin, ascending as the members are. */
static int
read_states(struct standing *t, const struct standings *all, struct fault *ft)
{
    const struct census *c = all->census;
    struct buf name = {0};
    struct sql *q;
    uint64_t met = 0;
    size_t at = 0;
    int more;

    sql_quote(&name, t->plugin);
    more = ask(all->store, &q, ft,
               "SELECT document, state, config = (SELECT id FROM "
               "config WHERE plugin = %s AND live), cause FROM state "
               "WHERE plugin = %s ORDER BY document",
               buf_text(&name), buf_text(&name));
    buf_free(&name);
    if (more)
        return -1;
    while ((more = sql_next(q, ft)) > 0) {
        int64_t document = row_int(q, DOCUMENT);

        while (at < c->n && c->at[at].id < document)
            at++;
        if (at == c->n || c->at[at].id != document)
            continue;
        count(t, q, at);
        met++;
    }
    sql_close(q);
    t->n[STANDING_NEVER] = c->n - met;
    return more;
}

int
standing_of(const struct standing **out, struct standings *all,
            const char *plugin, struct fault *ft)
{
    struct standing *t;

    for (size_t i = 0; i < all->n; i++) {
        *out = all->at[i];
        if (strcmp(all->at[i]->plugin, plugin) == 0)
            return 0;
    }
    all->at = mem_grow(all->at, &all->cap, all->n + 1, sizeof *all->at);
    t = all->at[all->n++] = mem_alloc(sizeof *t);
    *t = (struct standing){
        .plugin = mem_string(plugin),
        .causes = types_new(),
        .good = mem_alloc(all->census->n / 8 + 1),
    };
    *out = t;
    return read_states(t, all, ft);
}

void
standings_free(struct standings *all)
{
    for (size_t i = 0; i < all->n; i++) {
        struct standing *t = all->at[i];

        free(t->plugin);
        types_free(t->causes);
        free(t->skipped);
        free(t->good);
        free(t);
    }
    free(all->at);
    *all = (struct standings){0};
}

int
along_open(struct along *a, struct standings *all, const char *plugin,
           const char *text, struct fault *ft)
{
    *a = (struct along){.census = all->census};
    return standing_of(&a->standing, all, plugin, ft) ||
                   ask(all->store, &a->rows, ft, "%s", text)
               ? -1
               : 0;
}

/* The document of a row, if it is in the report and the row is current, or
   NULL. */
static const struct member *
member_of(struct along *a, int64_t document)
{
    const struct census *c = a->census;

    while (a->at < c->n && c->at[a->at].id < document)
        a->at++;
    if (a->at == c->n || c->at[a->at].id != document ||
        !(a->standing->good[a->at / 8] >> a->at % 8 & 1))
        return NULL;
    return &c->at[a->at];
}

int
along_next(struct along *a, const struct member **m, struct fault *ft)
{
    int more;

    while ((more = sql_next(a->rows, ft)) > 0) {
        *m = member_of(a, row_int(a->rows, 0));
        if (*m)
            break;
    }
    return more;
}

void
along_close(struct along *a)
{
    sql_close(a->rows);
}
