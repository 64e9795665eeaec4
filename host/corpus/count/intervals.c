#include "intervals.h"

#include <math.h>

#include "plural.h"

static const double MILLION = 1e6;

void
intervals_show(struct sheet *s, uint64_t n, uint64_t of,
               const struct interval *i, size_t clusters)
{
    struct interval iid = interval_wilson_iid((double)n, (double)of);

    if (clusters < CLUSTERS_LEAST)
        iid.low = iid.high = NAN;
    sheet_real(s, i->low * MILLION);
    sheet_real(s, i->high * MILLION);
    sheet_real(s, iid.low * MILLION);
    sheet_real(s, iid.high * MILLION);
}

void
intervals_warn(struct work *w)
{
    const struct selection *all = &w->selection;
    size_t few = 0;

    for (size_t i = 0; i < all->n; i++)
        few += all->at[i].clusters < CLUSTERS_LEAST;
    if (few && w->q->intervals)
        sheet_warn(&w->sheet,
                   "no interval for %zu of %zu group%s: under %d clusters of "
                   "documents",
                   few, all->n, plural(all->n), CLUSTERS_LEAST);
}
