#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "coverage.h"
#include "log.h"
#include "no_language.h"
#include "other_names.h"
#include "progress.h"
#include "query.h"
#include "terminal_text.h"
#include "verb.h"

static const struct option_spec options[] = {
    {"by", 0, "SQL",
     "coverage by outlet, year, month or any other document variable"},
    {"failures", 0, NULL, "only the failures, grouped"},
    {NULL, 0, NULL, NULL},
};

/* Failures that are alike, the most frequent first. */
static const char failures_sql[] =
    "WITH alike AS (SELECT plugin, state, cause, failure, message, place, "
    "  count(*) AS documents, min(document) AS first FROM states "
    "  WHERE current AND state IN ('failed', 'limit', 'crashed') "
    "  GROUP BY plugin, state, cause, failure) "
    "SELECT a.plugin, a.state, a.cause, a.documents, a.first, a.message, "
    "a.place, f.source_line, f.traceback, s.locals AS variables "
    "FROM alike AS a LEFT JOIN failure AS f ON f.id = a.failure "
    "JOIN state AS s ON s.plugin = a.plugin AND s.document = a.first "
    "ORDER BY a.documents DESC, a.plugin, a.first";

static const char aggregates_sql[] =
    "SELECT a.plugin, CASE a.cause WHEN 'setup' THEN 'cannot be set up' ELSE "
    "  'its corpus tables ' || CASE a.state WHEN 4 THEN 'failed' WHEN 5 THEN "
    "  'limit' ELSE 'crashed' END || coalesce(' (' || a.cause || ')', '') END, "
    "a.message "
    "FROM aggregate AS a JOIN config AS c ON c.id = a.config "
    "WHERE c.live AND a.state >= 4 ORDER BY a.plugin";

static void
print_lines(const struct sql *q, size_t column)
{
    struct value v = sql_value(q, column, NULL);
    struct buf b = {0};

    for (size_t at = 0; v.kind == VALUE_TEXT && at < v.text.len;) {
        const char *from = v.text.p + at;
        const char *end = memchr(from, '\n', v.text.len - at);
        size_t len = end ? (size_t)(end - from) : v.text.len - at;

        buf_clear(&b);
        terminal_text(&b, from, len);
        printf("    %s\n", buf_text(&b));
        at += len + 1;
    }
    buf_free(&b);
}

static void
print_field(const struct sql *q, size_t column, const char *before,
            const char *after)
{
    struct value v = sql_value(q, column, NULL);
    struct buf b = {0};

    if (v.kind == VALUE_TEXT) {
        terminal_text(&b, v.text.p, v.text.len);
        printf("%s%s%s", before, buf_text(&b), after);
    }
    buf_free(&b);
}

/* Corpus tables that could not be made; counts them. */
static int
print_aggregates(struct store *s, uint64_t *n, struct fault *ft)
{
    struct sql *q;
    int more;

    if (sql_open(&q, s, aggregates_sql, 0, ft))
        return -1;
    while ((more = sql_next(q, ft)) > 0) {
        putchar('\n');
        print_field(q, 0, "", ": ");
        print_field(q, 1, "", "\n");
        print_lines(q, 2);
        ++*n;
    }
    sql_close(q);
    return more < 0 ? -1 : 0;
}

/* Counts them. */
static int
print_failures(struct store *s, uint64_t *n, struct fault *ft)
{
    struct sql *q;
    int more;

    if (sql_open(&q, s, failures_sql, 0, ft))
        return -1;
    while ((more = sql_next(q, ft)) > 0) {
        struct value documents = sql_value(q, 3, NULL),
                     first = sql_value(q, 4, NULL);

        putchar('\n');
        print_field(q, 0, "", " ");
        print_field(q, 1, "", "");
        print_field(q, 2, " (", ")");
        printf(": %s; the first: slant why %" PRId64,
               progress_things((uint64_t)documents.i, "document"), first.i);
        print_field(q, 0, " ", "\n");
        print_field(q, 5, "  ", "\n");
        print_field(q, 6, "  ", ":");
        print_field(q, 7, "   ", "");
        putchar('\n');
        print_lines(q, 8);
        print_lines(q, 9);
        ++*n;
    }
    sql_close(q);
    return more < 0 ? -1 : print_aggregates(s, n, ft);
}

static int
print_only_failures(struct store *s, struct fault *ft)
{
    uint64_t n = 0;
    int bad = print_failures(s, &n, ft);

    if (!bad && n == 0)
        log_info("no failures");
    return bad;
}

/* What to do about documents that stand in no year. */
static int
tell_undated(struct store *s, struct fault *ft)
{
    int64_t n;

    if (query_int(s, "SELECT count(*) FROM meta WHERE published IS NULL", &n,
                  ft))
        return -1;
    if (n)
        log_info("%s not dated: load them again with --meta FILE.csv, a table "
                 "with the columns file and published, or with --pattern where "
                 "their names have the date",
                 progress_things((uint64_t)n, "document"));
    return 0;
}

/* Everything, for people. */
static int
print_all(struct store *s, struct fault *ft)
{
    static const char *const by[] = {"outlet", "year"};
    struct coverage *c;
    uint64_t failures = 0;
    int bad = coverage_read(&c, s, by, 2, ft);

    if (bad)
        return -1;
    bad = coverage_print_states(c, OUT_TABLE, ft);
    for (size_t i = 0; i < 2 && !bad; i++) {
        printf("\ndocuments answered (ok or empty), by %s\n", by[i]);
        bad = coverage_print(c, i, OUT_TABLE, ft);
    }
    coverage_free(c);
    return bad || print_failures(s, &failures, ft) || tell_undated(s, ft) ||
                   other_names_owed(s, ft)
               ? -1
               : no_language_skipped(s, ft);
}

/* The table of states, or the one by an expression. */
static int
print_one(struct store *s, const char *by, enum out_format format,
          struct fault *ft)
{
    struct coverage *c;
    int bad = coverage_read(&c, s, &by, by != NULL, ft);

    if (bad)
        return -1;
    bad = by ? coverage_print(c, 0, format, ft)
             : coverage_print_states(c, format, ft);
    coverage_free(c);
    return bad;
}

static int
print(const struct args *a, struct store *s, struct fault *ft)
{
    const char *by = args_value(a, "by");

    if (args_has(a, "failures"))
        return a->format == OUT_TABLE
                   ? print_only_failures(s, ft)
                   : query_print(s, failures_sql, a->format, 0, ft);
    if (by || a->format != OUT_TABLE)
        return print_one(s, by, a->format, ft);
    return print_all(s, ft);
}

static int
status(const struct args *a, int *exit_status, struct fault *ft)
{
    struct store *s = NULL;
    int64_t configs = 0;
    int result = verb_no_operands(a, ft);

    (void)exit_status;
    verb_only_reads();
    if (result == 0)
        result = store_open(&s, a->corpus, STORE_READ, ft);
    if (result == 0)
        result = query_int(s, "SELECT count(*) FROM config", &configs, ft);
    if (result == 0 && configs == 0)
        log_info("no plugin has run on this corpus yet: `slant run`");
    if (result == 0 && (configs || a->format != OUT_TABLE))
        result = print(a, s, ft);
    store_close(s);
    return result;
}

const struct verb verb_status = {
    .name = "status",
    .summary = "what the plugins have done, where, and what failed",
    .usage = "[options]",
    .text =
        "Counts documents by plugin and state:\n"
        "  ok       there is a result\n"
        "  empty    the plugin had nothing to say\n"
        "  skipped  not its language, or a plugin it requires gave nothing\n"
        "  failed   it raised an error, or its result did not fit\n"
        "  limit    it used too much cpu, memory, wall time or rows\n"
        "  crashed  it ended its worker process, twice\n"
        "  owed     not run yet, or not as in the last run (options, plugin "
        "version);\n           slant run --dry-run knows the plugins as they "
        "are now\n\n"
        "Then, by outlet and by year, how many documents there are and how "
        "many of them each\nplugin answered (ok or empty): what is missing "
        "bends a trend. Then the failures;\nthose that are alike are shown "
        "once and counted. With --csv or --json the first\ntable alone, or "
        "the one asked for:\n\n"
        "  slant status\n"
        "  slant status --by month --csv\n"
        "  slant status --by \"outlet || ' ' || year\"\n"
        "  slant status --failures\n",
    .options = options,
    .run = status,
};
