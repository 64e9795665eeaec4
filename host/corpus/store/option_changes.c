#include "option_changes.h"

#include <stdlib.h>

#include <sqlite3.h>

#include "mem.h"
#include "statement.h"

/* A value of json_each `t` as --set takes it. */
#define SETTING(t)                                                      \
    "CASE " t ".type WHEN 'true' THEN 'true' WHEN 'false' THEN 'false'" \
    " WHEN 'array' THEN (SELECT coalesce(group_concat(value), '')"      \
    "  FROM json_each(" t ".value))"                                    \
    " WHEN 'object' THEN coalesce(" t ".value ->> 'file',"              \
    "  " t ".value ->> 'asset') ELSE " t ".value END"

static const char sql[] = "SELECT a.key, " SETTING("a") ", " SETTING(
    "b") " FROM config AS c, "
         "json_each(c.manifest, '$.options') AS a, json_each(?2) AS b "
         "WHERE c.plugin = ?1 AND c.live AND b.key = a.key "
         "AND (b.value IS NOT a.value OR b.type IS NOT a.type) AND EXISTS "
         "(SELECT 1 FROM state WHERE plugin = ?1 AND config = c.id) ORDER BY "
         "a.key";

int
option_changes(struct option_change **out, size_t *n, struct store *s,
               const struct manifest *now, struct fault *ft)
{
    struct sqlite3_stmt *st;
    size_t cap = 0;
    int more;

    *out = NULL;
    *n = 0;
    if (statement_prepare(store_db(s), sql, &st, ft))
        return -1;
    statement_text(st, 1, now->name);
    statement_text(st, 2, now->options);
    while ((more = statement_step(st, ft)) > 0) {
        *out = mem_grow(*out, &cap, *n + 1, sizeof **out);
        (*out)[(*n)++] = (struct option_change){.option = statement_copy(st, 0),
                                                .stored = statement_copy(st, 1),
                                                .now = statement_copy(st, 2)};
    }
    sqlite3_finalize(st);
    return more;
}

void
option_changes_free(struct option_change *c, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        free(c[i].option);
        free(c[i].stored);
        free(c[i].now);
    }
    free(c);
}
