#include "lost_fields.h"

#include <stdlib.h>

#include <sqlite3.h>

#include "mem.h"
#include "statement.h"

const char lost_fields_sql[] =
    "SELECT outlet, title, author, published, url, (SELECT command FROM load "
    "WHERE id = meta.load), (SELECT text FROM text WHERE id = meta.id) IS ?2 "
    "FROM meta WHERE id = ?1";

/* Those that slant makes itself are no loss, nor is one that is the key now. */
const char lost_variables_sql[] =
    "SELECT group_concat(o.key, ', ') FROM meta AS m, json_each(m.vars) AS o "
    "WHERE m.id = ?1 AND o.key NOT IN (SELECT key FROM json_each(?2)) "
    "AND CAST(o.value AS TEXT) <> ?3 "
    "AND o.key NOT IN ('published_candidates', 'encoding', "
    "'encoding_confidence', 'language_basis', 'language_confidence', "
    "'segmentation')";

static void
add(struct buf *names, const char *name)
{
    buf_format(names, "%s%s", names->len ? ", " : "", name);
}

/* The fields of the old document, in a row, beside those of the new one.
   False: a field is new. */
static bool
compare(struct sqlite3_stmt *row, const struct doc *d, struct buf *names)
{
    const struct {
        const char *name, *now;
    } field[] = {{"outlet", d->outlet},
                 {"title", d->title},
                 {"author", d->author},
                 {"published", d->published},
                 {"url", d->url}};
    bool gained = false;

    for (int i = 0; i < 5; i++) {
        bool had = sqlite3_column_type(row, i) != SQLITE_NULL;

        gained |= !had && field[i].now;
        if (had && !field[i].now)
            add(names, field[i].name);
    }
    return !gained;
}

static int
compare_variables(struct sqlite3_stmt *st, int64_t old, const struct doc *d,
                  struct buf *names, struct fault *ft)
{
    int row;

    sqlite3_bind_int64(st, 1, old);
    statement_text(st, 2, d->vars ? d->vars : "{}");
    statement_text(st, 3, d->key);
    row = statement_step(st, ft);
    if (row > 0 && sqlite3_column_type(st, 0) != SQLITE_NULL)
        add(names, (const char *)sqlite3_column_text(st, 0));
    sqlite3_reset(st);
    return row < 0 ? -1 : 0;
}

int
lost_fields(struct sqlite3_stmt *fields, struct sqlite3_stmt *variables,
            int64_t old, const struct doc *d, bool *same_text, char **why,
            struct fault *ft)
{
    struct buf names = {0};
    char *command = NULL;
    int row, bad = 0;

    *why = NULL;
    sqlite3_bind_int64(fields, 1, old);
    sqlite3_bind_text64(fields, 2, d->text, d->text_len, SQLITE_STATIC,
                        SQLITE_UTF8);
    row = statement_step(fields, ft);
    if (row < 0)
        return -1;
    if (row && compare(fields, d, &names))
        bad = compare_variables(variables, old, d, &names, ft);
    if (!bad && names.len) {
        command = statement_copy(fields, 5);
        *same_text = sqlite3_column_int(fields, 6);
        *why = mem_format("now without %s, which `slant %s` gave it",
                          buf_text(&names), command ? command : "load");
    }
    sqlite3_reset(fields);
    buf_free(&names);
    free(command);
    return bad;
}
