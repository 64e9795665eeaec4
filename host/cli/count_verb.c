#include "count_verb.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "log.h"
#include "out.h"
#include "whole_file.h"

struct printing {
    enum out_format format;
    bool every;   /* columns, also those that are aside */
    bool explain; /* columns instead of rows */
    const char *sort;
    struct out *out;
    const struct sheet_column *const *columns;
    size_t n;
};

static bool
shown(const struct printing *p, size_t i)
{
    const struct sheet_column *c = p->columns[i];

    return p->every || p->format != OUT_TABLE || !c->aside ||
           (p->sort && strcmp(p->sort, c->name) == 0);
}

struct out *
count_verb_columns(enum out_format format,
                   const struct sheet_column *const *columns, size_t n)
{
    static const char *const names[] = {"column", "unit", "definition"};
    struct out *o = out_new(format, names, 3);

    for (size_t i = 0; i < n; i++) {
        out_text(o, columns[i]->name);
        out_text(o, columns[i]->unit);
        out_text(o, columns[i]->definition);
    }
    return o;
}

static void
begin(void *cookie, const struct sheet_column *const *columns, size_t n)
{
    struct printing *p = cookie;
    const char *names[SHEET_COLUMNS_MAX];
    size_t n_names = 0;

    p->columns = columns;
    p->n = n;
    if (p->explain) {
        p->out = count_verb_columns(p->format, columns, n);
        return;
    }
    for (size_t i = 0; i < n; i++)
        if (shown(p, i))
            names[n_names++] = columns[i]->name;
    p->out = out_new(p->format, names, n_names);
}

static void
row(void *cookie, const struct value *cells)
{
    struct printing *p = cookie;

    for (size_t i = 0; i < p->n && !p->explain; i++) {
        if (!shown(p, i))
            continue;
        if (i == 0)
            out_group(p->out, &cells[i]);
        else
            out_value(p->out, &cells[i]);
    }
}

static void
note(void *cookie, bool warning, const char *text)
{
    const struct printing *p = cookie;

    if (p->explain)
        return;
    if (warning)
        log_warn("%s", text);
    else
        log_info("%s", text);
}

/* The fault names the option without its dashes: scripts have none. */
static int
set_option(struct request *q, const char *name, const char *value,
           struct fault *ft)
{
    struct fault own;

    if (request_set(q, name, value, &own) == 0)
        return 0;
    return fault_set(ft, own.code, "--%s", own.text);
}

/* Else a mistyped path would be a word to leave out. */
static bool
looks_like_file(const char *value)
{
    const char *dot = strrchr(value, '.');

    return strchr(value, '/') || (dot && strcmp(dot, ".txt") == 0);
}

static int
set_stop(struct request *q, const char *value, struct fault *ft)
{
    char *text;

    if (strcasecmp(value, "english") == 0 ||
        (access(value, R_OK) != 0 && !looks_like_file(value)))
        return set_option(q, "stop", value, ft);
    if (whole_file_read(value, &text, ft))
        return -1;
    feature_stop_words(&q->features, text);
    free(text);
    return 0;
}

static bool
is_ours(const struct option_spec *o)
{
    static const char *const others[] = {"all", "columns"};

    for (const struct option_spec *c = common_options; c->name; c++)
        if (strcmp(c->name, o->name) == 0)
            return false;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strcmp(others[i], o->name) == 0)
            return false;
    return true;
}

static int
set_options(struct request *q, const struct args *a, struct fault *ft)
{
    for (size_t i = 0; i < a->n_set; i++) {
        const struct arg *arg = &a->set[i];
        const char *value = arg->value ? arg->value : "1";
        int bad;

        if (!is_ours(arg->option))
            continue;
        bad = strcmp(arg->option->name, "stop") == 0
                  ? set_stop(q, value, ft)
                  : set_option(q, arg->option->name, value, ft);
        if (bad)
            return -1;
    }
    for (size_t i = 0; i < a->n_rest; i++)
        request_word(q, a->rest[i]);
    return 0;
}

int
count_verb_no_words(const struct args *a, struct fault *ft)
{
    if (a->n_rest == 0)
        return 0;
    return fault_set(ft, FAULT_USAGE,
                     "what is %s here? --match '%s' shows words like it",
                     a->rest[0], a->rest[0]);
}

int
count_verb(const struct args *a, count_table *table, struct fault *ft)
{
    struct printing p = {.format = a->format,
                         .every = args_has(a, "all"),
                         .explain = args_has(a, "columns"),
                         .sort = args_value(a, "sort")};
    const struct sheet_taker to = {&p, begin, row, note};
    struct store *s = NULL;
    struct request q;
    int bad;

    verb_only_reads();
    request_init(&q);
    q.jobs = args_has(a, "jobs") ? a->workers : 0;
    bad = set_options(&q, a, ft) || request_finish(&q, ft) ||
          store_open(&s, a->corpus, STORE_READ, ft) || table(s, &q, &to, ft);
    bad = out_finish(p.out, bad ? -1 : 0, ft);
    store_close(s);
    request_free(&q);
    return bad;
}
