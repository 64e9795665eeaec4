/*
 * lines: a text as its non-blank lines, for the rules that find what is no
 * story. A rule claims a line by giving it a kind; the first claim stands.
 */
#ifndef SLANT_LINES_H
#define SLANT_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buf.h"

struct line {
    uint32_t start, stop; /* trimmed of white space */
    bool gap_before;      /* a blank line or the text's edge stands there */
    bool gap_after;
    bool final;       /* ends as a sentence does: . ! ? with closing quotes */
    const char *kind; /* NULL: story; static strings */
    const char *rule;
};

struct lines {
    const char *text;
    struct line *at;
    size_t n, cap;
    bool gaps;    /* blank lines separate paragraphs */
    bool wrapped; /* hard-wrapped: a line is not a unit of its own */
};

void lines_find(struct lines *l, const char *text, uint32_t len);
void lines_free(struct lines *l);

/* A line that is a unit of its own: not a part of a wrapped paragraph. */
bool lines_alone(const struct lines *l, size_t i);
/* Whether the line may go on with what the one before it left open. */
bool lines_runs_on(const struct lines *l, size_t i);
bool lines_free_at(const struct lines *l, size_t i); /* unclaimed */
/* The next unclaimed line behind i, or n. */
size_t lines_next(const struct lines *l, size_t i);
void lines_claim(struct lines *l, size_t i, const char *kind, const char *rule);
/* Length in bytes. */
uint32_t lines_len(const struct lines *l, size_t i);

/* The line in plain form for matching: ASCII lower-cased, typographic quotes,
   dashes and no-break spaces plain, runs of spaces one. NUL-terminated,
   valid until out changes. */
const char *lines_plain(const struct lines *l, size_t i, struct buf *out);

/* Appends the same form of any text; with case kept unless lower. */
void plain_form(const char *s, size_t len, bool lower, struct buf *out);

/* Words between spaces. */
size_t count_words(const char *s, size_t len);
/* The share of words after the first, of four letters or more, that begin with
   a capital; -1 when there are fewer than two such words. */
double title_case(const char *s, size_t len);

#endif
