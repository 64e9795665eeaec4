#include "coverage.h"

#include <stdlib.h>
#include <string.h>

#include "expression.h"
#include "mem.h"
#include "pair_result.h"
#include "sql.h"
#include "types.h"

/* Counted things, numbered from 1 by their bytes. */
struct numbered {
    struct types *keys;
    uint64_t *n;
    size_t cap;
};

struct plugin {
    char *name;
    int64_t config;
    uint64_t ok, empty, current; /* current: with a state of any kind */
    struct numbered ends;        /* the others: state, cause */
};

struct variable {
    const char *expression;
    struct types *keys;
    struct value *values; /* of each key; text is its own */
    size_t cap, cap_of;
    uint32_t *of;       /* each document's value */
    uint64_t *answered; /* of each value: documents, then by plugin */
};

struct coverage {
    struct store *store;
    struct plugin *plugins; /* by name */
    size_t n_plugins, cap_plugins;
    struct variable *by;
    size_t n_by;
    int64_t *ids; /* ascending */
    size_t n, cap;
};

/* ---- documents */

/* SQLite has whole reals for equal to integers. */
static void
key_of(const struct value *v, struct buf *key)
{
    struct value whole = {.kind = VALUE_INT};
    bool is_whole = v->kind == VALUE_REAL && v->r > -0x1p53 && v->r < 0x1p53 &&
                    v->r == (double)(int64_t)v->r;

    if (is_whole)
        whole.i = (int64_t)v->r;
    buf_clear(key);
    value_encode(is_whole ? &whole : v, key);
}

static uint32_t
number_of(struct variable *b, struct value v, struct buf *key)
{
    uint32_t number;
    bool added;

    key_of(&v, key);
    number = types_intern(b->keys, key->data, key->len, &added);
    if (!added)
        return number;
    b->values =
        mem_grow(b->values, &b->cap, (size_t)number + 1, sizeof *b->values);
    if (v.kind == VALUE_TEXT)
        v.text.p = mem_copy(v.text.p, v.text.len);
    b->values[number] = v;
    return number;
}

static char *
documents_query(const struct coverage *c)
{
    struct buf b = {0};

    buf_str(&b, "SELECT id");
    for (size_t i = 0; i < c->n_by; i++) {
        char *value = expression_value(c->store, c->by[i].expression);

        buf_format(&b, ", %s", value);
        free(value);
    }
    buf_str(&b,
            c->n_by ? " FROM documents ORDER BY id" : " FROM meta ORDER BY id");
    return buf_take(&b);
}

static int
read_documents(struct coverage *c, struct fault *ft)
{
    char *text;
    struct buf key = {0};
    struct sql *q;
    int more;

    for (size_t i = 0; i < c->n_by; i++)
        if (expression_check(c->store, NULL, c->by[i].expression, ft))
            return -1;
    text = documents_query(c);
    more = sql_open(&q, c->store, text, 0, ft);
    free(text);
    if (more)
        return -1;
    while ((more = sql_next(q, ft)) > 0) {
        c->ids = mem_grow(c->ids, &c->cap, c->n + 1, sizeof *c->ids);
        c->ids[c->n] = sql_value(q, 0, NULL).i;
        for (size_t i = 0; i < c->n_by; i++) {
            struct variable *b = &c->by[i];

            b->of = mem_grow(b->of, &b->cap_of, c->n + 1, sizeof *b->of);
            b->of[c->n] = number_of(b, sql_value(q, i + 1, NULL), &key);
        }
        c->n++;
    }
    sql_close(q);
    buf_free(&key);
    return more;
}

/* The counts of a value: documents, then of each plugin. */
static uint64_t *
counts_of(const struct coverage *c, const struct variable *b, uint32_t value)
{
    return b->answered + (size_t)value * (c->n_plugins + 1);
}

static void
count_documents(struct coverage *c)
{
    for (size_t i = 0; i < c->n_by; i++) {
        struct variable *b = &c->by[i];
        size_t values = (size_t)types_size(b->keys) + 1;

        b->answered =
            mem_alloc(values * (c->n_plugins + 1) * sizeof *b->answered);
        for (size_t d = 0; d < c->n; d++)
            counts_of(c, b, b->of[d])[0]++;
    }
}

/* ---- states */

static int
read_plugins(struct coverage *c, struct fault *ft)
{
    struct sql *q;
    int more;

    if (sql_open(&q, c->store,
                 "SELECT plugin, id FROM config WHERE live ORDER BY plugin", 0,
                 ft))
        return -1;
    while ((more = sql_next(q, ft)) > 0) {
        struct value name = sql_value(q, 0, NULL);

        c->plugins = mem_grow(c->plugins, &c->cap_plugins, c->n_plugins + 1,
                              sizeof *c->plugins);
        c->plugins[c->n_plugins++] = (struct plugin){
            .name = mem_copy(name.text.p, name.text.len),
            .config = sql_value(q, 1, NULL).i,
            .ends.keys = types_new(),
        };
    }
    sql_close(q);
    return more;
}

static void
count_end(struct numbered *ends, int64_t state, const struct value *cause,
          struct buf *key)
{
    size_t old = ends->cap;
    uint32_t number;
    bool added;

    buf_clear(key);
    buf_u8(key, (uint8_t)state);
    if (cause->kind == VALUE_TEXT) {
        buf_u8(key, 1);
        buf_add(key, cause->text.p, cause->text.len);
    }
    number = types_intern(ends->keys, key->data, key->len, &added);
    ends->n =
        mem_grow(ends->n, &ends->cap, (size_t)number + 1, sizeof *ends->n);
    memset(ends->n + old, 0, (ends->cap - old) * sizeof *ends->n);
    ends->n[number]++;
}

/* The document at this place, if there is one, has a current state. */
static void
count_state(struct coverage *c, size_t plugin, size_t at, const struct sql *q,
            struct buf *key)
{
    struct plugin *p = &c->plugins[plugin];
    int64_t document = sql_value(q, 0, NULL).i;
    int64_t state = sql_value(q, 1, NULL).i;
    struct value cause;

    p->current++;
    p->ok += state == PAIR_OK;
    p->empty += state == PAIR_EMPTY;
    if (state == PAIR_OK || state == PAIR_EMPTY) {
        for (size_t i = 0; i < c->n_by && at < c->n && c->ids[at] == document;
             i++)
            counts_of(c, &c->by[i], c->by[i].of[at])[1 + plugin]++;
    } else if (state > PAIR_EMPTY && state <= PAIR_CRASHED) {
        cause = sql_value(q, 2, NULL);
        count_end(&p->ends, state, &cause, key);
    }
}

static int
read_states(struct coverage *c, size_t plugin, struct fault *ft)
{
    const struct value values[] = {
        {.kind = VALUE_TEXT,
         .text = {c->plugins[plugin].name, strlen(c->plugins[plugin].name)}},
        {.kind = VALUE_INT, .i = c->plugins[plugin].config}};
    struct buf key = {0};
    struct sql *q;
    size_t at = 0;
    int more;

    if (sql_open(&q, c->store,
                 "SELECT document, state, cause FROM state WHERE plugin = ?1 "
                 "AND config = ?2 ORDER BY document",
                 0, ft))
        return -1;
    more = sql_bind(q, values, 2, ft);
    while (!more && (more = sql_next(q, ft)) > 0) {
        while (at < c->n && c->ids[at] < sql_value(q, 0, NULL).i)
            at++;
        count_state(c, plugin, at, q, &key);
        more = 0;
    }
    sql_close(q);
    buf_free(&key);
    return more;
}

int
coverage_read(struct coverage **out, struct store *s, const char *const *by,
              size_t n, struct fault *ft)
{
    struct coverage *c = mem_alloc(sizeof *c);
    int bad;

    c->store = s;
    c->by = mem_alloc((n + 1) * sizeof *c->by);
    for (; c->n_by < n; c->n_by++) {
        c->by[c->n_by].expression = by[c->n_by];
        c->by[c->n_by].keys = types_new();
    }
    store_view_begin(s);
    bad = read_plugins(c, ft) || read_documents(c, ft);
    if (!bad)
        count_documents(c);
    for (size_t i = 0; i < c->n_plugins && !bad; i++)
        bad = read_states(c, i, ft);
    store_view_end(s);
    if (bad) {
        coverage_free(c);
        return -1;
    }
    *out = c;
    return 0;
}

void
coverage_free(struct coverage *c)
{
    if (!c)
        return;
    for (size_t i = 0; i < c->n_plugins; i++) {
        free(c->plugins[i].name);
        types_free(c->plugins[i].ends.keys);
        free(c->plugins[i].ends.n);
    }
    for (size_t i = 0; i < c->n_by; i++) {
        struct variable *b = &c->by[i];

        for (uint32_t k = 1; k <= types_size(b->keys); k++)
            if (b->values[k].kind == VALUE_TEXT)
                free((char *)b->values[k].text.p);
        types_free(b->keys);
        free(b->values);
        free(b->of);
        free(b->answered);
    }
    free(c->plugins);
    free(c->by);
    free(c->ids);
    free(c);
}

/* ---- the table of states */

struct line {
    const char *state;
    struct value cause;
    uint64_t n;
};

static int
by_state(const void *a, const void *b)
{
    const struct line *x = a, *y = b;
    int d = strcmp(x->state, y->state);

    return d ? d : value_order(&x->cause, &y->cause);
}

static void
print_states(const struct coverage *c, const struct plugin *p, struct out *o)
{
    uint32_t ends = types_size(p->ends.keys);
    struct line *lines = mem_alloc(((size_t)ends + 3) * sizeof *lines);
    size_t n = 0;

    lines[n++] = (struct line){.state = "ok", .n = p->ok};
    lines[n++] = (struct line){.state = "empty", .n = p->empty};
    lines[n++] = (struct line){.state = "owed",
                               .n = c->n > p->current ? c->n - p->current : 0};
    for (uint32_t i = 1; i <= ends; i++) {
        size_t len;
        const char *key = types_form(p->ends.keys, i, &len);

        lines[n].state = pair_state_name((enum pair_state)key[0]);
        if (len > 1)
            lines[n].cause =
                (struct value){.kind = VALUE_TEXT, .text = {key + 2, len - 2}};
        lines[n++].n = p->ends.n[i];
    }
    qsort(lines, n, sizeof *lines, by_state);
    for (size_t i = 0; i < n; i++) {
        if (!lines[i].n)
            continue;
        out_text(o, p->name);
        out_text(o, lines[i].state);
        out_value(o, &lines[i].cause);
        out_int(o, (int64_t)lines[i].n);
    }
    free(lines);
}

int
coverage_print_states(const struct coverage *c, enum out_format format,
                      struct fault *ft)
{
    static const char *const names[] = {"plugin", "state", "cause",
                                        "documents"};
    struct out *o = out_new(format, names, 4);

    for (size_t i = 0; i < c->n_plugins; i++)
        print_states(c, &c->plugins[i], o);
    return out_finish(o, 0, ft);
}

/* ---- the table by a variable */

static struct out *
begin_table(const struct coverage *c, const char *by, enum out_format format)
{
    const char **names = mem_alloc((c->n_plugins + 2) * sizeof *names);
    struct out *o;

    names[0] = by;
    names[1] = "documents";
    for (size_t i = 0; i < c->n_plugins; i++)
        names[2 + i] = c->plugins[i].name;
    o = out_new(format, names, c->n_plugins + 2);
    free(names);
    return o;
}

static int
by_number(const void *a, const void *b, void *cookie)
{
    const struct value *values = cookie;

    return value_order(&values[*(const uint32_t *)a],
                       &values[*(const uint32_t *)b]);
}

int
coverage_print(struct coverage *c, size_t which, enum out_format format,
               struct fault *ft)
{
    struct variable *b = &c->by[which];
    struct out *o = begin_table(c, b->expression, format);
    uint32_t n = types_size(b->keys);
    uint32_t *order = mem_alloc(((size_t)n + 1) * sizeof *order);

    for (uint32_t i = 0; i < n; i++)
        order[i] = i + 1;
    qsort_r(order, n, sizeof *order, by_number, b->values);
    for (uint32_t i = 0; i < n; i++) {
        const uint64_t *counts = counts_of(c, b, order[i]);

        out_group(o, &b->values[order[i]]);
        for (size_t k = 0; k <= c->n_plugins; k++)
            out_int(o, (int64_t)counts[k]);
    }
    free(order);
    return out_finish(o, 0, ft);
}
