#include <stdlib.h>

#include "loader.h"
#include "log.h"
#include "mem.h"
#include "progress.h"
#include "reader.h"
#include "results.h"
#include "stored_plugin.h"
#include "terminal_text.h"
#include "verb.h"

#define NAMED 5 /* of those that are removed */

static const struct option_spec options[] = {
    {"where", 0, "SQL", "all documents for which this holds"},
    {"plugin", 0, "NAME", "no documents: all that a plugin found"},
    {NULL, 0, NULL, NULL},
};

/* The ids of the operands, or of --where. */
static int
find(const struct args *a, struct store *s, int64_t **ids, size_t *n,
     struct fault *ft)
{
    struct reader *r = reader_new(s);
    const char *where = args_value(a, "where");
    int status = 0;

    *n = 0;
    if (where) {
        status = reader_select(r, where, false, ids, n, ft);
    } else {
        *ids = mem_alloc((a->n_rest + 1) * sizeof **ids);
        for (size_t i = 0; i < a->n_rest && status == 0; i++)
            status = reader_find(r, a->rest[i], &(*ids)[(*n)++], ft);
    }
    reader_free(r);
    return status;
}

/* The names of the first few, for those who gave a number or --where. */
static int
name_them(struct store *s, const int64_t *ids, size_t n, struct buf *names,
          struct fault *ft)
{
    struct reader *r = reader_new(s);
    int found = 0;

    for (size_t i = 0; i < n && i < NAMED && found >= 0; i++) {
        struct doc d = {0};

        found = reader_meta(r, ids[i], &d, ft);
        if (found > 0) {
            const char *name = d.uri ? d.uri : d.key;

            buf_str(names, i ? ", " : ": ");
            terminal_text(names, name, strlen(name));
        }
        doc_free(&d);
    }
    if (n > NAMED)
        buf_format(names, " and %s more", progress_count(n - NAMED));
    reader_free(r);
    return found < 0 ? -1 : 0;
}

static int
remove_documents(const struct args *a, struct store *s, struct fault *ft)
{
    int64_t *ids = NULL;
    uint64_t removed = 0;
    struct buf names = {0};
    size_t n;
    int result = find(a, s, &ids, &n, ft);

    if (result == 0)
        result = name_them(s, ids, n, &names, ft);
    if (result == 0)
        result = store_remove(s, ids, n, &removed, ft);
    if (result == 0)
        log_info("removed %s, with all results%s",
                 progress_things(removed, "document"), buf_text(&names));
    buf_free(&names);
    free(ids);
    return result;
}

static int
remove_plugin(const char *plugin, struct store *s, struct fault *ft)
{
    struct buf tables = {0}, names = {0};
    int there = results_remove(s, plugin, &tables, ft);
    char *save = NULL;

    if (there == 0)
        there = stored_plugin_missing(s, plugin, ft);
    for (char *name = strtok_r(buf_text(&tables), "\n", &save); name;
         name = strtok_r(NULL, "\n", &save))
        buf_format(&names, "%s%s", names.len ? ", " : ": tables ", name);
    if (there > 0)
        log_info("removed all results of %s%s", plugin, buf_text(&names));
    buf_free(&names);
    buf_free(&tables);
    return there > 0 ? 0 : -1;
}

static int
check(const struct args *a, struct fault *ft)
{
    const char *plugin = args_value(a, "plugin"),
               *where = args_value(a, "where");

    if (!plugin && !where)
        return verb_needs_operand(a, "a document (id, key or file name)", ft);
    if (a->n_rest + !!plugin + !!where == 1)
        return 0;
    return fault_set(ft, FAULT_USAGE, "%s",
                     plugin ? "one --plugin, and no documents with it"
                            : "documents or --where, not both");
}

static int
remove_any(const struct args *a, int *status, struct fault *ft)
{
    const char *plugin = args_value(a, "plugin");
    struct store *s = NULL;
    int result = check(a, ft);

    (void)status;
    if (result == 0)
        result = store_open(&s, a->corpus, STORE_WRITE, ft);
    if (result == 0)
        result = store_repair(s, ft);
    if (result == 0)
        result =
            plugin ? remove_plugin(plugin, s, ft) : remove_documents(a, s, ft);
    store_close(s);
    return result;
}

const struct verb verb_remove = {
    .name = "remove",
    .summary = "take documents, or a plugin's results, out of the corpus",
    .usage = "DOC... | --where SQL | --plugin NAME",
    .text = "Removes documents, named by id, key or file name, with all their "
            "results; counts\nare brought up to date. Aggregates are renewed "
            "by the next `slant run`.\n\n"
            "--plugin removes what a plugin, or a configuration that was run "
            "--as NAME, has\nfound: its tables, states and aggregates. What "
            "requires it keeps its own.\n\n"
            "  slant remove articles/old.txt\n"
            "  slant remove --where \"year < 2015\"\n"
            "  slant remove --plugin terms\n",
    .options = options,
    .run = remove_any,
};
