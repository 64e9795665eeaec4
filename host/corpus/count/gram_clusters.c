#include "gram_clusters.h"

#include <stdlib.h>
#include <string.h>

#include "hash.h"
#include "mem.h"
#include "places.h"

struct spreading {
    const struct group *g;
    const struct ranked *grams;
    size_t bytes;   /* of a gram's ids */
    uint32_t *slot; /* by hash, the next free one: a gram + 1, or 0 */
    size_t mask;
    bool *begins; /* by unit: one of the grams begins so */
    uint32_t highest;
    float *x;
    double *size;
};

/* Its slot, or the empty one where it would be. */
static uint32_t *
slot_of(const struct spreading *s, const uint32_t *ids)
{
    size_t at = hash64_of(ids, s->bytes) & s->mask;

    while (s->slot[at] &&
           memcmp(s->grams[s->slot[at] - 1].ids, ids, s->bytes) != 0)
        at = (at + 1) & s->mask;
    return &s->slot[at];
}

static void
spread(void *context, uint32_t document, const uint32_t *ids, size_t n,
       size_t step)
{
    struct spreading *s = context;
    uint32_t cluster = s->g->cluster[document - 1];

    s->size[cluster] += (double)n;
    for (size_t i = 0; i < n; i++, ids += step) {
        uint32_t gram =
            *ids <= s->highest && s->begins[*ids] ? *slot_of(s, ids) : 0;

        if (gram)
            s->x[(gram - 1) * s->g->clusters + cluster]++;
    }
}

static void
make_slots(struct spreading *s, size_t n)
{
    size_t slots = 1;

    while (slots < 2 * n)
        slots *= 2;
    s->slot = mem_alloc(slots * sizeof *s->slot);
    s->mask = slots - 1;
    for (size_t i = 0; i < n; i++)
        if (s->grams[i].ids[0] > s->highest)
            s->highest = s->grams[i].ids[0];
    s->begins = mem_alloc((size_t)s->highest + 1);
    for (size_t i = 0; i < n; i++) {
        s->begins[s->grams[i].ids[0]] = true;
        *slot_of(s, s->grams[i].ids) = (uint32_t)i + 1;
    }
}

int
gram_clusters(struct work *w, const struct group *g, const struct ranked *grams,
              size_t n, float **x, double **size, struct fault *ft)
{
    struct spreading s = {
        .g = g, .grams = grams, .bytes = w->q->size * sizeof *grams->ids};
    struct pass *pass = NULL;
    int bad;

    if (work_cells(g, "n-grams", n, x, size, ft))
        return -1;
    s.x = *x;
    s.size = *size;
    make_slots(&s, n);
    /* Each thread would need a table as large as this. */
    bad = pass_new(&pass, w, g->ids, g->n, 1, ft) ||
          places_each(pass, w->q, spread, &s, sizeof s, ft);
    pass_free(pass);
    free(s.slot);
    free(s.begins);
    return bad ? -1 : 0;
}
