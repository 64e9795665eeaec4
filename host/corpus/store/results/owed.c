/* Which pairs of document and plugin have to be computed. */
#include "results_inside.h"

#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "mem.h"
#include "statement.h"

#define STEPS 8 /* rows to step over before the cursor is set anew */

/* The states of one plugin, ascending by document. */
struct cursor {
    struct sqlite3_stmt *st;
    int64_t document; /* it stands on; INT64_MAX: the end */
};

static int
take(struct cursor *c, int found)
{
    if (found < 0)
        return -1;
    c->document = found ? sqlite3_column_int64(c->st, 0) : INT64_MAX;
    return 0;
}

static int
seek(struct cursor *c, int64_t document, struct fault *ft)
{
    sqlite3_reset(c->st);
    sqlite3_bind_int64(c->st, 2, document);
    return take(c, statement_step(c->st, ft));
}

/* Moves to the document or the first one behind it. */
static int
advance(struct cursor *c, int64_t document, struct fault *ft)
{
    for (int i = 0; c->document < document; i++) {
        if (i == STEPS)
            return seek(c, document, ft);
        if (take(c, statement_step(c->st, ft)))
            return -1;
    }
    return 0;
}

static int
open_cursors(struct results *r, struct cursor *cursors, struct fault *ft)
{
    static const char sql[] = "SELECT document, config, state, cause "
                              "FROM state WHERE plugin = ?1 AND "
                              "document >= ?2 ORDER BY document";

    for (size_t i = 0; i < r->n; i++) {
        if (statement_prepare(r->db, sql, &cursors[i].st, ft))
            return -1;
        statement_text(cursors[i].st, 1, r->plan[i].manifest->name);
        if (seek(&cursors[i], 0, ft))
            return -1;
    }
    return 0;
}

/* How one pair stands. */
enum standing {
    DONE,
    GOOD,   /* done, ok or empty: others may build on it */
    WAITED, /* skipped for want of what it requires */
    OWED
};

static enum standing
stand(const struct cursor *c, int64_t document, int64_t config, unsigned retry)
{
    int state;
    const char *cause;

    if (c->document != document || sqlite3_column_int64(c->st, 1) != config)
        return OWED;
    state = sqlite3_column_int(c->st, 2);
    if (state > 0 && state < 32 && retry >> state & 1)
        return OWED;
    if (state == PAIR_OK || state == PAIR_EMPTY)
        return GOOD;
    cause = (const char *)sqlite3_column_text(c->st, 3);
    if (state == PAIR_SKIPPED && cause && strcmp(cause, "requires") == 0)
        return WAITED;
    return DONE;
}

/* The plugins owed on a document the cursors have been moved to. */
static uint64_t
owed_on(const struct results *r, const struct cursor *cursors, int64_t document,
        unsigned retry)
{
    uint64_t owed = 0, good = 0;

    for (size_t i = 0; i < r->n; i++) {
        const struct plan *p = &r->plan[i];
        uint64_t bit = (uint64_t)1 << i;

        switch (stand(&cursors[i], document, p->config, retry)) {
        case OWED:
            owed |= bit;
            break;
        case GOOD:
            good |= bit;
            break;
        case WAITED:
            if (!p->requires_others && !(p->requires & ~(good | owed)))
                owed |= bit;
            break;
        case DONE:
            break;
        }
    }
    return owed;
}

static int
collect(struct results *r, const int64_t *ids, size_t n, unsigned retry,
        struct owed **owed, size_t *n_owed, struct fault *ft)
{
    struct cursor cursors[RESULTS_PLUGINS_MAX] = {{0}};
    size_t cap = 0;
    int bad = open_cursors(r, cursors, ft);

    for (size_t i = 0; i < n && !bad; i++) {
        uint64_t plugins;

        for (size_t j = 0; j < r->n && !bad; j++)
            bad = advance(&cursors[j], ids[i], ft);
        plugins = bad ? 0 : owed_on(r, cursors, ids[i], retry);
        if (!plugins)
            continue;
        *owed = mem_grow(*owed, &cap, *n_owed + 1, sizeof **owed);
        (*owed)[(*n_owed)++] = (struct owed){ids[i], plugins};
    }
    for (size_t i = 0; i < r->n; i++)
        sqlite3_finalize(cursors[i].st);
    return bad;
}

int
results_owed(struct results *r, const int64_t *ids, size_t n, unsigned retry,
             struct owed **out, size_t *n_out, struct fault *ft)
{
    struct owed *owed = NULL;
    size_t n_owed = 0;

    if (collect(r, ids, n, retry, &owed, &n_owed, ft)) {
        free(owed);
        return -1;
    }
    *out = owed;
    *n_out = n_owed;
    return 0;
}
