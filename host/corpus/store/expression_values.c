#include "expression_values.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "buf.h"
#include "expression_token.h"
#include "log.h"
#include "mem.h"
#include "nearest.h"
#include "statement.h"

enum {
    SHOWN = 3,
    LOOKED_AT = 10000 /* values of a column */
};

/* The nearest so far, the best first. */
struct near {
    char *value[SHOWN];
    size_t distance[SHOWN];
    size_t n;
};

static void
put(struct near *near, const char *value, size_t distance)
{
    size_t at = near->n;

    while (at && near->distance[at - 1] > distance)
        at--;
    if (at == SHOWN)
        return;
    if (near->n == SHOWN)
        free(near->value[--near->n]);
    memmove(near->value + at + 1, near->value + at,
            (near->n - at) * sizeof *near->value);
    memmove(near->distance + at + 1, near->distance + at,
            (near->n - at) * sizeof *near->distance);
    near->value[at] = mem_string(value);
    near->distance[at] = distance;
    near->n++;
}

/* Prepares SQL in which %w stands for the column, twice at most. */
static bool
ask(struct store *s, const char *sql, const char *column,
    struct sqlite3_stmt **st)
{
    char *text = sqlite3_mprintf(sql, column, column);
    struct fault ignored;
    int bad = statement_prepare(store_db(s), text, st, &ignored);

    sqlite3_free(text);
    return !bad;
}

/* Whether it is a column of which documents may have a value in common. */
static bool
is_column(struct store *s, const char *name)
{
    struct sqlite3_stmt *st;
    struct fault ignored;
    bool is;

    if (!ask(s,
             "SELECT 1 FROM pragma_table_info('documents') WHERE name = "
             "lower(?1) AND name NOT IN ('text', 'vars', 'id', 'key', 'uri')",
             name, &st))
        return false;
    statement_text(st, 1, name);
    is = statement_step(st, &ignored) > 0;
    sqlite3_finalize(st);
    return is;
}

static void
bind(struct sqlite3_stmt *st, struct token t, const char *value)
{
    if (t.kind == TOKEN_TEXT)
        statement_text(st, 1, value);
    else
        sqlite3_bind_double(st, 1, strtod(value, NULL));
}

static bool
is_there(struct store *s, const char *column, struct token t, const char *value)
{
    struct sqlite3_stmt *st;
    struct fault ignored;
    bool is;

    if (!ask(s, "SELECT 1 FROM documents WHERE \"%w\" = ?1 LIMIT 1", column,
             &st))
        return true;
    bind(st, t, value);
    is = statement_step(st, &ignored) != 0;
    sqlite3_finalize(st);
    return is;
}

/* A name that is a part of the other is as good as the other. */
static size_t
how_far(struct token t, const char *value, const char *there)
{
    if (t.kind != TOKEN_TEXT)
        return 0; /* they come in order */
    return strcasestr(there, value) || strcasestr(value, there)
               ? 0
               : nearest_distance(value, there);
}

static void
find_near(struct store *s, const char *column, struct token t,
          const char *value, struct near *near)
{
    struct sqlite3_stmt *st;
    struct fault ignored;

    if (!ask(s,
             t.kind == TOKEN_TEXT
                 ? "SELECT DISTINCT \"%w\" FROM documents ORDER BY 1"
                 : "SELECT DISTINCT \"%w\" FROM documents "
                   "ORDER BY abs(\"%w\" - ?1), 1",
             column, &st))
        return;
    if (t.kind != TOKEN_TEXT)
        bind(st, t, value);
    for (int i = 0; i < LOOKED_AT && statement_step(st, &ignored) > 0; i++) {
        const char *there = (const char *)sqlite3_column_text(st, 0);

        if (there && *there)
            put(near, there, how_far(t, value, there));
    }
    sqlite3_finalize(st);
}

/* column = value, in which t is the value. */
static void
tell(struct store *s, const char *column, struct token t)
{
    char *value = token_value(t);
    const char *quote = t.kind == TOKEN_TEXT ? "'" : "";
    struct near near = {.n = 0};
    struct buf names = {0};

    if (!is_there(s, column, t, value)) {
        find_near(s, column, t, value, &near);
        for (size_t i = 0; i < near.n; i++) {
            buf_format(&names, "%s%s%s%s", i ? ", " : "; the nearest: ", quote,
                       near.value[i], quote);
            free(near.value[i]);
        }
        log_info("no document has %s = %s%s%s%s", column, quote, value, quote,
                 names.len ? buf_text(&names) : ", or any value in it");
    }
    buf_free(&names);
    free(value);
}

static bool
is_sign(struct token t, char sign)
{
    return t.kind == TOKEN_SIGN && *t.s == sign;
}

static bool
is_value(struct token t)
{
    return t.kind == TOKEN_TEXT ||
           (t.kind == TOKEN_WORD && isdigit((unsigned char)*t.s));
}

/* The values behind a column's name, which is given; *at is behind them. */
static void
tell_values(struct store *s, const char *column, const char **at)
{
    struct token t = token_next(at);
    bool list = token_is(t, "in");

    if (!list && !is_sign(t, '='))
        return;
    t = token_next(at);
    if (list ? t.kind == TOKEN_OPEN : is_sign(t, '='))
        t = token_next(at);
    for (; is_value(t); t = token_next(at)) {
        tell(s, column, t);
        if (!list || !is_sign(token_next(at), ','))
            return;
    }
}

void
expression_tell_none(struct store *s, const char *where)
{
    const char *at = where;

    for (struct token t = token_next(&at); t.kind != TOKEN_END;
         t = token_next(&at)) {
        const char *behind = at;
        char *name;

        if (t.kind != TOKEN_WORD && t.kind != TOKEN_QUOTED)
            continue;
        name = token_value(t);
        if (is_column(s, name))
            tell_values(s, name, &behind);
        free(name);
    }
}
