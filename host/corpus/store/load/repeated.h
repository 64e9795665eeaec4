/*
 * repeated: paragraphs that an outlet prints under many stories: appeals,
 * notices, messages of its page. Inside the store's folder only.
 *
 * One counts as that if it stands in three documents of the outlet that are no
 * copies of one story, and
 *  - speaks to readers or of itself (address.h): rule `speaks-to-readers`; or
 *  - stands in more than half of the outlet's documents, of ten or more: rule
 *    `in-most-documents`.
 * To be repeated is not enough: news agencies repeat background, forms and
 * whole passages of earlier reports.
 *
 * It is taken out of every document of the outlet as a removed span of kind
 * `repeated`, unless less than half of the document's text would be left. What
 * is taken stays out: later loads only add.
 */
#ifndef SLANT_REPEATED_H
#define SLANT_REPEATED_H

#include "counts.h"
#include "load_notes.h"
#include "store.h"

struct repeated {
    uint64_t paragraphs; /* taken out */
    uint64_t documents;  /* out of so many */
    uint64_t again;      /* of them loaded before: their results are gone, and
                            owed again */
};

/* Looks at the outlets that have got documents since this was done last.
   Clusters must be up to date. Needs an open transaction. Lists of postings
   that a shortened document is in are written again by postings_update. counts:
   changes that are not in the table `types` yet. notes: of the load at work;
   first: its first id. */
int repeated_update(struct store *s, struct counts *counts,
                    struct load_notes *notes, int64_t first,
                    struct repeated *done, struct fault *ft);

#endif
