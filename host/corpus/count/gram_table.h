/* gram_table: how often each of the n-grams stands that begin with one word. */
#ifndef SLANT_GRAM_TABLE_H
#define SLANT_GRAM_TABLE_H

#include <stddef.h>
#include <stdint.h>

/* Called by several threads, each with its own context. */
typedef void gram_cb(void *context, const uint32_t *ids, uint32_t frequency,
                     uint32_t docfreq);

/* Of an n-gram's first id behind the first word: it is the first of its first
   word in a document. */
#define GRAM_NEW ((uint32_t)1 << 31)

struct gram_table {
    unsigned rest; /* ids behind the first: at least 1, which is 0 if there are
                      none */
    uint32_t *at;
    size_t slots, n, room; /* slots: a power of two; room: of them in memory */
};

void gram_table_free(struct gram_table *t);

/* Counts n n-grams anew, `rest` ids each, marked by GRAM_NEW, document by
   document. The marks are taken away. */
void gram_table_count(struct gram_table *t, uint32_t *ids, size_t n);

/* Each different one with its first word, in no order. */
void gram_table_each(const struct gram_table *t, uint32_t first, gram_cb *each,
                     void *cookie);

#endif
