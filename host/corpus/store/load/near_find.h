/* near_find: pairs of signatures that are worth a comparison, by locality-
   sensitive hashing. Looks at no file. Inside the store's folder only. */
#ifndef SLANT_NEAR_FIND_H
#define SLANT_NEAR_FIND_H

#include "signature.h"

#define NEAR_CANDIDATES 3

/* For one document the older ones that agree with it in most bins, best first;
   of equals the oldest. */
struct near_candidates {
    uint32_t older[NEAR_CANDIDATES]; /* index into the signatures */
    uint8_t agree[NEAR_CANDIDATES];  /* bins; 0: no more candidates */
};

/* sig: n of them, oldest first; out: one for each from `first` on. Time and
   memory (20 bytes a signature) are linear in n: of a crowd with the same band
   only NEAR_NEIGHBOURS are looked at. What is found for a signature depends on
   it and the older ones alone. */
void near_find(const struct signature *sig, size_t n, size_t first,
               struct near_candidates *out);

#endif
