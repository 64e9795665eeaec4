/*
 * sentences: paragraphs and sentences of a document's kept text.
 *
 * Sentences end at . ! ? … and their full-width forms, with the closing quotes
 * and brackets that follow: before white space (full-width marks: anywhere),
 * never before a lower-case letter, never inside a token, and always at a
 * paragraph's end. After an abbreviation or initial they end only where what
 * follows says so (`the U.S. The`, `5 p.m. Then`, `in Dec. Nobody`; never
 * after `Mr.`). A sentence holds at least one word.
 * Paragraphs are decided per document (kept text only):
 *  - with blank lines, these separate paragraphs and a single newline is a
 *    space, save after a final mark in text whose lines are too long to have
 *    been wrapped by hand (a title, a blank line, then a paragraph a line);
 *  - hard-wrapped text (short lines, many of which begin lower-case) has its
 *    paragraphs where a line is indented or follows a blank one, or, without
 *    either, after a line that is finished and not full;
 *  - else each line is a paragraph.
 * A paragraph that ends without a final mark (or colon or semicolon) and is
 * followed by one that begins lower-case is joined to it.
 */
#ifndef SLANT_SENTENCES_H
#define SLANT_SENTENCES_H

#include "span.h"

struct abbreviations; /* a set of folded abbreviations without their stop */

/* The built-in list (abbreviations.c) and, if extra is not NULL, its lines: one
   abbreviation a line, with or without its last stop, `#` comments; len bytes.
   A sentence never ends after one of these. Never fails. */
struct abbreviations *abbreviations_new(const char *extra, size_t len);
void abbreviations_free(struct abbreviations *a);

/* Paragraphs of the kept spans, ascending, trimmed of white space, none
   empty, never across the border of a kept span. */
void paragraphs_find(const char *text, const struct spans *kept,
                     struct spans *out);

/* Sentences of one paragraph, appended, trimmed, covering all its tokens. */
void sentences_find(const char *text, struct span paragraph,
                    const struct abbreviations *a, struct spans *out);

#endif
