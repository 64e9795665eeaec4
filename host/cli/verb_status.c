#include "log.h"
#include "query.h"
#include "verb.h"

/* Current states, counted, and what has no current state. */
static const char states_sql[] =
    "WITH live AS (SELECT id, plugin FROM config WHERE live), "
    "counted AS ("
    "  SELECT live.plugin, count(s.document) AS n FROM live"
    "  LEFT JOIN state AS s ON s.plugin = live.plugin AND s.config = live.id"
    "  GROUP BY 1) "
    "SELECT plugin, state, cause, count(*) AS documents FROM states "
    "WHERE current GROUP BY 1, 2, 3 "
    "UNION ALL "
    "SELECT plugin, 'owed', NULL, (SELECT count(*) FROM meta) - n FROM counted "
    "WHERE (SELECT count(*) FROM meta) > n "
    "ORDER BY 1, 2, 3";

static int
status(const struct args *a, int *exit_status, struct fault *ft)
{
    struct store *s = NULL;
    int64_t configs = 0;
    int result = verb_no_operands(a, ft);

    (void)exit_status;
    if (result == 0)
        result = store_open(&s, a->corpus, STORE_READ, ft);
    if (result == 0)
        result = query_print(s, states_sql, a->format, 0, ft);
    if (result == 0)
        result = query_int(s, "SELECT count(*) FROM config", &configs, ft);
    if (result == 0 && configs == 0)
        log_info("no plugin has run on this corpus yet: `slant run`");
    store_close(s);
    return result;
}

const struct verb verb_status = {
    .name = "status",
    .summary = "what the plugins have done, by state",
    .usage = "[options]",
    .text =
        "Counts documents by plugin and state:\n"
        "  ok       there is a result\n"
        "  empty    the plugin had nothing to say\n"
        "  skipped  not its language, or a plugin it requires gave nothing\n"
        "  failed   it raised an error, or its result did not fit\n"
        "  limit    it used too much cpu, memory, wall time or rows\n"
        "  crashed  it ended its worker process, twice\n"
        "  owed     not run yet, or with other options or plugin version\n",
    .run = status,
};
