/*
 * view: one document as queries see it: the parts of its tokens, numbered
 * through from 0, what each may be, and what parts them.
 */
#ifndef SLANT_VIEW_H
#define SLANT_VIEW_H

#include "doc.h"
#include "lexis.h"

struct abbreviations;

struct part {
    struct span at;
    uint32_t token;
    const struct lexis_entry *entry; /* its atoms, n of them */
    uint32_t n;
};

struct view { /* reused from document to document; zeroed is empty */
    const struct doc *doc;
    const struct atoms *atoms;
    struct spans kept, words;
    struct part *part;
    size_t n, cap;
    /* found when first asked for */
    bool has_sentences;
    struct spans sentences, paragraphs;
    struct abbreviations *abbreviations;
    struct buf folded;
    struct spans parts; /* of one token */
};

/* How view_set begins, without words. */
void view_begin(struct view *v, const struct doc *d, const struct atoms *a);
/* Adds the parts of one of v->words, by what it is spelt like. */
void view_add(struct view *v, size_t word, const struct lexis *x);

/* types: the document's stream. -1 if it does not fit the text: the corpus is
   damaged. */
int view_set(struct view *v, const struct doc *d, const uint32_t *types,
             size_t n, const struct atoms *a, const struct lexis *x);
void view_free(struct view *v);

/* Whether part i is the atom; with its case, where that counts. */
bool view_is(struct view *v, size_t i, uint32_t atom);
/* Where part i ends in the text with the possessive 's behind it, if any. */
uint32_t view_possessive(const struct view *v, size_t i);
/* The kept span that offset lies in, or the one before it. */
struct span view_kept(const struct view *v, uint32_t offset);
/* Whether a phrase may go on from part i to the next, over these signs, if n is
   not 0 (between.h). */
bool view_bridges(const struct view *v, size_t i, const char *signs, size_t n);
/* Whether these signs stand behind, or before, the token that part i is the
   last, or first, of. */
bool view_behind(const struct view *v, size_t i, const char *signs, size_t n);
bool view_before(const struct view *v, size_t i, const char *signs, size_t n);
/* The parts first..stop of the sentence that part i stands in. */
void view_sentence(struct view *v, size_t i, size_t *first, size_t *stop);

enum view_unit {
    VIEW_TOKENS,
    VIEW_SENTENCES, /* the hit's own and n on each side of it; 0: it alone */
    VIEW_CHARACTERS /* code points */
};

/* Up to n units on each side of parts first..stop, which end at `end` in the
   text, inside their kept span, without white space at the hit. */
void view_context(struct view *v, size_t first, size_t stop, uint32_t end,
                  enum view_unit unit, size_t n, struct span *left,
                  struct span *right);
/* The token i tokens behind (or, below 0, before) the one of part `at`, inside
   its kept span; false: there is none. */
bool view_neighbour(const struct view *v, size_t at, int i, struct span *token);

#endif
