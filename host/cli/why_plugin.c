#include "why_plugin.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "marks.h"
#include "mem.h"
#include "sql.h"
#include "stored_plugin.h"
#include "terminal_text.h"

static void
line(const char *name, const struct value *v)
{
    struct buf b = {0};

    if (v->kind == VALUE_TEXT) {
        terminal_text(&b, v->text.p, v->text.len);
        printf("%-10s %s\n", name, buf_text(&b));
    }
    buf_free(&b);
}

/* A traceback has several lines, which stay. */
static void
lines(const char *name, const struct value *v)
{
    size_t at = 0;

    while (v->kind == VALUE_TEXT && at < v->text.len) {
        struct value one = *v;
        size_t len = 0;

        while (at + len < v->text.len && v->text.p[at + len] != '\n')
            len++;
        one.text.p += at;
        one.text.len = len;
        line(at ? "" : name, &one);
        at += len + 1;
    }
}

/* The row of print_state. */
static void
print_found(const struct sql *q, const struct manifest *m)
{
    static const char *const names[] = {"message", "place", "source line"};
    struct value state = sql_value(q, 0, NULL), current = sql_value(q, 1, NULL),
                 v;

    line("state", &state);
    if (current.kind == VALUE_INT && current.i)
        printf("%-10s yes\n", "current");
    else
        printf("%-10s no: of an older configuration, so reports ignore it; "
               "slant run %s\n",
               "current", m->name);
    for (size_t i = 0; i < 3; i++) {
        v = sql_value(q, 2 + i, NULL);
        line(names[i], &v);
    }
    v = sql_value(q, 5, NULL);
    lines("traceback", &v);
    v = sql_value(q, 6, NULL);
    lines("variables", &v);
    if (m->measured) {
        v = (struct value){.kind = VALUE_TEXT,
                           .text = {m->measured, strlen(m->measured)}};
        line("measured", &v);
        printf("%-10s not on your corpus\n", "validated");
    }
}

/* 1 there is a state, and it is shown. */
static int
print_state(struct store *s, const struct manifest *m, int64_t id,
            struct fault *ft)
{
    char *text = mem_format(
        "SELECT s.state || coalesce(' (' || s.cause || ')', ''), s.current, "
        "s.message, s.place, f.source_line, f.traceback, s.locals FROM states "
        "AS s LEFT "
        "JOIN failure AS f ON f.id = s.failure WHERE s.plugin = '%s' AND "
        "s.document = %" PRId64,
        m->name, id);
    struct sql *q;
    int found = sql_open(&q, s, text, 0, ft);

    free(text);
    if (found)
        return -1;
    found = sql_next(q, ft);
    printf("%-10s %s %s", "plugin", m->name, m->version);
    if (strcmp(m->name, manifest_plugin(m)) != 0)
        printf(" (%s --as %s)", manifest_plugin(m), m->name);
    putchar('\n');
    if (found > 0)
        print_found(q, m);
    else if (found == 0)
        printf("%-10s not analysed yet: slant run %s\n", "state", m->name);
    sql_close(q);
    return found;
}

static void
print_value(const struct column *c, const struct sql *q, size_t at)
{
    struct value v = sql_value(q, at, NULL);
    struct buf b = {0};

    if (v.kind == VALUE_INT)
        buf_format(&b, "%" PRId64, v.i);
    else if (v.kind == VALUE_REAL)
        marks_real(&b, v.r);
    else if (v.kind == VALUE_TEXT)
        terminal_text(&b, v.text.p, v.text.len);
    else
        buf_str(&b, "no value");
    if (c->unit && v.kind != VALUE_NULL)
        buf_format(&b, " %s", c->unit);
    if (c->denominator && v.kind != VALUE_NULL)
        buf_format(&b, " (of %s)", c->denominator);
    if (c->missing && v.kind == VALUE_NULL)
        buf_format(&b, " (%s)", c->missing);
    printf("%-10s %s\n", c->name, buf_text(&b));
    buf_free(&b);
}

static int
print_row(struct store *s, const struct manifest *m,
          const struct result_table *t, int64_t id, struct fault *ft)
{
    char *text = mem_format("SELECT * FROM \"%s\" WHERE document = %" PRId64,
                            m->name, id);
    struct sql *q;
    size_t at = 1;
    int found = sql_open(&q, s, text, 0, ft);

    free(text);
    if (found)
        return -1;
    found = sql_next(q, ft);
    for (size_t i = 0; i < t->n_columns && found > 0; i++) {
        if (t->columns[i].type == COLUMN_SPAN) {
            at += 2;
            continue;
        }
        print_value(&t->columns[i], q, at++);
    }
    sql_close(q);
    return found < 0 ? -1 : 0;
}

static int
print_all(struct store *s, const struct manifest *m, const struct marks *k,
          int64_t id, const struct doc *d, struct fault *ft)
{
    int found = print_state(s, m, id, ft);

    if (found < 0)
        return -1;
    for (size_t i = 0; i < m->n_tables && found; i++) {
        if (m->tables[i].kind == TABLE_DOCUMENT &&
            print_row(s, m, &m->tables[i], id, ft))
            return -1;
    }
    if (d->text) {
        putchar('\n');
        marks_print(k, d);
    }
    marks_print_unplaced(k);
    return 0;
}

int
why_plugin(struct store *s, const char *plugin, int64_t id, const struct doc *d,
           enum out_format format,
           void (*head)(int64_t id, const struct doc *d), struct fault *ft)
{
    struct manifest m;
    struct marks k;
    int bad = stored_plugin(s, plugin, &m, ft);

    if (bad == 0)
        return stored_plugin_missing(s, plugin, ft);
    if (bad < 0)
        return -1;
    bad = marks_read(&k, s, &m, id, d, ft);
    if (!bad && format != OUT_TABLE)
        bad = marks_print_rows(&k, d, format, ft);
    else if (!bad) {
        head(id, d);
        bad = print_all(s, &m, &k, id, d, ft);
    }
    if (bad && ft->code == FAULT_USAGE) { /* nothing of it is the user's SQL */
        ft->code = FAULT_CORPUS;
        fault_wrap(ft, "the corpus has been changed by another program");
    }
    marks_free(&k);
    manifest_free(&m);
    return bad;
}
