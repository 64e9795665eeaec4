#include "kept_options.h"

#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "mem.h"
#include "statement.h"

/* A value of json_each `t` over `json` as --set takes it: numbers with all
   their digits. */
#define SCALAR(t, json)                                                 \
    "CASE " t ".type WHEN 'true' THEN 'true' WHEN 'false' THEN 'false'" \
    " WHEN 'text' THEN " t ".value ELSE " json " -> " t ".fullkey END"
#define ONE SCALAR("a", "c.manifest")
#define ITEM SCALAR("i", "a.value")

/* A manifest that an older slant has stored does not say which options were
   set: all are taken, and the next run knows. */
static const char sql[] =
    "SELECT c.plugin, coalesce(c.manifest ->> '$.folder', c.plugin), a.key, "
    "CASE a.type WHEN 'object' THEN a.value ->> 'file' "
    "  WHEN 'array' THEN (SELECT coalesce(group_concat(v), '') FROM "
    "    (SELECT " ITEM " AS v FROM json_each(a.value) AS i)) "
    "  ELSE " ONE " END AS text "
    "FROM config AS c, json_each(c.manifest, '$.options') AS a "
    "WHERE c.live AND json_valid(c.manifest) AND a.type <> 'null' "
    "AND text IS NOT NULL "
    "AND (json_type(c.manifest, '$.set') IS NULL OR EXISTS (SELECT 1 FROM "
    "  json_each(c.manifest, '$.set') WHERE value = a.key)) "
    "AND (NOT EXISTS (SELECT 1 FROM aggregate AS g WHERE g.config = c.id "
    "    AND g.cause = 'setup') "
    "  OR EXISTS (SELECT 1 FROM state AS s WHERE s.plugin = c.plugin "
    "    AND s.config = c.id)) "
    "ORDER BY c.plugin, a.key";

static char *
last_part(const char *path)
{
    const char *slash = strrchr(path, '/');

    return mem_string(slash ? slash + 1 : path);
}

int
kept_options(struct kept_option **out, size_t *n, struct store *s,
             struct fault *ft)
{
    struct sqlite3_stmt *st;
    size_t cap = 0;
    int more;

    *out = NULL;
    *n = 0;
    if (statement_prepare(store_db(s), sql, &st, ft))
        return -1;
    while ((more = statement_step(st, ft)) > 0) {
        char *folder = statement_copy(st, 1);

        *out = mem_grow(*out, &cap, *n + 1, sizeof **out);
        (*out)[(*n)++] = (struct kept_option){.results = statement_copy(st, 0),
                                              .plugin = last_part(folder),
                                              .option = statement_copy(st, 2),
                                              .value = statement_copy(st, 3)};
        free(folder);
    }
    sqlite3_finalize(st);
    return more;
}

void
kept_options_free(struct kept_option *k, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        free(k[i].results);
        free(k[i].plugin);
        free(k[i].option);
        free(k[i].value);
    }
    free(k);
}
