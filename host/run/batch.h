/* batch: the writer's transaction, committed by time and by weight. */
#ifndef SLANT_BATCH_H
#define SLANT_BATCH_H

#include <stdbool.h>
#include <stdint.h>

#include "store.h"

struct batch {
    struct store *store;
    uint64_t weight_max; /* of one transaction; the user's unit */
    uint64_t age_max_ms; /* 0: 250 */
    /* Writes what waits to be written, before each commit; may be NULL. */
    int (*flush)(void *cookie, struct fault *ft);
    void *cookie;
    bool open;
    uint64_t began_ns;
    uint64_t weight;
};

/* All return 0 or -1. begin does nothing while one is open, commit and rollback
   nothing while none is. */
int batch_begin(struct batch *b, struct fault *ft);
int batch_commit(struct batch *b, struct fault *ft);
/* Whether the transaction is old enough or has reached its weight. */
bool batch_is_due(const struct batch *b);
/* 0 also where it is not due. */
int batch_commit_if_due(struct batch *b, struct fault *ft);
void batch_rollback(struct batch *b);

#endif
