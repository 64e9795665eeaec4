/* passage: a document as units, and where a window, an n-gram or a phrase may
   not reach across. */
#ifndef SLANT_PASSAGE_H
#define SLANT_PASSAGE_H

#include <pthread.h>

#include "work.h"

/* What a thread makes passages with. turn: held while the reader is used. */
struct passages;
struct passages *passages_new(struct work *w, pthread_mutex_t *turn);
void passages_free(struct passages *all);

struct passage {
    const uint32_t *units;
    size_t n;
    const bool *cut;       /* before unit i; NULL: nowhere */
    const uint32_t *types; /* the tokens that units are made of */
    size_t n_types;
    const bool *apart; /* before token i, for phrases; NULL: not looked at */
    /* for passage_cut and passage_apart */
    struct passages *all;
    int64_t document;
};

/* A document of these types; valid until the next one. */
void passage_set(struct passage *p, struct passages *all, int64_t document,
                 const uint32_t *types, size_t n);
/* Finds the cuts that the request wants, sentences for a window of that name,
   for which the text is read. Units may move. */
int passage_cut(struct passage *p, struct fault *ft);
/* Finds where anything stands that no phrase reaches across, in kwic either
   (between_is), for which the text is read. */
int passage_apart(struct passage *p, struct fault *ft);

#endif
