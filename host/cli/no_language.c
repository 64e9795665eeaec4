#include "no_language.h"

#include "buf.h"
#include "log.h"
#include "progress.h"
#include "query.h"
#include "sql.h"

#define LARGE_SHARE 5 /* one document in so many */

/* CROSS JOIN: else SQLite may go through all states for each document. */
static const char skipped_sql[] =
    "SELECT count(*) FROM meta AS m WHERE m.language IS NULL AND EXISTS ("
    "  SELECT 1 FROM config AS c CROSS JOIN state AS s "
    "  ON s.plugin = c.plugin AND s.document = m.id AND s.config = c.id "
    "  WHERE c.live AND s.cause = 'language')";

static const char others_sql[] =
    "SELECT m.language, count(DISTINCT m.id) FROM config AS c "
    "CROSS JOIN state AS s ON s.plugin = c.plugin AND s.config = c.id "
    "AND s.cause = 'language' CROSS JOIN meta AS m ON m.id = s.document "
    "WHERE c.live AND m.language IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1";

static const char mend[] =
    "if all are English, load them again with --meta-set language=en; else "
    "name each one's language in a table, --meta FILE.csv";

void
no_language_loaded(uint64_t n, uint64_t documents)
{
    if (n && n >= documents / LARGE_SHARE)
        log_info("  of %s no language is known (too short to tell?), and "
                 "plugins for English skip them: %s",
                 progress_count(n), mend);
}

int
no_language_skipped(struct store *s, struct fault *ft)
{
    int64_t n;

    if (query_int(s, skipped_sql, &n, ft))
        return -1;
    if (n)
        log_info("%s skipped because the language is not known (too "
                 "short to tell?): %s",
                 progress_things((uint64_t)n, "document"), mend);
    return 0;
}

int
other_language_skipped(struct store *s, struct fault *ft)
{
    struct buf list = {0};
    struct sql *q;
    int more;

    if (sql_open(&q, s, others_sql, 0, ft))
        return -1;
    while ((more = sql_next(q, ft)) > 0) {
        struct value code = sql_value(q, 0, NULL), n = sql_value(q, 1, NULL);

        buf_format(&list, "%s%s in %.*s", list.len ? ", " : "",
                   progress_count((uint64_t)n.i), (int)code.text.len,
                   code.text.p);
    }
    sql_close(q);
    if (more == 0 && list.len)
        log_info("skipped because not every plugin reads their language: %s",
                 buf_text(&list));
    buf_free(&list);
    return more;
}
