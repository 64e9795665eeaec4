#include "work.h"

#include <stdio.h>
#include <stdlib.h>

#include "mem.h"
#include "pass.h"
#include "plural.h"
#include "statement.h"

enum {
    CELLS_MAX = 16 << 20 /* of work_cells: 64 MB */
};

int
work_begin(struct work *w, struct store *s, const struct request *q,
           const struct sheet_taker *to, struct fault *ft)
{
    *w = (struct work){.q = q, .store = s, .reader = reader_new(s)};
    sheet_open(&w->sheet, to);
    if (statement_exec(store_db(s), ft, "SAVEPOINT work"))
        return -1;
    return units_open(&w->units, w->reader, q->rule, q->stems, ft);
}

int
work_select(struct work *w, struct fault *ft)
{
    const struct request *q = w->q;

    if (selection_make(&w->selection, w->reader, q->where, q->by, q->unique,
                       ft))
        return -1;
    work_note_languages(w, w->selection.at, w->selection.n);
    return 0;
}

int
work_open(struct work *w, struct store *s, const struct request *q,
          const struct sheet_taker *to, struct fault *ft)
{
    return work_begin(w, s, q, to, ft) || work_select(w, ft) ? -1 : 0;
}

void
work_close(struct work *w)
{
    struct fault ignored; /* nothing was written */

    selection_free(&w->selection);
    units_free(w->units);
    reader_free(w->reader);
    sheet_close(&w->sheet);
    statement_exec(store_db(w->store), &ignored, "RELEASE work");
}

const char *
work_rule(struct work *w)
{
    snprintf(w->rule, sizeof w->rule, "rule %s%s%s",
             token_rule_names[token_rule_counted(w->q->rule)],
             w->q->stems ? ", stems: " : "", w->q->stems ? w->q->stems : "");
    return w->rule;
}

void
work_note(struct work *w, uint64_t documents, uint64_t tokens, size_t copies)
{
    char left_out[80] = "";

    if (copies)
        snprintf(left_out, sizeof left_out,
                 ", without %zu cop%s of other documents", copies,
                 copies == 1 ? "y" : "ies");
    sheet_note(&w->sheet, "%llu document%s with %llu token%s (%s)%s",
               (unsigned long long)documents, plural(documents),
               (unsigned long long)tokens, plural(tokens), work_rule(w),
               left_out);
}

void
work_note_languages(struct work *w, const struct group *groups, size_t n)
{
    struct languages mixed = {0};
    char *note;

    for (size_t i = 0; i < n; i++)
        languages_add_mixed(&mixed, &groups[i].languages);
    note = languages_note(&mixed);
    if (note)
        sheet_note(&w->sheet, "%s", note);
    free(note);
    languages_free(&mixed);
}

const char *
work_group_name(const struct work *w, const struct group *g)
{
    if (!w->q->by)
        return "";
    return g->name ? g->name : "(none)";
}

void
work_group_column(struct work *w, struct sheet_column *column)
{
    *column = (struct sheet_column){
        w->q->by, "", "the group of documents; none: it is not known", false};
    if (w->q->by)
        sheet_columns(&w->sheet, column, 1);
}

void
work_group_cell(struct work *w, const struct group *g)
{
    if (!w->q->by)
        return;
    if (g->whole)
        sheet_int(&w->sheet, (uint64_t)g->number);
    else
        sheet_string(&w->sheet, g->name);
}

struct spreading {
    const struct group *g;
    uint32_t *row; /* of a unit: its entry + 1, or 0 */
    uint32_t highest;
    float *x;
    double *size;
};

static int
spread(void *context, size_t i, struct passage *p, struct fault *ft)
{
    struct spreading *s = context;
    uint32_t cluster = s->g->cluster[i];

    (void)ft;
    s->size[cluster] += (double)p->n;
    for (size_t k = 0; k < p->n; k++) {
        uint32_t unit = p->units[k];
        uint32_t row = unit <= s->highest ? s->row[unit] : 0;

        if (row)
            s->x[(row - 1) * s->g->clusters + cluster]++;
    }
    return 0;
}

int
work_cells(const struct group *g, const char *what, size_t n, float **x,
           double **size, struct fault *ft)
{
    if (n * g->clusters > CELLS_MAX)
        return fault_set(ft, FAULT_USAGE,
                         "intervals of %zu %s over %zu clusters take too much "
                         "memory; ask for fewer %s (limit)",
                         n, what, g->clusters, what);
    *x = mem_alloc((n * g->clusters + 1) * sizeof **x);
    *size = mem_alloc((g->clusters + 1) * sizeof **size);
    return 0;
}

int
work_clusters(struct work *w, const struct group *g,
              const struct entry *entries, size_t n, float **x, double **size,
              struct fault *ft)
{
    struct spreading s = {.g = g};
    int bad;

    if (work_cells(g, "words", n, x, size, ft))
        return -1;
    s.x = *x;
    s.size = *size;
    for (size_t i = 0; i < n; i++)
        if (entries[i].unit > s.highest)
            s.highest = entries[i].unit;
    s.row = mem_alloc(((size_t)s.highest + 1) * sizeof *s.row);
    for (size_t i = 0; i < n; i++)
        s.row[entries[i].unit] = (uint32_t)i + 1;
    /* Each thread would need a table as large as this. */
    bad = pass_once(w, g->ids, g->n, 1, spread, &s, sizeof s, ft);
    free(s.row);
    return bad;
}
