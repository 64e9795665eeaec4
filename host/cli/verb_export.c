#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "log.h"
#include "mem.h"
#include "progress.h"
#include "query.h"
#include "verb.h"

static const struct option_spec options[] = {
    {"output", 'o', "FOLDER", "where the files go (default: export)"},
    {NULL, 0, NULL, NULL},
};

/* A table's view with the words of its spans, where it has one. */
#define WITH_WORDS(table)                                          \
    "coalesce((SELECT name FROM sqlite_schema WHERE name = " table \
    " || '_evidence'), " table ")"

/* All there is to export. */
static const char all_tables[] =
    "SELECT 'documents' UNION ALL SELECT 'states' UNION ALL SELECT 'columns' "
    "UNION ALL SELECT * FROM (SELECT DISTINCT " WITH_WORDS(
        "c.[table]") " FROM columns c ORDER BY 1)";

/* Writes one table as FOLDER/NAME.csv: there whole, or not at all. */
static int
export_table(struct store *s, const char *folder, const char *name,
             enum out_format format, struct fault *ft)
{
    char *path = mem_format("%s/%s.%s", folder, name,
                            format == OUT_JSON ? "json" : "csv");
    char *part = mem_format("%s.part", path);
    char *sql = mem_format("SELECT * FROM \"%s\"", name);
    FILE *to = fopen(part, "w");
    int bad;

    if (!to) {
        bad = fault_set(ft, FAULT_IO, "%s: %s", part, strerror(errno));
    } else {
        bad = query_write(s, sql, to, format, 0, ft);
        if (fclose(to) && !bad)
            bad = fault_set(ft, FAULT_IO, "%s: %s", part, strerror(errno));
        if (!bad && rename(part, path))
            bad = fault_set(ft, FAULT_IO, "%s: %s", path, strerror(errno));
        if (bad)
            remove(part);
    }
    free(sql);
    free(part);
    free(path);
    return bad ? -1 : 0;
}

/* Every table that a query names. */
static int
export_each(struct store *s, const char *tables, const char *folder,
            enum out_format format, uint64_t *n, struct fault *ft)
{
    struct sql *q;
    int more;

    if (sql_open(&q, s, tables, 0, ft))
        return -1;
    while ((more = sql_next(q, ft)) > 0) {
        struct value v = sql_value(q, 0, NULL);
        char *name = mem_copy(v.text.p, v.text.len);

        more = export_table(s, folder, name, format, ft);
        free(name);
        if (more)
            break;
        ++*n;
    }
    sql_close(q);
    return more;
}

static int
export_named(struct store *s, const char *name, const char *folder,
             enum out_format format, uint64_t *n, struct fault *ft)
{
    char *tables;
    int bad;

    if (strpbrk(name, "/\"'"))
        return fault_set(ft, FAULT_USAGE, "%s is no table", name);
    tables =
        mem_format("SELECT " WITH_WORDS("t") " FROM (SELECT '%s' AS t)", name);
    bad = export_each(s, tables, folder, format, n, ft);
    free(tables);
    return bad;
}

static int export(const struct args *a, int *status, struct fault *ft)
{
    const char *folder = args_value(a, "output");
    enum out_format format = a->format == OUT_JSON ? OUT_JSON : OUT_CSV;
    struct store *s = NULL;
    uint64_t n = 0;
    int bad;

    (void)status;
    folder = folder ? folder : "export";
    if (store_open(&s, a->corpus, STORE_READ, ft))
        return -1;
    bad = mkdir(folder, 0777) && errno != EEXIST
              ? fault_set(ft, FAULT_IO, "%s: %s", folder, strerror(errno))
              : 0;
    for (size_t i = 0; i < a->n_rest && !bad; i++)
        bad = export_named(s, a->rest[i], folder, format, &n, ft);
    if (!a->n_rest && !bad)
        bad = export_each(s, all_tables, folder, format, &n, ft);
    store_close(s);
    if (!bad)
        log_info("wrote %s to %s/", progress_things(n, "table"), folder);
    return bad;
}

const struct verb verb_export = {
    .name = "export",
    .summary = "write tables as CSV or JSON files",
    .usage = "[TABLE...] [options]",
    .text = "Writes the tables named, or all, each to a file of its own: "
            "documents, states,\ncolumns (what each column means) and the "
            "results of the plugins; a table whose rows\nare places in texts "
            "comes with their words, as TABLE_evidence. The corpus itself is\n"
            "an SQLite file that other programs read.\n\n"
            "In CSV, a text that a spreadsheet would run (=, +, -, @, tab or "
            "CR first) has an\napostrophe before it, which start and stop do "
            "not count: take it away before you\ncut by them; --json has the "
            "text as it is.\n\n"
            "  slant export -o results\n"
            "  slant export stance_pair stance_timeline --json\n",
    .options = options,
    .run = export,
};
