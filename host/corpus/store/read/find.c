/* The document a person means. */
#include "reader_inside.h"

#include <inttypes.h>
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
    FIT_PART,      /* of the name or the title; named, and never taken */
    FIT_BEGINNING, /* of the file's name */
    FIT_NAME,      /* the file's name without its folder */
    FIT_WHOLE      /* the key, or file and folder */
};

struct search {
    const char *what;
    enum fit best;
    int64_t id;
    size_t n;           /* that fit as well */
    char *names[NAMED]; /* their ids and keys */
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
    if (strncmp(what, base, strlen(what)) == 0)
        return FIT_BEGINNING;
    return strcasestr(name, what) ? FIT_PART : FIT_NONE;
}

static void
clear(struct search *s)
{
    for (size_t i = 0; i < s->n && i < NAMED; i++)
        free(s->names[i]);
    s->n = 0;
}

static void
offer(struct search *s, int64_t id, const char *key, const char *uri,
      const char *title)
{
    enum fit by_key = fit(s->what, key), by_uri = fit(s->what, uri);
    enum fit best = by_key > by_uri ? by_key : by_uri;

    if (best == FIT_NONE && title && strcasestr(title, s->what))
        best = FIT_PART;
    if (best == FIT_NONE || best < s->best)
        return;
    if (best > s->best)
        clear(s);
    s->best = best;
    s->id = id;
    if (s->n < NAMED)
        s->names[s->n] = mem_format("%" PRId64 " %s", id, key);
    s->n++;
}

static int
search(struct sqlite3 *db, struct search *s, struct fault *ft)
{
    struct sqlite3_stmt *st;
    int more;

    if (statement_prepare(
            db, "SELECT id, key, uri, title FROM meta ORDER BY id", &st, ft))
        return -1;
    while ((more = statement_step(st, ft)) > 0)
        offer(s, sqlite3_column_int64(st, 0),
              (const char *)sqlite3_column_text(st, 1),
              (const char *)sqlite3_column_text(st, 2),
              (const char *)sqlite3_column_text(st, 3));
    sqlite3_finalize(st);
    return more;
}

/* A document, and the name that no other document has. */
struct one {
    int64_t id; /* 0: there is none */
    char *name;
};

static int
look_up(struct sqlite3 *db, const char *condition, const char *value,
        struct one *one, struct fault *ft)
{
    char *sql =
        mem_format("SELECT id, ifnull(uri, key) FROM meta WHERE %s", condition);
    struct sqlite3_stmt *st;
    int found = statement_prepare(db, sql, &st, ft);

    free(sql);
    if (found)
        return -1;
    statement_text(st, 1, value);
    found = statement_step(st, ft);
    if (found > 0) {
        one->id = sqlite3_column_int64(st, 0);
        one->name = statement_copy(st, 1);
    }
    sqlite3_finalize(st);
    return found < 0 ? -1 : 0;
}

/* The document with this id or key, *id 0 if there is none. It may be the id of
   one and the key of another: nobody but the user knows which is meant. */
static int
find_exact(struct sqlite3 *db, const char *what, int64_t *id, struct fault *ft)
{
    struct one by_id = {0}, by_key = {0};
    int64_t number;
    int bad = *what >= '1' && *what <= '9' &&
              num_int(what, 1, INT64_MAX, &number) &&
              look_up(db, "id = CAST(?1 AS INTEGER)", what, &by_id, ft);

    bad = bad || look_up(db, "key = ?1", what, &by_key, ft);
    if (!bad && by_id.id && by_key.id && by_id.id != by_key.id)
        bad = fault_set(ft, FAULT_USAGE,
                        "`%s` is the id of %s and the key of %s: give one of "
                        "these names",
                        what, by_id.name, by_key.name);
    if (!bad)
        *id = by_id.id ? by_id.id : by_key.id;
    free(by_id.name);
    free(by_key.name);
    return bad ? -1 : 0;
}

static int
several(const struct search *s, struct fault *ft)
{
    struct buf list = {0};

    for (size_t i = 0; i < s->n && i < NAMED; i++)
        buf_format(&list, "%s%s", i ? ", " : "", s->names[i]);
    if (s->n > NAMED)
        buf_format(&list, " and %zu more", s->n - NAMED);
    fault_set(ft, FAULT_USAGE,
              s->best == FIT_PART
                  ? "no document is called `%s`, but the name or title of %zu "
                    "has it: %s"
                  : "`%s` may be any of %zu documents: %s",
              s->what, s->n, buf_text(&list));
    buf_free(&list);
    return -1;
}

static int
find(struct sqlite3 *db, const char *what, int64_t *id, struct fault *ft)
{
    struct search s = {.what = what};
    int bad = find_exact(db, what, id, ft);

    if (bad || *id)
        return bad;
    bad = *what && search(db, &s, ft);
    if (!bad && s.n && (s.n > 1 || s.best == FIT_PART))
        bad = several(&s, ft);
    else if (!bad && !s.n)
        bad = fault_set(ft, FAULT_USAGE,
                        "no document is called `%s`; give an id, a key or "
                        "the beginning of a file name",
                        what);
    if (!bad)
        *id = s.id;
    clear(&s);
    return bad ? -1 : 0;
}

int
reader_find(struct reader *r, const char *what, int64_t *id, struct fault *ft)
{
    size_t len = strlen(what);
    /* as a shell takes it from a line of CSV */
    char *name = mem_copy(what, len && what[len - 1] == '\r' ? len - 1 : len);
    int bad = find(store_db(reader_store(r)), name, id, ft);

    free(name);
    return bad;
}
