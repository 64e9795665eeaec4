#include "places.h"

#include <stdlib.h>

#include "mem.h"
#include "threads.h"

enum {
    BATCH = 4096
};

struct scanning {         /* of a thread */
    unsigned size, reach; /* reach: to the next word at most */
    places_cb *each;
    void *context;
    uint32_t document; /* from 1 */
    uint32_t *batch;
    size_t n;
};

static void
flush(struct scanning *s)
{
    if (s->n)
        s->each(s->context, s->document, s->batch, s->n, s->size);
    s->n = 0;
}

/* Adds all n-grams whose first `have` words are chosen, the last at i. */
static void
extend(struct scanning *s, const struct passage *p, uint32_t *gram,
       unsigned have, size_t i)
{
    if (have == s->size) {
        uint32_t *to = s->batch + s->n * s->size;

        for (unsigned k = 0; k < have; k++)
            to[k] = gram[k];
        if (++s->n == BATCH)
            flush(s);
        return;
    }
    for (size_t k = i + 1; k <= i + s->reach && k < p->n; k++) {
        if (p->cut && p->cut[k])
            break;
        gram[have] = p->units[k];
        extend(s, p, gram, have + 1, k);
    }
}

static void
with_gaps(struct scanning *s, const struct passage *p)
{
    uint32_t gram[GRAM_MAX];

    for (size_t k = 0; k < p->n; k++) {
        gram[0] = p->units[k];
        extend(s, p, gram, 1, k);
    }
    flush(s);
}

/* N-grams of neighbours stand in the text as they are. */
static void
without_gaps(struct scanning *s, const struct passage *p)
{
    for (size_t at = 0, stop; at < p->n; at = stop) {
        stop = p->cut ? at + 1 : p->n;
        while (stop < p->n && !p->cut[stop])
            stop++;
        if (stop - at >= s->size)
            s->each(s->context, s->document, p->units + at,
                    stop - at - s->size + 1, 1);
    }
}

static int
scan(void *context, size_t i, struct passage *p, struct fault *ft)
{
    struct scanning *s = context;

    if (passage_cut(p, ft))
        return -1;
    s->document = (uint32_t)i + 1;
    if (s->reach == 1)
        without_gaps(s, p);
    else
        with_gaps(s, p);
    return 0;
}

int
places_each(struct pass *p, const struct request *q, places_cb *each,
            void *contexts, size_t size, struct fault *ft)
{
    struct scanning of[THREADS_MAX];
    size_t n = pass_width(p);
    int bad;

    for (size_t i = 0; i < n; i++) {
        of[i] = (struct scanning){.size = (unsigned)q->size,
                                  .reach = (unsigned)q->skip + 1,
                                  .each = each,
                                  .context = (char *)contexts + i * size};
        of[i].batch = mem_alloc((size_t)BATCH * of[i].size * sizeof *of->batch);
    }
    bad = pass_each(p, scan, of, sizeof *of, ft);
    for (size_t i = 0; i < n; i++)
        free(of[i].batch);
    return bad;
}
