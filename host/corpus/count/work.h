/* work: what every table of this folder begins with and needs on the way. */
#ifndef SLANT_WORK_H
#define SLANT_WORK_H

#include "count.h"
#include "tally.h"

struct work {
    const struct request *q;
    struct store *store;
    struct reader *reader;
    struct units *units;
    struct selection selection;
    struct sheet sheet;
    uint64_t documents; /* with tokens, of the group that was gone through last
                           (passages_each) */
    char rule[60];      /* work_rule */
};

/* The reader, the units, and the documents of q->where by q->by. Until
   work_close, which ends it also after a fault, all is read in one state of the
   corpus, whoever loads meanwhile. */
int work_open(struct work *w, struct store *s, const struct request *q,
              const struct sheet_taker *to, struct fault *ft);
/* The two halves of it: without the documents, and these. */
int work_begin(struct work *w, struct store *s, const struct request *q,
               const struct sheet_taker *to, struct fault *ft);
int work_select(struct work *w, struct fault *ft);
void work_close(struct work *w);

/* The note with documents, tokens, copies left out and the token rule. */
void work_note(struct work *w, uint64_t documents, uint64_t tokens,
               size_t copies);

/* The note on languages that are counted together, if some groups have any. */
void work_note_languages(struct work *w, const struct group *groups, size_t n);

/* How tokens are told apart, for a note; valid as long as w. */
const char *work_rule(struct work *w);

/* What notes call a group: nothing where there are none. */
const char *work_group_name(const struct work *w, const struct group *g);
/* The column of q->by, whose name is the expression; fill `column`. */
void work_group_column(struct work *w, struct sheet_column *column);
/* Its cell: a whole number is one. Nothing where there are no groups. */
void work_group_cell(struct work *w, const struct group *g);

/*
 * Zeros for n rows of one number a cluster (x), and for the size of each
 * cluster; both are the caller's to free. FAULT_USAGE when they would take too
 * much memory; what: what the rows are called.
 */
int work_cells(const struct group *g, const char *what, size_t n, float **x,
               double **size, struct fault *ft);
/* In these, how often each of some entries stands in each cluster of a group,
   and its tokens. */
int work_clusters(struct work *w, const struct group *g,
                  const struct entry *entries, size_t n, float **x,
                  double **size, struct fault *ft);

#endif
