#include "batch.h"

#include "flight.h"

enum {
    AGE_MAX_MS = 250
};

int
batch_begin(struct batch *b, struct fault *ft)
{
    if (b->open)
        return 0;
    if (store_begin(b->store, ft))
        return -1;
    b->open = true;
    b->began_ns = flight_now();
    b->weight = 0;
    return 0;
}

int
batch_commit(struct batch *b, struct fault *ft)
{
    if (!b->open)
        return 0;
    if ((b->flush && b->flush(b->cookie, ft)) || store_commit(b->store, ft))
        return -1;
    b->open = false;
    return 0;
}

bool
batch_is_due(const struct batch *b)
{
    uint64_t age_max = b->age_max_ms ? b->age_max_ms : AGE_MAX_MS;

    return b->open && (b->weight >= b->weight_max ||
                       flight_now() - b->began_ns >= age_max * 1000 * 1000);
}

int
batch_commit_if_due(struct batch *b, struct fault *ft)
{
    return batch_is_due(b) ? batch_commit(b, ft) : 0;
}

void
batch_rollback(struct batch *b)
{
    if (b->open)
        store_rollback(b->store);
    b->open = false;
}
