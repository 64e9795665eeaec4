#include "other_names.h"

#include "buf.h"
#include "log.h"
#include "progress.h"
#include "sql.h"
#include "terminal_text.h"

static const char owed_sql[] =
    "SELECT c.plugin, (SELECT count(*) FROM meta) - "
    "  (SELECT count(*) FROM state AS s WHERE s.plugin = c.plugin "
    "   AND s.config = c.id) AS owed "
    "FROM config AS c WHERE c.live AND owed > 0 AND iif(json_valid(c.manifest),"
    "  substr(c.manifest ->> '$.folder', -length(c.plugin) - 1) "
    "  <> '/' || c.plugin, false) ORDER BY c.plugin";

static void
tell(const struct sql *q)
{
    struct value name = sql_value(q, 0, NULL), owed = sql_value(q, 1, NULL);
    struct buf b = {0};

    terminal_text(&b, name.text.p, name.text.len);
    log_info("%s owes %s: slant run %s", buf_text(&b),
             progress_things((uint64_t)owed.i, "document"), buf_text(&b));
    buf_free(&b);
}

int
other_names_owed(struct store *s, struct fault *ft)
{
    struct sql *q;
    int more;

    if (sql_open(&q, s, owed_sql, 0, ft))
        return -1;
    while ((more = sql_next(q, ft)) > 0)
        tell(q);
    sql_close(q);
    return more;
}
