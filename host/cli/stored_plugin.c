#include "stored_plugin.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "sql.h"

/* Names of plugins, and so of tables, hold nothing that SQL would read. */
static bool
is_name(const char *s)
{
    if (*s < 'a' || *s > 'z')
        return false;
    return strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789_") == strlen(s);
}

static int
parse(struct manifest *m, const char *name, const char *json, struct fault *ft)
{
    if (manifest_parse(m, json, ft))
        return fault_wrap(ft, "the stored manifest of plugin %s", name);
    if (strcmp(m->name, name) == 0)
        return 1;
    manifest_free(m);
    return fault_set(ft, FAULT_CORPUS,
                     "the stored manifest of plugin %s is another one's", name);
}

int
stored_plugin(struct store *s, const char *name, struct manifest *m,
              struct fault *ft)
{
    char *text, *json = NULL;
    struct sql *q;
    int found;

    if (!is_name(name))
        return 0;
    text = mem_format("SELECT manifest FROM config WHERE plugin = '%s' AND "
                      "live",
                      name);
    found = sql_open(&q, s, text, 0, ft);
    free(text);
    if (found)
        return -1;
    found = sql_next(q, ft);
    if (found > 0) {
        struct value v = sql_value(q, 0, NULL);

        json = v.kind == VALUE_TEXT ? mem_copy(v.text.p, v.text.len) : NULL;
    }
    sql_close(q);
    if (found > 0)
        found = parse(m, name, json ? json : "", ft);
    free(json);
    return found;
}

int
stored_plugin_missing(struct store *s, const char *name, struct fault *ft)
{
    struct sql *q;
    char *names = NULL;

    if (sql_open(&q, s,
                 "SELECT group_concat(plugin, ', ') FROM "
                 "(SELECT DISTINCT plugin FROM config WHERE live ORDER BY 1)",
                 0, ft))
        return -1;
    if (sql_next(q, ft) > 0) {
        struct value v = sql_value(q, 0, NULL);

        names = v.kind == VALUE_TEXT ? mem_copy(v.text.p, v.text.len) : NULL;
    }
    sql_close(q);
    if (names)
        fault_set(ft, FAULT_USAGE,
                  "no plugin %.60s has run on this corpus; there is %s "
                  "(`slant run` runs the others)",
                  name, names);
    else
        fault_set(ft, FAULT_USAGE,
                  "no plugin has run on this corpus yet: `slant run`");
    free(names);
    return -1;
}
