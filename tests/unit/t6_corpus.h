/* t6_corpus: the six texts of the reference values, as a corpus, and tables of
   counts as text. */
#ifndef SLANT_T6_CORPUS_H
#define SLANT_T6_CORPUS_H

#include "count.h"
#include "made_corpus.h"

static const struct made_doc t6_docs[] = {
    {"d1",
     "Russia and China signed a gas deal. China said the gas deal was good for "
     "Russia.",
     NULL, "2015-05-08", NULL},
    {"d2",
     "China welcomed the deal with Russia. The two leaders praised the gas "
     "pipeline.",
     NULL, "2017-07-04", NULL},
    {"d3", "Moscow praised Beijing. Beijing and Moscow signed a trade deal.",
     NULL, "2019-06-05", NULL},
    {"d4",
     "China and Russia declared a partnership with no limits. The partnership "
     "was not an alliance, China said.",
     NULL, "2022-02-04", NULL},
    {"d5",
     "China did not condemn Russia. Russia praised China and the partnership.",
     NULL, "2023-03-21", NULL},
    {"d6",
     "China criticized sanctions on Russia. The sanctions hurt trade, Moscow "
     "said, but the partnership with China was strong.",
     NULL, "2025-09-03", NULL},
};

/* A table as text: `name=value ...` a row, in the columns asked for. */
struct table_text {
    const char *columns; /* `word frequency` */
    const struct sheet_column *const *all;
    size_t n;
    struct buf rows, notes;
};

static inline void
table_text_begin(void *cookie, const struct sheet_column *const *columns,
                 size_t n)
{
    struct table_text *t = cookie;

    t->all = columns;
    t->n = n;
}

static inline bool
table_text_wants(const struct table_text *t, const char *name)
{
    char *wanted = mem_format(" %s ", t->columns);
    char *own = mem_format(" %s ", name);
    bool found = strstr(wanted, own) != NULL;

    free(wanted);
    free(own);
    return found;
}

static inline void
table_text_row(void *cookie, const struct value *cells)
{
    struct table_text *t = cookie;
    const char *between = "";

    for (size_t i = 0; i < t->n; i++) {
        if (!table_text_wants(t, t->all[i]->name))
            continue;
        buf_str(&t->rows, between);
        between = " ";
        if (cells[i].kind == VALUE_INT)
            buf_format(&t->rows, "%lld", (long long)cells[i].i);
        else if (cells[i].kind == VALUE_REAL)
            buf_format(&t->rows, "%.6f", cells[i].r);
        else if (cells[i].kind == VALUE_TEXT)
            buf_add(&t->rows, cells[i].text.p, cells[i].text.len);
        else
            buf_str(&t->rows, "-");
    }
    buf_char(&t->rows, '\n');
}

static inline void
table_text_note(void *cookie, bool warning, const char *text)
{
    struct table_text *t = cookie;

    buf_format(&t->notes, "%s%s\n", warning ? "warning: " : "", text);
}

/* Threads at most, if not 0. */
static unsigned table_jobs;

/* The table of a request: options as name, value, ..., NULL; a name `word` is
   a word. The notes of the last table stay in *notes, if that is not NULL. */
static inline const char *
table_of(struct made *m, count_table *table, const char *columns,
         const char *const *options, const char **notes)
{
    static struct table_text t;
    const struct sheet_taker to = {&t, table_text_begin, table_text_row,
                                   table_text_note};
    struct request q;
    int bad = 0;

    buf_free(&t.rows);
    buf_free(&t.notes);
    t.columns = columns;
    request_init(&q);
    if (table_jobs)
        q.jobs = table_jobs;
    for (; *options && !bad; options += 2) {
        if (strcmp(options[0], "word") == 0)
            request_word(&q, options[1]);
        else
            bad = request_set(&q, options[0], options[1], &m->ft);
    }
    if (bad || request_finish(&q, &m->ft) || table(m->s, &q, &to, &m->ft))
        buf_format(&t.rows, "%s", m->ft.text);
    request_free(&q);
    if (notes)
        *notes = buf_text(&t.notes);
    return buf_text(&t.rows);
}

#define OPTIONS(...) ((const char *const[]){__VA_ARGS__, NULL, NULL})

#endif
