/* How long each document is, by a token rule. */
#include "count.h"
#include "pass.h"

static const struct sheet_column columns[] = {
    {"document", "", "its number", false},
    {"tokens", "tokens", "all tokens of it", false},
};

struct sizing {
    struct sheet *sheet;
    const int64_t *ids;
};

static int
show(void *context, size_t i, struct passage *p, struct fault *ft)
{
    const struct sizing *s = context;

    (void)ft;
    sheet_int(s->sheet, (uint64_t)s->ids[i]);
    sheet_int(s->sheet, p->n);
    return 0;
}

int
sizes_table(struct store *s, const struct request *q,
            const struct sheet_taker *to, struct fault *ft)
{
    struct work w;
    int bad = work_open(&w, s, q, to, ft);

    if (!bad) {
        sheet_columns(&w.sheet, columns, sizeof columns / sizeof *columns);
        sheet_begin(&w.sheet);
    }
    for (size_t i = 0; i < w.selection.n && !bad; i++) {
        const struct group *g = &w.selection.at[i];
        struct sizing sizing = {&w.sheet, g->ids};

        /* Rows come in the order of documents. */
        bad = pass_once(&w, g->ids, g->n, 1, show, &sizing, sizeof sizing, ft);
    }
    work_close(&w);
    return bad ? -1 : 0;
}
