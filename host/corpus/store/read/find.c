/* The document a person means. */
#include "reader_inside.h"

#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "buf.h"
#include "mem.h"
#include "num.h"
#include "statement.h"

#define NAMED 5 /* of several that fit */

/* How well a name fits; the better kind wins. */
enum fit {
    FIT_NONE,
    FIT_BEGINNING, /* of the file's name */
    FIT_NAME,      /* the file's name without its folder */
    FIT_WHOLE      /* the key, or file and folder */
};

struct search {
    const char *what;
    enum fit best;
    int64_t id;
    size_t n;           /* that fit as well */
    char *names[NAMED]; /* their keys */
};

static enum fit
fit(const char *what, const char *name)
{
    const char *slash = name ? strrchr(name, '/') : NULL;
    const char *base = slash ? slash + 1 : name;

    if (!name)
        return FIT_NONE;
    if (strcmp(what, name) == 0)
        return FIT_WHOLE;
    if (strcmp(what, base) == 0)
        return FIT_NAME;
    return strncmp(what, base, strlen(what)) == 0 ? FIT_BEGINNING : FIT_NONE;
}

static void
clear(struct search *s)
{
    for (size_t i = 0; i < s->n && i < NAMED; i++)
        free(s->names[i]);
    s->n = 0;
}

static void
offer(struct search *s, int64_t id, const char *key, const char *uri)
{
    enum fit by_key = fit(s->what, key), by_uri = fit(s->what, uri);
    enum fit best = by_key > by_uri ? by_key : by_uri;

    if (best == FIT_NONE || best < s->best)
        return;
    if (best > s->best)
        clear(s);
    s->best = best;
    s->id = id;
    if (s->n < NAMED)
        s->names[s->n] = mem_string(key);
    s->n++;
}

static int
search(struct sqlite3 *db, struct search *s, struct fault *ft)
{
    struct sqlite3_stmt *st;
    int more;

    if (statement_prepare(db, "SELECT id, key, uri FROM meta ORDER BY id", &st,
                          ft))
        return -1;
    while ((more = statement_step(st, ft)) > 0)
        offer(s, sqlite3_column_int64(st, 0),
              (const char *)sqlite3_column_text(st, 1),
              (const char *)sqlite3_column_text(st, 2));
    sqlite3_finalize(st);
    return more;
}

/* 1 if `value` in `column` is one document. */
static int
look_up(struct sqlite3 *db, const char *sql, const char *value, int64_t *id,
        struct fault *ft)
{
    struct sqlite3_stmt *st;
    int found;

    if (statement_prepare(db, sql, &st, ft))
        return -1;
    statement_text(st, 1, value);
    found = statement_step(st, ft);
    if (found > 0)
        *id = sqlite3_column_int64(st, 0);
    sqlite3_finalize(st);
    return found;
}

static int
several(const struct search *s, struct fault *ft)
{
    struct buf list = {0};

    for (size_t i = 0; i < s->n && i < NAMED; i++)
        buf_format(&list, "%s%s", i ? ", " : "", s->names[i]);
    if (s->n > NAMED)
        buf_format(&list, " and %zu more", s->n - NAMED);
    fault_set(ft, FAULT_USAGE, "`%s` may be any of %zu documents: %s", s->what,
              s->n, buf_text(&list));
    buf_free(&list);
    return -1;
}

int
reader_find(struct reader *r, const char *what, int64_t *id, struct fault *ft)
{
    struct search s = {.what = what};
    struct sqlite3 *db = store_db(reader_store(r));
    int64_t number;
    int found = 0;

    if (*what >= '1' && *what <= '9' && num_int(what, 1, INT64_MAX, &number))
        found =
            look_up(db, "SELECT id FROM meta WHERE id = CAST(?1 AS INTEGER)",
                    what, id, ft);
    if (!found)
        found = look_up(db, "SELECT id FROM meta WHERE key = ?1", what, id, ft);
    if (found)
        return found < 0 ? -1 : 0;
    if (!*what || search(db, &s, ft))
        found = *what ? -1 : 0;
    else if (s.n > 1)
        found = several(&s, ft);
    else if (s.n)
        found = 1;
    clear(&s);
    if (!found)
        return fault_set(ft, FAULT_USAGE,
                         "no document is called `%s`; give an id, a key or "
                         "the beginning of a file name",
                         what);
    if (found > 0)
        *id = s.id;
    return found < 0 ? -1 : 0;
}
