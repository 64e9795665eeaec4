/* body: what makes two documents exact duplicates. Inside the store's folder
   only. */
#ifndef SLANT_BODY_H
#define SLANT_BODY_H

#include "doc.h"

/* The hash of the kept text with runs of white space as one blank and none at
   the ends. False, and no hash, if there is nothing else. scratch is
   overwritten. */
bool body_hash(const struct doc *d, struct buf *scratch, struct hash *hash);

#endif
