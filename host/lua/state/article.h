/*
 * article: a document while plugins look at it. Everything is read and
 * computed on first use, once for all plugins that ask.
 */
#ifndef SLANT_ARTICLE_H
#define SLANT_ARTICLE_H

#include <stdbool.h>
#include <stdint.h>

#include "counts.h"
#include "doc.h"
#include "reader.h"
#include "sentences.h"
#include "span.h"
#include "subtokens.h"

/* What articles are read from: one an engine. */
struct shelf {
    struct store *store;
    struct reader *reader;
    struct vocabulary *vocabulary; /* when first asked for */
    struct abbreviations *abbreviations;
    uint32_t *counts; /* by type id, all 0 between uses */
    size_t n_counts;
    struct word_shape *shapes; /* by type id; see lib_measure.c */
    struct counts summed;      /* all 0 between uses; see lib_counter.c */
};

/* Of a store, which stays the caller's. */
void shelf_init(struct shelf *s, struct store *store);
void shelf_fini(struct shelf *s);
/* NULL: *ft says why. */
const struct vocabulary *shelf_vocabulary(struct shelf *s, struct fault *ft);

struct type_count { /* of a type in a document */
    uint32_t type, n;
};

struct word_shape { /* of a type; no syllables: not looked at yet */
    uint32_t syllables, letters;
};

struct article {
    struct shelf *shelf;
    int64_t id;
    struct doc d;
    char *language;
    bool has_language, has_meta, has_text, has_kept, has_words, has_subtokens,
        has_paragraphs, has_sentences, has_stream, has_tallies;
    struct spans kept, words, paragraphs, sentences;
    struct subtokens subtokens; /* of the words */
    uint32_t *stream;
    size_t n_stream, cap_stream;
    struct type_count *tallies; /* in first-seen order */
    size_t n_tallies, cap_tallies;
};

/* Another document; memory is kept unless it is much. */
void article_open(struct article *a, struct shelf *s, int64_t id);
/* A text that is in no corpus; title and date may be NULL. It has no stream. */
void article_open_text(struct article *a, struct shelf *s, const char *text,
                       size_t len, const char *title, const char *published);
void article_close(struct article *a);
void article_free(struct article *a);

/* Bytes of the text as far as it was looked at; 0 while it was not. */
size_t article_bytes(const struct article *a);

/* Each makes sure of a part: 0, or -1 with *ft. */
int article_language(struct article *a, struct fault *ft);
int article_meta(struct article *a, struct fault *ft); /* d without text */
int article_text(struct article *a, struct fault *ft); /* d's text alone */
int article_kept(struct article *a, struct fault *ft); /* and the text */
int article_words(struct article *a, struct fault *ft);
int article_subtokens(struct article *a, struct fault *ft);
int article_paragraphs(struct article *a, struct fault *ft);
int article_sentences(struct article *a, struct fault *ft);
int article_stream(struct article *a, struct fault *ft);
int article_tallies(struct article *a, struct fault *ft);

/* Whether these bytes are a stretch of its text, which is there, from one code
   point to another. */
bool article_has(const struct article *a, int64_t start, int64_t stop);

#endif
