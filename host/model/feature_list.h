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

/* The features of a model, whose bucket, key >> shift, has a weight: its bit is
   set. Without bits: all. */
struct wanted {
    const uint64_t *bits;
    unsigned shift;
};

struct features { /* zeroed is empty; memory is kept */
    struct feature *at;
    size_t n, cap;
    struct wanted wanted;     /* set by the caller: no others are in the list */
    struct tone tone, frames; /* as they were read */
    struct unit *units;
    size_t n_units, cap_units;
};

/* Makes room for so many more. */
static inline void
features_room(struct features *f, size_t n)
{
    f->at = mem_grow(f->at, &f->cap, f->n + n, sizeof *f->at);
}

/* Writes a feature of words first..last to `to`, where there is room; how many
   that makes. Without a branch, which nobody could foretell. */
static inline size_t
feature_write(struct feature *to, struct wanted wanted, uint64_t key,
              double value, size_t first, size_t last)
{
    uint64_t bucket;

    key *= 0x9e3779b97f4a7c15u;
    *to = (struct feature){key, (float)value, (uint16_t)first, (uint16_t)last};
    if (!wanted.bits)
        return 1;
    bucket = key >> wanted.shift;
    return wanted.bits[bucket / 64] >> bucket % 64 & 1;
}

/* Adds one of words first..last of the passage. */
static inline void
features_put(struct features *f, uint64_t key, double value, size_t first,
             size_t last)
{
    features_room(f, 1);
    f->n += feature_write(&f->at[f->n], f->wanted, key, value, first, last);
}

void features_free(struct features *f);

#endif
