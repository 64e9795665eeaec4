/*
 * selection: the documents for which a condition holds, by the value of an
 * expression, each with its duplicate cluster.
 */
#ifndef SLANT_SELECTION_H
#define SLANT_SELECTION_H

#include <stdbool.h>

#include "languages.h"
#include "reader.h"

struct group {
    char *name; /* the value as text; NULL: the documents have none */
    bool whole; /* the value is `number`, too */
    int64_t number;
    int64_t *ids;      /* ascending */
    uint32_t *cluster; /* of each document: 0 .. clusters - 1 */
    size_t n, clusters;
    size_t copies;              /* of documents in the group, left out */
    struct languages languages; /* none if the corpus has but one */
};

struct selection {
    struct group *at; /* by value: numbers, texts, NULL */
    size_t n;
    size_t documents; /* of all groups */
    size_t copies;    /* left out as copies, of all groups */
};

/* where, by: SQL expressions over the view `documents`; by also decade,
   quarter, week or day (period.h). where NULL: all; by NULL: one group without
   a name, which may be empty. unique: of a cluster's documents in a group only
   the first. FAULT_USAGE as expression.h has it. */
int selection_make(struct selection *g, struct reader *r, const char *where,
                   const char *by, bool unique, struct fault *ft);
/* The groups are 1, 0 and NULL: what the condition is of a document. */
int selection_split(struct selection *g, struct reader *r, const char *where,
                    const char *condition, bool unique, struct fault *ft);
void selection_free(struct selection *g);

#endif
