/* why_owed: the reasons behind owed pairs, for `slant run --dry-run`. */
#ifndef SLANT_WHY_OWED_H
#define SLANT_WHY_OWED_H

#include "results.h"

struct owed_reasons {
    uint64_t all;
    uint64_t never;   /* no state: a new document, or a new plugin */
    uint64_t changed; /* computed with another configuration */
    uint64_t again; /* asked for by --retry, or what it requires is there now */
};

/* Counts them for plugin i of the plan into reasons[i], n plugins. */
int why_owed(struct results *r, struct store *s, const struct manifest *m,
             size_t n, const struct owed *owed, size_t n_owed,
             struct owed_reasons *reasons, struct fault *ft);

#endif
