#include "dispersion.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "node.h"
#include "pass.h"

enum {
    SLICES = 40,    /* of the plot */
    BATCH = 1 << 17 /* targets in one going through: 36 MB */
};

static const struct sheet_column columns[] = {
    {"word", "", "a word, what a pattern finds, or a phrase", false},
    {"frequency", "tokens", "how often it stands in the documents", false},
    {"range", "parts", "parts that have it", false},
    {"parts", "parts",
     "parts with tokens: documents, or equal stretches of the texts (parts=N)",
     false},
    {"dp", "",
     "half the sum of |share of the word - share of the part| (Gries 2008): 0 "
     "is even, towards 1 is clumped",
     false},
    {"dp_norm", "",
     "dp / (1 - smallest part) (Lijffijt and Gries 2012): 0 to 1", false},
    {"juilland_d", "",
     "1 - variation of the rates / sqrt(n - 1) (Juilland and Chang-Rodriguez "
     "1964): 1 is even",
     false},
    {"plot", "", "its rate in 40 equal stretches of the texts, in load order",
     false},
    {"juilland_counts", "", "juilland_d of counts, for equal parts", true},
    {"usage", "tokens", "frequency x juilland_d", true},
    {"carroll_d2", "", "entropy of the rates / log2 n (Carroll 1970)", true},
    {"rosengren_s", "", "(Rosengren 1971): 1 is even", true},
    {"kld", "bits", "divergence of the word's shares from the parts'", true},
    {"arf", "tokens",
     "average reduced frequency (Savicky and Hlavacova 2002): f if even, 1 if "
     "in one place",
     true},
};

/* A word asked for, or one of the most frequent. */
struct target {
    const char *name;
    size_t len;
    uint64_t f;
};

/* What is found of a target. Parts come one after the other, so that only the
   one at hand has to be counted. */
struct found {
    struct spread spread; /* over the parts before */
    struct reduced reduced;
    uint32_t here; /* in the part at hand */
    uint32_t slices[SLICES];
};

/* A target that is asked for. */
struct named {
    struct node node;
    /* in the document at hand: the next place, behind all units if there is
       none */
    struct node_place at;
};

struct making {
    struct work *w;
    struct named *named; /* n_named; none: the frequent ones are targets */
    size_t n_named;
    /* the group at hand */
    const struct group *g;
    struct target *targets;
    size_t n;
    uint32_t *target;   /* of frequent ones: by unit, counted from 1, 0: none */
    uint64_t documents; /* with tokens */
    uint64_t tokens, at; /* of all; before the document at hand */
    /* The batch: targets from `batch` on; those that the part at hand has. */
    struct found *found;
    uint32_t batch, n_found, *touched;
    size_t n_touched;
    size_t part; /* at hand, and its tokens so far */
    uint64_t size;
    struct partition parts; /* those before; all tokens */
};

/* ---- targets */

static int
find_named(struct making *m, struct fault *ft)
{
    const struct request *q = m->w->q;

    m->named = mem_alloc((q->n_words + 1) * sizeof *m->named);
    for (; m->n_named < q->n_words; m->n_named++)
        if (node_make(&m->named[m->n_named].node, m->w, q->words[m->n_named],
                      ft))
            return -1;
    return 0;
}

static void
named_targets(struct making *m)
{
    char **words = m->w->q->words;

    m->n = m->n_named;
    m->targets = mem_alloc(m->n * sizeof *m->targets);
    for (size_t k = 0; k < m->n; k++)
        m->targets[k] =
            (struct target){.name = words[k], .len = strlen(words[k])};
}

static int
frequent_targets(struct making *m, const struct tally *t, struct fault *ft)
{
    const struct request *q = m->w->q;
    uint32_t size = units_size(m->w->units);
    struct entry *e;

    if (tally_entries(t, m->w->units, &q->features, q->limit, &e, &m->n, ft))
        return -1;
    if (q->limit && m->n > q->limit)
        m->n = q->limit;
    m->targets = mem_alloc((m->n + 1) * sizeof *m->targets);
    m->target = mem_alloc(((size_t)size + 1) * sizeof *m->target);
    for (size_t k = 0; k < m->n; k++) {
        m->targets[k] = (struct target){
            .name = e[k].form, .len = e[k].len, .f = e[k].frequency};
        m->target[e[k].unit] = (uint32_t)k + 1;
    }
    free(e);
    return 0;
}

/* ---- parts */

static size_t
part_of(const struct making *m, size_t document, uint64_t at)
{
    if (m->w->q->parts)
        return (size_t)(at * m->w->q->parts / m->tokens);
    return document;
}

static void
end_part(struct making *m)
{
    double size = (double)m->size;

    if (!m->size)
        return;
    if (m->parts.parts == 0 || size < m->parts.least)
        m->parts.least = size;
    m->parts.parts++;
    for (size_t i = 0; i < m->n_touched; i++) {
        uint32_t row = m->touched[i];
        struct found *f = &m->found[row];

        spread_add(&f->spread, &m->parts, (double)m->targets[m->batch + row].f,
                   f->here, size);
        f->here = 0;
    }
    m->n_touched = 0;
    m->size = 0;
}

static void
add_place(struct making *m, uint32_t row, uint64_t at)
{
    struct found *f = &m->found[row];

    if (!f->here++)
        m->touched[m->n_touched++] = row;
    f->slices[at * SLICES / m->tokens]++;
    reduced_add(&f->reduced, at, (double)m->targets[m->batch + row].f,
                (double)m->tokens);
}

static void
find_place(struct named *a, const struct passage *p)
{
    if (!node_next(&a->node, p, &a->at))
        a->at.first = p->n;
}

/* Goes to the first places of a document. */
static int
look(struct making *m, struct passage *p, struct fault *ft)
{
    for (size_t j = 0; j < m->n_named; j++) {
        struct named *a = &m->named[j];

        if (node_look(&a->node, p, ft))
            return -1;
        a->at = (struct node_place){0};
        find_place(a, p);
    }
    return 0;
}

/* Adds the unit k of a document, and the places that begin there. */
static void
add_unit(struct making *m, const struct passage *p, size_t k)
{
    uint32_t row = m->n_named ? 0 : m->target[p->units[k]] - m->batch;
    uint64_t at = m->at + k;

    if (row && row <= m->n_found)
        add_place(m, row - 1, at);
    for (uint32_t j = 0; j < m->n_named; j++) {
        struct named *a = &m->named[j];

        row = j - m->batch;
        for (; a->at.first == k; find_place(a, p))
            if (row < m->n_found)
                add_place(m, row, at);
    }
}

static int
count(void *context, size_t i, struct passage *p, struct fault *ft)
{
    struct making *m = context;

    if (look(m, p, ft))
        return -1;
    for (size_t k = 0; k < p->n; k++) {
        size_t part = part_of(m, i, m->at + k);

        if (part != m->part)
            end_part(m);
        m->part = part;
        m->size++;
        add_unit(m, p, k);
    }
    m->at += p->n;
    return 0;
}

/* How often what is asked for stands in the texts, and how many tokens they
   have, is known before the parts are gone through, as it is of frequent words.
 */
static int
count_named(void *context, size_t i, struct passage *p, struct fault *ft)
{
    struct making *m = context;

    (void)i;
    if (look(m, p, ft))
        return -1;
    for (size_t j = 0; j < m->n_named; j++)
        for (; m->named[j].at.first < p->n; find_place(&m->named[j], p))
            m->targets[j].f++;
    m->tokens += p->n;
    m->documents += p->n > 0;
    return 0;
}

/* ---- rows */

static void
plot(const uint32_t *slices, struct buf *out)
{
    static const char *const bars[] = {" ", "▁", "▂", "▃", "▄",
                                       "▅", "▆", "▇", "█"};
    uint32_t most = 0;

    for (int i = 0; i < SLICES; i++)
        most = slices[i] > most ? slices[i] : most;
    for (int i = 0; i < SLICES; i++) {
        float share = (float)slices[i] / (float)most;
        /* The least count is seen, too. */
        int height = slices[i] > 0 ? 1 + (int)(share * 7) : 0;

        buf_str(out, bars[height]);
    }
}

static void
show(struct making *m, uint32_t row)
{
    const struct target *t = &m->targets[m->batch + row];
    const struct found *f = &m->found[row];
    struct dispersion d = spread_end(&f->spread, &m->parts, (double)t->f);
    struct sheet *s = &m->w->sheet;
    struct buf bars = {0};

    plot(f->slices, &bars);
    work_group_cell(m->w, m->g);
    sheet_text(s, t->name, t->len);
    sheet_int(s, t->f);
    sheet_int(s, (uint64_t)d.range);
    sheet_int(s, (uint64_t)m->parts.parts);
    sheet_real(s, d.dp);
    sheet_real(s, d.dp_norm);
    sheet_real(s, d.juilland_d);
    sheet_text(s, bars.data, bars.len);
    sheet_real(s, d.juilland_counts);
    sheet_real(s, d.usage);
    sheet_real(s, d.carroll_d2);
    sheet_real(s, d.rosengren_s);
    sheet_real(s, d.kld);
    sheet_real(s, reduced_end(&f->reduced, (double)t->f, (double)m->tokens));
    buf_free(&bars);
}

/* Goes through the documents for the targets of a batch. */
static int
show_batch(struct making *m, struct fault *ft)
{
    m->at = 0;
    m->n_found = (uint32_t)(m->n - m->batch < BATCH ? m->n - m->batch : BATCH);
    m->parts = (struct partition){.tokens = (double)m->tokens};
    memset(m->found, 0, m->n_found * sizeof *m->found);
    /* Where a token stands among all is known only after those before it. */
    if (pass_once(m->w, m->g->ids, m->g->n, 1, count, m, sizeof *m, ft))
        return -1;
    end_part(m);
    for (uint32_t row = 0; row < m->n_found; row++)
        show(m, row);
    m->batch += m->n_found;
    return 0;
}

static int
find_targets(struct making *m, struct fault *ft)
{
    struct tally t;
    int bad;

    m->tokens = m->documents = 0;
    if (m->n_named) {
        named_targets(m);
        return pass_once(m->w, m->g->ids, m->g->n, 1, count_named, m, sizeof *m,
                         ft);
    }
    bad = tally_make(&t, m->w, m->g, NULL, ft) || frequent_targets(m, &t, ft);
    m->tokens = t.tokens;
    m->documents = t.documents;
    tally_free(&t);
    return bad ? -1 : 0;
}

static int
of_group(struct making *m, const struct group *g, struct fault *ft)
{
    size_t most;
    int bad;

    m->g = g;
    m->n = m->batch = 0;
    bad = find_targets(m, ft);
    most = m->n < BATCH ? m->n : BATCH;
    m->found = mem_alloc((most + 1) * sizeof *m->found);
    m->touched = mem_alloc((most + 1) * sizeof *m->touched);
    while (!bad && m->batch < m->n)
        bad = show_batch(m, ft);
    free(m->targets);
    free(m->target);
    m->targets = NULL;
    m->target = NULL;
    free(m->found);
    free(m->touched);
    return bad;
}

static void
finish(struct making *m)
{
    for (size_t i = 0; i < m->n_named; i++)
        node_free(&m->named[i].node);
    free(m->named);
}

int
dispersion_table(struct store *s, const struct request *q,
                 const struct sheet_taker *to, struct fault *ft)
{
    uint64_t documents = 0, tokens = 0;
    struct sheet_column group;
    struct work w;
    struct making m = {.w = &w};
    int bad = work_open(&w, s, q, to, ft) || units_load(w.units, ft) ||
              find_named(&m, ft);

    if (!bad) {
        work_group_column(&w, &group);
        sheet_columns(&w.sheet, columns, sizeof columns / sizeof *columns);
        sheet_begin(&w.sheet);
    }
    for (size_t i = 0; !bad && i < w.selection.n; i++) {
        bad = of_group(&m, &w.selection.at[i], ft);
        documents += m.documents;
        tokens += m.tokens;
    }
    if (!bad)
        work_note(&w, documents, tokens, w.selection.copies);
    finish(&m);
    work_close(&w);
    return bad ? -1 : 0;
}
