#include "hits.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"

/* Of total places the first in each share of the cap. */
static uint64_t
next_after(const struct hits *h, uint64_t i)
{
    if (h->total <= h->cap)
        return i + 1;
    return ((i * h->cap / h->total + 1) * h->total + h->cap - 1) / h->cap;
}

int
hits_wants(struct hits *h)
{
    uint64_t i = h->seen++;

    if (h->n >= h->cap || i != h->next)
        return 0;
    h->next = next_after(h, i);
    return 1;
}

bool
hits_pass(struct hits *h, uint64_t n)
{
    if (h->n < h->cap && h->next < h->seen + n)
        return false;
    h->seen += n;
    return true;
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
