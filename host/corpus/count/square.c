#include "square.h"

#include <stdlib.h>

#include "mem.h"
#include "select.h"

enum {
    PLACES_A_CELL = 4,   /* at least, or the table is mostly empty */
    CELLS_MAX = 4 << 20, /* of all threads: 48 MB */
    CHUNK = 32           /* places whose cells are asked for ahead */
};

/* ---- choosing */

/* How often the corpus has each unit that is made of a frequent type. */
static double *
frequencies(const struct tally *stored, const struct units *u, uint32_t highest)
{
    double *f = mem_alloc(((size_t)highest + 1) * sizeof *f);
    struct units_room room = {0};

    for (uint32_t type = 1; type < stored->counts.n; type++) {
        const uint32_t *units = &type;
        size_t n = 1;

        if (!stored->counts.at[type].frequency)
            continue;
        units_of(u, &room, &units, &n, NULL);
        for (size_t i = 0; i < n; i++)
            f[units[i]] += (double)stored->counts.at[type].frequency;
    }
    units_room_free(&room);
    return f;
}

/* Ranks for units that fewer than `most` others are as frequent as. */
static void
rank_units(struct square *q, const double *f, uint32_t highest, size_t most)
{
    double *copy = mem_alloc(((size_t)highest + 1) * sizeof *copy), least;

    for (uint32_t id = 0; id <= highest; id++)
        copy[id] = f[id];
    least = select_largest(copy, (size_t)highest + 1, most + 1);
    free(copy);
    for (uint32_t id = 1; id <= highest && q->n <= most; id++) {
        if (f[id] <= least)
            continue;
        q->unit[q->n] = id;
        q->rank[id] = (uint16_t)q->n++;
    }
}

/* How many words pay. */
static size_t
most_words(const struct tally *stored, const struct work *w, size_t documents,
           size_t threads)
{
    double places = (double)stored->tokens / ((double)stored->documents + 1) *
                    (double)documents * (double)(w->q->skip + 1);
    size_t most = 0, cells = CELLS_MAX / threads;

    if (places / PLACES_A_CELL < CELLS_MAX)
        cells = (size_t)(places / PLACES_A_CELL) / threads;
    while ((most + 1) * (most + 1) <= cells)
        most++;
    return most;
}

int
square_choose(struct square *q, struct work *w, size_t documents,
              size_t threads, struct fault *ft)
{
    struct tally stored;
    uint64_t least;
    uint32_t highest;
    int found = tally_stored(&stored, w->store, STORED_FREQUENT, &least, ft);

    *q = (struct square){.n = 1, .threads = threads};
    if (found < 0 || units_highest(w->units, &highest, ft)) {
        tally_free(&stored);
        return -1;
    }
    q->rank = mem_table(((size_t)highest + 1) * sizeof *q->rank);
    if (found) {
        size_t most = most_words(&stored, w, documents, threads);
        double *f = frequencies(&stored, w->units, highest);

        q->unit = mem_alloc((most + 1) * sizeof *q->unit);
        if (most > 1 && most < highest)
            rank_units(q, f, highest, most);
        free(f);
    }
    tally_free(&stored);
    q->row = mem_alloc((threads + 1) * q->n * sizeof *q->row);
    for (size_t i = 0; i < threads; i++)
        q->cell[i] = mem_table(q->n * q->n * sizeof **q->cell);
    return 0;
}

static void
free_cells(struct square *q)
{
    for (size_t i = 0; i < q->threads; i++) {
        free(q->cell[i]);
        q->cell[i] = NULL;
    }
}

void
square_free(struct square *q)
{
    free_cells(q);
    free(q->rank);
    free(q->unit);
    free(q->row);
    *q = (struct square){0};
}

/* ---- counting */

void
square_count(struct square *q, size_t thread, uint32_t document,
             const uint32_t *ids, size_t n, size_t step)
{
    const uint16_t *rank = q->rank;
    struct cell *cell = q->cell[thread], *at[CHUNK];

    for (size_t some; n; n -= some) {
        some = n < CHUNK ? n : CHUNK;
        for (size_t i = 0; i < some; i++, ids += step) {
            at[i] = &cell[rank[ids[0]] * q->n + rank[ids[1]]];
            __builtin_prefetch(at[i], 1);
        }
        for (size_t i = 0; i < some; i++) {
            at[i]->frequency++;
            at[i]->docfreq += at[i]->last != document;
            at[i]->last = document;
        }
    }
}

/* What the threads have counted of a pair; adds it to their rows. */
static struct cell
sum(struct square *q, size_t row, size_t column)
{
    struct cell all = {0};

    for (size_t i = 0; i < q->threads; i++) {
        const struct cell *c = &q->cell[i][row * q->n + column];

        all.frequency += c->frequency;
        all.docfreq += c->docfreq;
        q->row[(i + 1) * q->n + row] += all.frequency;
    }
    return all;
}

struct handing {
    struct square *q;
    gram_cb *each;
    char *contexts;
    size_t size;
};

/* Hands on every so many-th row. */
static void
hand_on(void *cookie, size_t thread)
{
    const struct handing *h = cookie;
    struct square *q = h->q;

    for (size_t row = 1 + thread; row < q->n; row += q->threads)
        for (size_t column = 1; column < q->n; column++) {
            struct cell c = sum(q, row, column);
            uint32_t ids[] = {q->unit[row], q->unit[column]};

            if (c.frequency)
                h->each(h->contexts + thread * h->size, ids, c.frequency,
                        c.docfreq);
        }
}

void
square_each(struct square *q, gram_cb *each, void *contexts, size_t size)
{
    struct handing h = {q, each, contexts, size};

    threads_run(q->threads, hand_on, &h);
    free_cells(q);
}
