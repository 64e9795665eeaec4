#include "num.h"
#include "query.h"
#include "verb.h"

static const struct option_spec options[] = {
    {"timeout", 0, "TIME",
     "give up after this long: 30s, 5min (default: "
     "none)"},
    {NULL, 0, NULL, NULL},
};

static int
sql(const struct args *a, int *status, struct fault *ft)
{
    const char *timeout = args_value(a, "timeout");
    double seconds = 0;
    struct store *s = NULL;
    int result;

    (void)status;
    if (verb_needs_operand(a, "a query", ft))
        return -1;
    if (a->n_rest > 1)
        return fault_set(ft, FAULT_USAGE,
                         "more than one query: put it in "
                         "quotes");
    if (timeout && !num_seconds(timeout, &seconds))
        return fault_set(ft, FAULT_USAGE,
                         "--timeout %s: a time such as 30s is wanted", timeout);
    verb_only_reads();
    result = store_open(&s, a->corpus, STORE_READ, ft);
    if (result == 0)
        result = query_print(s, a->rest[0], a->format, seconds, ft);
    store_close(s);
    return result;
}

const struct verb verb_sql = {
    .name = "sql",
    .summary = "ask the corpus in SQL (read only)",
    .usage = "\"SELECT ...\" [options]",
    .text =
        "Runs one SELECT over the corpus. Worth knowing: documents (one row a "
        "document),\nstates, types, load_log, the result tables of the "
        "plugins, and columns, which\nsays what each result column means.\n\n"
        "  slant sql \"SELECT outlet, year, count(*) FROM documents GROUP BY "
        "1, "
        "2\"\n"
        "  slant sql \"SELECT * FROM columns\" --csv\n",
    .options = options,
    .run = sql,
};
