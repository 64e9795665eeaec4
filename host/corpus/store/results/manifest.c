#include "manifest.h"

#include <stdlib.h>
#include <string.h>

#include <yajl/yajl_tree.h>

#include "buf.h"
#include "json.h"
#include "mem.h"

#define NESTING_MAX \
    32 /* of the whole; the parser's tree is freed recursively */

static yajl_val
member(yajl_val object, const char *key, yajl_type type)
{
    const char *path[] = {key, NULL};

    return object ? yajl_tree_get(object, path, type) : NULL;
}

static char *
string(yajl_val object, const char *key)
{
    yajl_val v = member(object, key, yajl_t_string);

    return v ? mem_string(YAJL_GET_STRING(v)) : NULL;
}

static bool
boolean(yajl_val object, const char *key)
{
    return YAJL_IS_TRUE(member(object, key, yajl_t_any));
}

static bool
number(yajl_val object, const char *key, double *out)
{
    yajl_val v = member(object, key, yajl_t_number);

    if (!v)
        return false;
    *out = strtod(YAJL_GET_NUMBER(v), NULL);
    return true;
}

static uint64_t
whole(yajl_val object, const char *key)
{
    double v = 0;

    number(object, key, &v);
    return v >= 1 && v < 1e18 ? (uint64_t)v : 0;
}

static void
strings(yajl_val object, const char *key, char ***out, size_t *n)
{
    yajl_val list = member(object, key, yajl_t_array);
    size_t len = list ? YAJL_GET_ARRAY(list)->len : 0;

    *out = len ? mem_alloc(len * sizeof **out) : NULL;
    for (size_t i = 0; i < len; i++) {
        yajl_val v = YAJL_GET_ARRAY(list)->values[i];

        if (YAJL_IS_STRING(v))
            (*out)[(*n)++] = mem_string(YAJL_GET_STRING(v));
    }
}

/* [a-z][a-z0-9_]*, short enough to stand in a table's name. */
static bool
is_name(const char *s)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz";

    if (!s || !*s || !strchr(letters, *s) || strlen(s) > 60)
        return false;
    return s[strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789_")] == '\0';
}

static int
compare_keys(const void *a, const void *b)
{
    return strcmp(**(const char *const *const *)a,
                  **(const char *const *const *)b);
}

/* Whether brackets outside strings stand too deep, in text of any kind. */
static bool
too_deep(const char *json)
{
    int depth = 0;
    bool quoted = false;

    for (; *json && depth <= NESTING_MAX; json++) {
        if (quoted && *json == '\\' && json[1])
            json++;
        else if (*json == '"')
            quoted = !quoted;
        else if (!quoted && strchr("[{", *json))
            depth++;
        else if (!quoted && strchr("]}", *json))
            depth--;
    }
    return depth > NESTING_MAX;
}

static void write_value(yajl_val v, struct buf *out);

static void
write_object(yajl_val v, struct buf *out)
{
    size_t n = YAJL_GET_OBJECT(v)->len;
    const char **keys = YAJL_GET_OBJECT(v)->keys;
    const char ***order = mem_alloc(n * sizeof *order);

    for (size_t i = 0; i < n; i++)
        order[i] = &keys[i];
    if (n)
        qsort(order, n, sizeof *order, compare_keys);
    buf_char(out, '{');
    for (size_t i = 0; i < n; i++) {
        if (i)
            buf_char(out, ',');
        json_string(out, *order[i], strlen(*order[i]));
        buf_char(out, ':');
        write_value(YAJL_GET_OBJECT(v)->values[order[i] - keys], out);
    }
    buf_char(out, '}');
    free(order);
}

static void
write_array(yajl_val v, struct buf *out)
{
    buf_char(out, '[');
    for (size_t i = 0; i < YAJL_GET_ARRAY(v)->len; i++) {
        if (i)
            buf_char(out, ',');
        write_value(YAJL_GET_ARRAY(v)->values[i], out);
    }
    buf_char(out, ']');
}

/* The value as JSON text with sorted keys. */
static void
write_value(yajl_val v, struct buf *out)
{
    if (YAJL_IS_OBJECT(v))
        write_object(v, out);
    else if (YAJL_IS_ARRAY(v))
        write_array(v, out);
    else if (YAJL_IS_STRING(v))
        json_string(out, v->u.string, strlen(v->u.string));
    else if (YAJL_IS_NUMBER(v))
        buf_str(out, YAJL_GET_NUMBER(v));
    else if (YAJL_IS_TRUE(v) || YAJL_IS_FALSE(v))
        buf_str(out, YAJL_IS_TRUE(v) ? "true" : "false");
    else
        buf_str(out, "null");
}

static int
parse_type(const char *name, enum column_type *type)
{
    static const char *const names[] = {
        [COLUMN_INTEGER] = "integer", [COLUMN_NUMBER] = "number",
        [COLUMN_STRING] = "string",   [COLUMN_BOOLEAN] = "boolean",
        [COLUMN_SPAN] = "span",
    };

    for (size_t i = 0; name && i < sizeof names / sizeof *names; i++) {
        if (strcmp(name, names[i]) == 0) {
            *type = (enum column_type)i;
            return 0;
        }
    }
    return -1;
}

static int
parse_column(struct column *c, yajl_val v, const char *table, struct fault *ft)
{
    char *type = string(v, "type");
    int bad = parse_type(type, &c->type);

    free(type);
    c->name = string(v, "name");
    c->doc = string(v, "doc");
    c->unit = string(v, "unit");
    c->denominator = string(v, "denominator");
    c->missing = string(v, "missing");
    c->has_min = number(v, "min", &c->min);
    c->has_max = number(v, "max", &c->max);
    if (!is_name(c->name))
        return fault_set(ft, FAULT_PLUGIN,
                         "table %s: column name `%s` is not of the form "
                         "[a-z][a-z0-9_]*",
                         table, c->name ? c->name : "");
    if (bad)
        return fault_set(ft, FAULT_PLUGIN,
                         "table %s, column %s: the type is none of integer, "
                         "number, string, boolean, span",
                         table, c->name);
    return 0;
}

static int
parse_kind(yajl_val v, enum table_kind *kind)
{
    static const char *const names[] = {
        [TABLE_DOCUMENT] = "document",
        [TABLE_ROWS] = "rows",
        [TABLE_CORPUS] = "corpus",
    };
    char *name = string(v, "kind");
    int bad = -1;

    for (size_t i = 0; name && i < sizeof names / sizeof *names; i++) {
        if (strcmp(name, names[i]) == 0) {
            *kind = (enum table_kind)i;
            bad = 0;
        }
    }
    free(name);
    return bad;
}

static int
parse_table(struct result_table *t, yajl_val v, struct fault *ft)
{
    yajl_val columns = member(v, "columns", yajl_t_array);
    size_t n = columns ? YAJL_GET_ARRAY(columns)->len : 0;

    t->name = string(v, "name");
    if (parse_kind(v, &t->kind))
        return fault_set(ft, FAULT_PLUGIN,
                         "a table is of kind document, rows or corpus");
    if (t->kind == TABLE_DOCUMENT) {
        free(t->name);
        t->name = mem_string("");
    } else if (!is_name(t->name)) {
        return fault_set(ft, FAULT_PLUGIN,
                         "table name `%s` is not of the form [a-z][a-z0-9_]*",
                         t->name ? t->name : "");
    }
    t->columns = n ? mem_alloc(n * sizeof *t->columns) : NULL;
    for (size_t i = 0; i < n; i++) {
        t->n_columns = i + 1;
        if (parse_column(&t->columns[i], YAJL_GET_ARRAY(columns)->values[i],
                         *t->name ? t->name : "of documents", ft))
            return -1;
    }
    return 0;
}

static int
by_table(const void *a, const void *b)
{
    const struct result_table *x = a, *y = b;

    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    return strcmp(x->name, y->name);
}

static int
parse_tables(struct manifest *m, yajl_val root, struct fault *ft)
{
    yajl_val tables = member(root, "tables", yajl_t_array);
    size_t n = tables ? YAJL_GET_ARRAY(tables)->len : 0;

    if (n > MANIFEST_TABLES_MAX)
        return fault_set(ft, FAULT_PLUGIN, "more than %d tables",
                         MANIFEST_TABLES_MAX);
    m->tables = n ? mem_alloc(n * sizeof *m->tables) : NULL;
    for (size_t i = 0; i < n; i++) {
        m->n_tables = i + 1;
        if (parse_table(&m->tables[i], YAJL_GET_ARRAY(tables)->values[i], ft))
            return -1;
    }
    if (n)
        qsort(m->tables, n, sizeof *m->tables, by_table);
    return 0;
}

static void
parse_limits(struct limits *l, yajl_val root)
{
    yajl_val v = member(root, "limits", yajl_t_object);

    number(v, "cpu", &l->cpu);
    number(v, "wall", &l->wall);
    l->memory = whole(v, "memory");
    l->rows = whole(v, "rows");
    l->waiting = whole(v, "waiting");
}

static char *
parse_options(yajl_val root)
{
    yajl_val v = member(root, "options", yajl_t_object);
    struct buf out = {0};

    if (v)
        write_value(v, &out);
    else
        buf_str(&out, "{}");
    return buf_take(&out);
}

static int
fill(struct manifest *m, yajl_val root, struct fault *ft)
{
    m->name = string(root, "name");
    m->version = string(root, "version");
    m->summary = string(root, "summary");
    m->measured = string(root, "measured");
    m->folder = string(root, "folder");
    m->source = string(root, "source");
    m->has_document = boolean(root, "has_document");
    m->has_reduce = boolean(root, "has_reduce");
    strings(root, "requires", &m->requires, &m->n_requires);
    strings(root, "uses", &m->uses, &m->n_uses);
    strings(root, "metadata", &m->metadata, &m->n_metadata);
    strings(root, "languages", &m->languages, &m->n_languages);
    strings(root, "permissions", &m->permissions, &m->n_permissions);
    parse_limits(&m->limits, root);
    m->options = parse_options(root);
    if (!is_name(m->name))
        return fault_set(ft, FAULT_PLUGIN,
                         "plugin name `%s` is not of the form [a-z][a-z0-9_]*",
                         m->name ? m->name : "");
    if (parse_tables(m, root, ft) || manifest_check_names(m, ft))
        return fault_wrap(ft, "plugin %s", m->name);
    return 0;
}

int
manifest_parse(struct manifest *out, const char *json, struct fault *ft)
{
    struct manifest m = {0};
    char why[200] = "";
    yajl_val root;
    int bad;

    if (too_deep(json))
        return fault_set(ft, FAULT_PLUGIN, "manifest is nested too deeply");
    m.json = mem_string(json);
    root = yajl_tree_parse(json, why, sizeof why);
    if (!YAJL_IS_OBJECT(root))
        bad =
            fault_set(ft, FAULT_PLUGIN, "manifest is no JSON object: %s", why);
    else
        bad = fill(&m, root, ft);
    yajl_tree_free(root);
    if (bad)
        manifest_free(&m);
    else
        *out = m;
    return bad;
}

const char *
manifest_plugin(const struct manifest *m)
{
    const char *slash = m->folder ? strrchr(m->folder, '/') : NULL;

    return slash && slash[1] ? slash + 1 : m->name;
}

static void
free_table(struct result_table *t)
{
    for (size_t i = 0; i < t->n_columns; i++) {
        struct column *c = &t->columns[i];

        free(c->name);
        free(c->doc);
        free(c->unit);
        free(c->denominator);
        free(c->missing);
    }
    free(t->columns);
    free(t->name);
}

void
manifest_free(struct manifest *m)
{
    free(m->name);
    free(m->version);
    free(m->summary);
    free(m->measured);
    free(m->folder);
    free(m->json);
    free(m->options);
    free(m->source);
    mem_free_strings(m->requires, m->n_requires);
    mem_free_strings(m->uses, m->n_uses);
    mem_free_strings(m->metadata, m->n_metadata);
    mem_free_strings(m->languages, m->n_languages);
    mem_free_strings(m->permissions, m->n_permissions);
    for (size_t i = 0; i < m->n_tables; i++)
        free_table(&m->tables[i]);
    free(m->tables);
    *m = (struct manifest){0};
}
