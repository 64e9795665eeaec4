/* feature_list: a list of features, with the words that each comes from. */
#ifndef SLANT_FEATURE_LIST_H
#define SLANT_FEATURE_LIST_H

#include <stddef.h>
#include <stdint.h>

#include "mem.h"
#include "tone.h"

/* `last` of a feature that is of no words of its own; `first` then says whose.
 */
#define FEATURE_WHOLE UINT16_MAX
enum feature_of {
    OF_PASSAGE,
    OF_BAD,  /* of the hits of tone with a negative score, by their scores */
    OF_GOOD, /* of those with a positive one */
    OF_TONE  /* of both */
};

struct feature {
    uint64_t key; /* its highest bits number the weight */
    float value;
    uint16_t first, last; /* words of the passage it comes from; last
                             FEATURE_WHOLE: all of it */
};

struct features { /* zeroed is empty; memory is kept */
    struct feature *at;
    size_t n, cap;
    struct tone tone, frames; /* as they were read */
    struct unit *units;
    size_t n_units, cap_units;
};

/* Adds one; words first..last of the passage. */
static inline void
features_put(struct features *f, uint64_t key, double value, size_t first,
             size_t last)
{
    f->at = mem_grow(f->at, &f->cap, f->n + 1, sizeof *f->at);
    f->at[f->n++] = (struct feature){key * 0x9e3779b97f4a7c15u, (float)value,
                                     (uint16_t)first, (uint16_t)last};
}

void features_free(struct features *f);

#endif
