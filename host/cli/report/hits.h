/*
 * hits: the places a count stands for. A count can be larger than what is
 * shown; the shown ones are then spread evenly over the corpus, so that they
 * are neither the first nor the most striking ones.
 */
#ifndef SLANT_HITS_H
#define SLANT_HITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct hit {
    int64_t document;
    uint32_t start, stop;           /* equal: the document as a whole */
    uint32_t mark_start, mark_stop; /* a word in it to stress, or equal */
    bool in_sentence; /* to be shown in its sentences, stressed itself */
    char day[12];     /* published, or "" */
    char *note;       /* what the row says of it, or NULL */
    size_t order;     /* of the offer */
};

struct hits {
    uint64_t total;      /* set before the first offer */
    uint64_t seen, next; /* next: the place to show next */
    size_t cap;
    struct hit *at; /* at most cap, in the order offered */
    size_t n;
};

/* Whether the next place is one to show; counts it. If so, the caller adds. */
int hits_wants(struct hits *h);
/* Counts the next n places if none of them is one to show. */
bool hits_pass(struct hits *h, uint64_t n);
/* note: taken over; day: published or NULL, cut to the day. */
struct hit *hits_add(struct hits *h, int64_t document, uint32_t start,
                     uint32_t stop, const char *day, char *note);
/* By date, undated last; equal ones stay in corpus order. */
void hits_sort(struct hits *h);
void hits_free(struct hits *h); /* members */

/* The largest cap, at most `most`, with which counts of these totals show no
   more than `budget` places. */
size_t hits_cap(const uint64_t *totals, size_t n, size_t most, size_t budget);

#endif
