#include "shelves.h"

#include <pthread.h>
#include <stdlib.h>

enum {
    CLAIM = 1 << 14 /* n-grams that a thread counts before it asks for more */
};

struct counting {
    const struct shelves *s;
    gram_cb *each;
    char *contexts;
    size_t size;
    pthread_mutex_t turn; /* for what is below */
    uint32_t low;         /* first word of the next shelf */
    size_t at;            /* where it begins */
};

void
shelves_free(struct shelves *s)
{
    for (size_t i = 0; i < s->threads; i++)
        free(s->shelf[i]);
    free(s->kept);
}

/* Where the shelf of a first word ends. */
static size_t
end_of(const struct shelves *s, uint32_t first)
{
    return s->shelf[s->threads - 1][first - s->low].next;
}

/* The next shelves: from a first word on, which begin at *at, up to another. */
static uint32_t
claim(struct counting *c, uint32_t *low, size_t *at)
{
    uint32_t high;

    pthread_mutex_lock(&c->turn);
    *low = high = c->low;
    *at = c->at;
    while (high < c->s->high && c->at < *at + CLAIM)
        c->at = end_of(c->s, high++);
    c->low = high;
    pthread_mutex_unlock(&c->turn);
    return high;
}

static void
count_stretches(void *cookie, size_t thread)
{
    struct counting *c = cookie;
    const struct shelves *s = c->s;
    struct gram_table table = {.rest = s->rest};
    uint32_t low, high;
    size_t at;

    while ((high = claim(c, &low, &at)) > low) {
        for (uint32_t first = low; first < high; first++) {
            size_t stop = end_of(s, first);

            if (stop > at) {
                gram_table_count(&table, s->kept + at * s->rest, stop - at);
                gram_table_each(&table, first, c->each,
                                c->contexts + thread * c->size);
            }
            at = stop;
        }
    }
    gram_table_free(&table);
}

void
shelves_count(const struct shelves *s, size_t threads, gram_cb *each,
              void *contexts, size_t size)
{
    struct counting c = {.s = s,
                         .each = each,
                         .contexts = contexts,
                         .size = size,
                         .low = s->low};

    pthread_mutex_init(&c.turn, NULL);
    threads_run(threads, count_stretches, &c);
    pthread_mutex_destroy(&c.turn);
}
