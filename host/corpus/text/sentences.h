/*
 * sentences: paragraphs and sentences of a document's kept text.
 *
 * Sentences end at . ! ? … and their full-width forms, with the closing quotes
 * and brackets that follow, never after a known abbreviation or initial, never
 * before a lower-case letter, and always at a paragraph's end. A paragraph
 * that ends without a final mark and is followed by one that begins lower-case
 * is joined to it.
 * Paragraphs are decided per document: with blank lines in the kept text they
 * separate paragraphs and a single newline is a space; without any, each line
 * is a paragraph (but hard-wrapped text, whose lines begin lower-case or are
 * indented at paragraph starts, is told apart: see sentences.c).
 */
#ifndef SLANT_SENTENCES_H
#define SLANT_SENTENCES_H

#include "span.h"

struct abbreviations; /* a set of folded abbreviations without their stop */

/* The built-in list and, if extra is not NULL, its lines (one abbreviation a
   line, `#` comments; len bytes). Never fails. */
struct abbreviations *abbreviations_new(const char *extra, size_t len);
void abbreviations_free(struct abbreviations *a);

/* Paragraphs of the kept spans, ascending, trimmed of white space, none
   empty, never across the border of a kept span unless joined as above. */
void paragraphs_find(const char *text, const struct spans *kept,
                     struct spans *out);

/* Sentences of one paragraph, appended, trimmed, covering all its tokens. */
void sentences_find(const char *text, struct span paragraph,
                    const struct abbreviations *a, struct spans *out);

#endif
