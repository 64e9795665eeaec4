/* concordance: hits that are sorted, or of which some are chosen by chance,
   before they are reported. About 200 bytes a hit. Inside the store's folder
   only. */
#ifndef SLANT_CONCORDANCE_H
#define SLANT_CONCORDANCE_H

#include "kwic.h"
#include "match.h"

enum {
    CONCORDANCE_TOKENS = 9 /* L9, R9 */
};

struct concordance;

/* FAULT_USAGE for a sort that is none. */
int concordance_new(struct concordance **c, const struct kwic_options *o,
                    struct fault *ft);
void concordance_free(struct concordance *c);
void concordance_add(struct concordance *c, const struct kwic_hit *hit,
                     struct view *v, const struct match_hit *at);
int concordance_report(struct concordance *c, struct store *s,
                       bool (*each)(void *cookie, const struct kwic_hit *hit),
                       void *cookie, struct fault *ft);

#endif
