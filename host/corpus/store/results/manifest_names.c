/* The names a manifest gives: none twice, none of the host's or SQLite's. */
#include "manifest.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "result_tables.h"
#include "schema.h"

static bool
twice(char **names, size_t n, const char **which)
{
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < i; j++) {
            if (strcmp(names[i], names[j]) == 0) {
                *which = names[i];
                return true;
            }
        }
    }
    return false;
}

/* Names of tables begin with that of the plugin. */
static bool
may_share(const struct manifest *a, const struct manifest *b)
{
    size_t x = strlen(a->name), y = strlen(b->name);

    return strncmp(a->name, b->name, x < y ? x : y) == 0;
}

char *
manifest_shared_table(const struct manifest *a, const struct manifest *b)
{
    char **of_a, **of_b, *shared = NULL;
    size_t n_a, n_b;

    if (!may_share(a, b))
        return NULL;
    n_a = result_tables_names(a, &of_a);
    n_b = result_tables_names(b, &of_b);
    for (size_t i = 0; i < n_a && !shared; i++)
        for (size_t k = 0; k < n_b && !shared; k++)
            if (strcmp(of_a[i], of_b[k]) == 0)
                shared = mem_string(of_a[i]);
    mem_free_strings(of_a, n_a);
    mem_free_strings(of_b, n_b);
    return shared;
}

static int
check_tables(const struct manifest *m, struct fault *ft)
{
    char **names;
    size_t n = result_tables_names(m, &names);
    const char *which;
    int bad = 0;

    if (twice(names, n, &which))
        bad = fault_set(ft, FAULT_PLUGIN,
                        "two tables or views would be called `%s`", which);
    for (size_t i = 0; i < n && !bad; i++) {
        if (schema_has_name(names[i]))
            bad = fault_set(ft, FAULT_PLUGIN,
                            "`%s` is a name of slant's own tables or SQLite's",
                            names[i]);
    }
    mem_free_strings(names, n);
    return bad;
}

static int
check_columns(const struct manifest *m, const struct result_table *t,
              struct fault *ft)
{
    char **names;
    size_t n = result_tables_columns(t, &names);
    const char *which;
    int bad = 0;

    if (n > 500)
        bad = fault_set(ft, FAULT_PLUGIN, "table %s%s%s: too many columns",
                        m->name, *t->name ? "_" : "", t->name);
    else if (twice(names, n, &which))
        bad = fault_set(ft, FAULT_PLUGIN,
                        "table %s%s%s: two columns would be called `%s`",
                        m->name, *t->name ? "_" : "", t->name, which);
    mem_free_strings(names, n);
    return bad;
}

int
manifest_check_names(const struct manifest *m, struct fault *ft)
{
    for (size_t i = 0; i < m->n_tables; i++) {
        if (check_columns(m, &m->tables[i], ft))
            return -1;
    }
    return check_tables(m, ft);
}
