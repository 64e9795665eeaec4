#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "expression.h"
#include "log.h"
#include "mem.h"
#include "progress.h"
#include "query.h"
#include "reader.h"
#include "verb.h"

static const struct option_spec options[] = {
    {"output", 'o', "FOLDER", "where the files go (default: export)"},
    {"where", 0, "SQL", "only rows of documents for which this holds"},
    {NULL, 0, NULL, NULL},
};

/* A table's view with the words of its spans, where it has one. */
#define WITH_WORDS(table)                                                   \
    "coalesce((SELECT name FROM (SELECT name FROM sqlite_schema UNION ALL " \
    "SELECT name FROM sqlite_temp_schema) WHERE name = " table              \
    " || '_evidence'), " table ")"

/* All there is to export. */
static const char all_tables[] =
    "SELECT 'documents' UNION ALL SELECT 'states' UNION ALL SELECT 'columns' "
    "UNION ALL SELECT * FROM (SELECT DISTINCT " WITH_WORDS(
        "c.[table]") " FROM columns c ORDER BY 1)";

struct target {
    struct store *store;
    const char *folder;
    enum out_format format;
    const char *where; /* or NULL */
    uint64_t n;        /* tables written */
    struct buf whole;  /* names of those left out, since they are about all */
};

static int
can_ask(struct target *t, const char *what, const char *table, struct fault *ft)
{
    char *text = mem_format("SELECT %s FROM \"%s\"", what, table);
    struct sql *q;
    int bad = sql_open(&q, t->store, text, 0, ft);

    free(text);
    if (bad)
        return -1;
    sql_close(q);
    return 0;
}

/* 1 the table's rows are documents', 0 not, -1 there is no such table. */
static int
of_documents(struct target *t, const char *table, struct fault *ft)
{
    if (can_ask(t, "document", table, ft) == 0)
        return 1;
    return can_ask(t, "*", table, ft);
}

/* The query of a table's rows; NULL with *bad 0: none is a document's. */
static char *
rows_of(struct target *t, const char *name, int *bad, struct fault *ft)
{
    bool documents = strcmp(name, "documents") == 0;
    char *condition, *sql;
    int whose = 1;

    *bad = 0;
    if (!t->where || strcmp(name, "columns") == 0)
        return mem_format("SELECT * FROM \"%s\"", name);
    if (!documents)
        whose = of_documents(t, name, ft);
    *bad = whose < 0;
    if (whose <= 0)
        return NULL;
    condition = expression_condition(t->where);
    sql = documents ? mem_format("SELECT * FROM documents WHERE %s", condition)
                    : mem_format("SELECT * FROM \"%s\" WHERE document IN "
                                 "(SELECT id FROM documents WHERE %s)",
                                 name, condition);
    free(condition);
    return sql;
}

/* Writes rows as FOLDER/NAME.csv: there whole, or not at all. */
static int
write_file(struct target *t, const char *name, const char *sql,
           struct fault *ft)
{
    char *path = mem_format("%s/%s.%s", t->folder, name,
                            t->format == OUT_JSON ? "json" : "csv");
    char *part = mem_format("%s.part", path);
    FILE *to = fopen(part, "w");
    int bad;

    if (!to) {
        bad = fault_set(ft, FAULT_IO, "%s: %s", part, strerror(errno));
    } else {
        bad = query_write(t->store, sql, to, t->format, 0, ft);
        if (fclose(to) && !bad)
            bad = fault_set(ft, FAULT_IO, "%s: %s", part, strerror(errno));
        if (!bad && rename(part, path))
            bad = fault_set(ft, FAULT_IO, "%s: %s", path, strerror(errno));
        if (bad)
            remove(part);
    }
    free(part);
    free(path);
    return bad ? -1 : 0;
}

static int
export_table(struct target *t, const char *name, struct fault *ft)
{
    int bad;
    char *sql = rows_of(t, name, &bad, ft);

    if (!sql && !bad)
        buf_format(&t->whole, "%s%s", t->whole.len ? ", " : "", name);
    if (sql)
        bad = write_file(t, name, sql, ft);
    t->n += sql && !bad;
    free(sql);
    return bad ? -1 : 0;
}

/* Every table that a query names. */
static int
export_each(struct target *t, const char *tables, struct fault *ft)
{
    struct sql *q;
    int more;

    if (sql_open(&q, t->store, tables, 0, ft))
        return -1;
    while ((more = sql_next(q, ft)) > 0) {
        struct value v = sql_value(q, 0, NULL);
        char *name = mem_copy(v.text.p, v.text.len);

        more = export_table(t, name, ft);
        free(name);
        if (more)
            break;
    }
    sql_close(q);
    return more;
}

static int
export_named(struct target *t, const char *name, struct fault *ft)
{
    char *tables;
    int bad;

    if (strpbrk(name, "/\"'"))
        return fault_set(ft, FAULT_USAGE, "%s is no table", name);
    tables =
        mem_format("SELECT " WITH_WORDS("t") " FROM (SELECT '%s' AS t)", name);
    bad = export_each(t, tables, ft);
    free(tables);
    return bad;
}

/* Says why what --where means is wrong, or holds for nothing. */
static int
check_where(struct target *t, struct fault *ft)
{
    struct reader *r = reader_new(t->store);
    int64_t *ids = NULL;
    size_t n = 1;
    int bad = t->where ? reader_select(r, t->where, false, &ids, &n, ft) : 0;

    if (!bad && !n)
        log_warn("no document fulfils --where \"%s\"", t->where);
    free(ids);
    reader_free(r);
    return bad;
}

static void
tell(struct target *t)
{
    if (t->whole.len)
        log_info("left out, since they are about the whole corpus: %s",
                 buf_text(&t->whole));
    log_info("wrote %s to %s/", progress_things(t->n, "table"), t->folder);
}

static int export(const struct args *a, int *status, struct fault *ft)
{
    const char *folder = args_value(a, "output");
    struct target t = {.folder = folder ? folder : "export",
                       .format = a->format == OUT_JSON ? OUT_JSON : OUT_CSV,
                       .where = args_value(a, "where")};
    int bad;

    (void)status;
    if (store_open(&t.store, a->corpus, STORE_READ, ft))
        return -1;
    bad = check_where(&t, ft);
    if (!bad && mkdir(t.folder, 0777) && errno != EEXIST)
        bad = fault_set(ft, FAULT_IO, "%s: %s", t.folder, strerror(errno));
    for (size_t i = 0; i < a->n_rest && !bad; i++)
        bad = export_named(&t, a->rest[i], ft);
    if (!a->n_rest && !bad)
        bad = export_each(&t, all_tables, ft);
    store_close(t.store);
    if (!bad)
        tell(&t);
    buf_free(&t.whole);
    return bad;
}

const struct verb verb_export = {
    .name = "export",
    .summary = "write tables as CSV or JSON files",
    .usage = "[TABLE...] [options]",
    .text =
        "Writes the tables named, or all, each to a file of its own: "
        "documents, states,\ncolumns (what each column means) and the "
        "results of the plugins; a table whose rows\nare places in texts "
        "comes with their words, as TABLE_evidence. The corpus itself is\n"
        "an SQLite file that other programs read.\n\n"
        "In CSV, a text that a spreadsheet would run (=, +, -, @, tab or "
        "CR first) has an\napostrophe before it, which start and stop do "
        "not count: take it away before you\ncut by them; --json has the "
        "text as it is.\n\n"
        "With --where, rows that are no document's are left out, as "
        "stance_pair.\n\n"
        "  slant export -o results\n"
        "  slant export sentiment --where \"year >= 2022\"\n"
        "  slant export --where \"cluster = id\"    # of copies of one story "
        "the first\n"
        "  slant export stance_pair stance_timeline --json\n",
    .options = options,
    .run = export,
};
