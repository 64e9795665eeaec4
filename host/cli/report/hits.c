#include "hits.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"

int
hits_wants(struct hits *h)
{
    uint64_t i = h->seen++;

    if (h->n >= h->cap)
        return 0;
    if (h->total <= h->cap)
        return 1;
    /* The i-th of total is the first in its share of the cap. */
    return i == 0 || i * h->cap / h->total != (i - 1) * h->cap / h->total;
}

struct hit *
hits_add(struct hits *h, int64_t document, uint32_t start, uint32_t stop,
         const char *day, char *note)
{
    struct hit *hit;

    if (!h->at)
        h->at = mem_alloc(h->cap * sizeof *h->at);
    hit = &h->at[h->n];
    hit->order = h->n++;
    hit->document = document;
    hit->start = start;
    hit->stop = stop;
    snprintf(hit->day, sizeof hit->day, "%.10s", day ? day : "");
    hit->note = note;
    return hit;
}

/* Corpus order is document and place; rows of one place stay as offered. */
static int
by_day(const void *a, const void *b)
{
    const struct hit *x = a, *y = b;
    int days = strcmp(x->day, y->day);

    if (!*x->day != !*y->day)
        return !*x->day - !*y->day;
    if (days)
        return days;
    if (x->document != y->document)
        return (x->document > y->document) - (x->document < y->document);
    if (x->start != y->start)
        return (x->start > y->start) - (x->start < y->start);
    return (x->order > y->order) - (x->order < y->order);
}

void
hits_sort(struct hits *h)
{
    if (h->n)
        qsort(h->at, h->n, sizeof *h->at, by_day);
}

void
hits_free(struct hits *h)
{
    for (size_t i = 0; i < h->n; i++)
        free(h->at[i].note);
    free(h->at);
    *h = (struct hits){0};
}

size_t
hits_cap(const uint64_t *totals, size_t n, size_t most, size_t budget)
{
    size_t cap = most;

    for (; cap > 1; cap = cap > 10 ? cap * 3 / 4 : cap - 1) {
        uint64_t shown = 0;

        for (size_t i = 0; i < n; i++)
            shown += totals[i] < cap ? totals[i] : cap;
        if (shown <= budget)
            break;
    }
    return cap;
}
