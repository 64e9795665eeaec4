#include "nearest.h"

#include <ctype.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <sqlite3.h>

#include "fault.h"
#include "mem.h"
#include "statement.h"

#define LENGTH_MAX 60 /* of names that are compared */

static size_t
least(size_t a, size_t b, size_t c)
{
    size_t ab = a < b ? a : b;

    return ab < c ? ab : c;
}

size_t
nearest_distance(const char *a, const char *b)
{
    size_t row[LENGTH_MAX + 1];
    size_t n = strlen(b);

    if (strlen(a) > LENGTH_MAX || n > LENGTH_MAX)
        return LENGTH_MAX;
    for (size_t j = 0; j <= n; j++)
        row[j] = j;
    for (size_t i = 0; a[i]; i++) {
        size_t corner = row[0];

        row[0] = i + 1;
        for (size_t j = 0; j < n; j++) {
            int differ =
                tolower((unsigned char)a[i]) != tolower((unsigned char)b[j]);
            size_t next =
                least(row[j + 1] + 1, row[j] + 1, corner + (size_t)differ);

            corner = row[j + 1];
            row[j + 1] = next;
        }
    }
    return row[n];
}

/* sql: the candidates; its ?1 is `table`. */
static char *
nearest(struct sqlite3 *db, const char *sql, const char *table,
        const char *name)
{
    size_t length = strlen(name), far = length / 3 + 2;
    size_t best = far < length ? far : length; /* farther off is no help */
    struct sqlite3_stmt *st;
    struct fault ignored;
    char *found = NULL;

    if (statement_prepare(db, sql, &st, &ignored))
        return NULL;
    statement_text(st, 1, table);
    while (statement_step(st, &ignored) > 0) {
        const char *candidate = (const char *)sqlite3_column_text(st, 0);
        size_t d = candidate ? nearest_distance(name, candidate) : best;

        if (d >= best)
            continue;
        best = d;
        free(found);
        found = mem_string(candidate);
    }
    sqlite3_finalize(st);
    return found;
}

char *
nearest_table(struct sqlite3 *db, const char *name)
{
    return nearest(db,
                   "SELECT name FROM sqlite_schema "
                   "WHERE type IN ('table', 'view') ORDER BY name",
                   NULL, name);
}

/* What others call the columns of `documents`; or NULL. */
static const char *
column_called(const char *name)
{
    static const char *const names[][2] = {
        {"source", "outlet"}, {"newspaper", "outlet"}, {"publisher", "outlet"},
        {"medium", "outlet"}, {"headline", "title"},   {"date", "published"},
        {"body", "text"},     {"content", "text"},     {"byline", "author"},
        {"lang", "language"}, {"link", "url"},         {"file", "uri"},
    };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcasecmp(name, names[i][0]) == 0)
            return names[i][1];
    }
    return NULL;
}

char *
nearest_column(struct sqlite3 *db, const char *table, const char *name)
{
    const char *called = column_called(name);

    if (called)
        return mem_string(called);
    return nearest(db,
                   "SELECT DISTINCT c.name FROM sqlite_schema AS s "
                   "JOIN pragma_table_info(s.name) AS c "
                   "WHERE s.type IN ('table', 'view') "
                   "AND s.name = ifnull(?1, s.name) "
                   "ORDER BY s.name <> 'documents', s.name, c.cid",
                   table, name);
}
