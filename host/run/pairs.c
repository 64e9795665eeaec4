/* pairs: how many of them a run owes. */
#include "run_parts.h"

uint64_t
pairs_among(const struct run *r, size_t from, size_t n, uint64_t plugins)
{
    uint64_t pairs = 0;

    for (size_t i = from; i < from + n; i++)
        pairs += (uint64_t)__builtin_popcountll(r->owed[i].plugins & plugins);
    return pairs;
}

uint64_t
pairs_count(const struct run *r, uint64_t plugins)
{
    return pairs_among(r, 0, r->n_owed, plugins);
}
