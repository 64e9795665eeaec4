/*
 * near_update: clusters of documents that tell one story in the same words:
 * exact duplicates, and copies with an edited lead, added or cut paragraphs,
 * typos, another order.
 *
 * Documents are taken in ascending id. Each is compared with older ones alone
 * and joins the cluster of the one most of it stands in; clusters are never
 * merged. So loads one after the other give the same clusters as one load of
 * the same documents in the same order.
 */
#ifndef SLANT_NEAR_UPDATE_H
#define SLANT_NEAR_UPDATE_H

#include "fault.h"
#include "types.h"

struct sqlite3;

/* Does this for every document behind the mark `clustered` in table `corpus`,
   and moves the mark. Needs an open transaction. t: the types of the file. */
int near_update(struct sqlite3 *db, const struct types *t, struct fault *ft);

#endif
