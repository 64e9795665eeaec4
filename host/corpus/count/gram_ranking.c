#include "gram_ranking.h"

#include "pass.h"
#include "plural.h"

/* Ends with finish also after a fault. */
static int
make(struct gram_ranking *r, struct grams *x, struct work *w, gram_cb *take,
     struct fault *ft)
{
    struct gram_ranking of[THREADS_MAX];
    size_t threads = pass_width(x->pass);
    int bad;

    for (size_t i = 0; i < threads; i++)
        of[i] = (struct gram_ranking){.w = w,
                                      .grams = x,
                                      .ranking = {.units = w->units,
                                                  .size = (unsigned)w->q->size,
                                                  .limit = w->q->limit}};
    bad = grams_each(x, w->q, GRAMS_BYTES, take, of, sizeof *of, ft);
    for (size_t i = 1; i < threads; i++) {
        of[0].different += of[i].different;
        ranking_join(&of[0].ranking, &of[i].ranking);
        buf_free(&of[i].scratch);
    }
    *r = of[0];
    return bad || ranking_end(&r->ranking, ft) ? -1 : 0;
}

static void
finish(struct gram_ranking *r)
{
    ranking_free(&r->ranking);
    buf_free(&r->scratch);
}

static void
note(const struct gram_ranking *r, const struct group *g, const char *place)
{
    struct work *w = r->w;

    sheet_note(&w->sheet, "%s%s%llu document%s, %llu %s%s, %llu different (%s)",
               work_group_name(w, g), w->q->by ? ": " : "",
               (unsigned long long)w->documents, plural(w->documents),
               (unsigned long long)r->grams->places, place,
               plural(r->grams->places), (unsigned long long)r->different,
               work_rule(w));
}

static int
show_group(struct work *w, const struct gram_show *how, const struct group *g,
           struct fault *ft)
{
    struct grams x;
    struct gram_ranking r = {0};
    int bad = grams_make(&x, w, g, ft) || make(&r, &x, w, how->take, ft) ||
              how->show(&r, g, ft);

    if (!bad)
        note(&r, g, how->place);
    finish(&r);
    grams_free(&x);
    return bad ? -1 : 0;
}

int
gram_ranking_show(struct work *w, const struct gram_show *how, struct fault *ft)
{
    int bad = 0;

    for (size_t i = 0; !bad && i < w->selection.n; i++)
        bad = show_group(w, how, &w->selection.at[i], ft);
    return bad;
}
