/* export_lines: what a line of an export can be. Parts of export.c. */
#ifndef SLANT_EXPORT_LINES_H
#define SLANT_EXPORT_LINES_H

#include "export.h"

struct piece {
    const char *s;
    size_t len;
};

/* The next line, trimmed; false at the end. */
bool line_next(const char **s, const char *end, struct piece *line);

bool line_is(struct piece line, const char *text);     /* case aside */
bool line_begins(struct piece line, const char *text); /* case aside */
bool line_is_words(struct piece line);                 /* 1,234 words */
bool line_is_number(struct piece line); /* 3 of 20 DOCUMENTS, 1 of 1 DOCUMENT */
bool line_is_document(struct piece line); /* Document ABCD0020150320eb3k0003x */

/* `Label: value`, with a label that Nexis writes: the variable's name, NULL if
   it is none. *tail: it stands behind the text. */
const char *line_label(struct piece line, struct piece *value, bool *tail);

/* A Factiva code alone or with a value behind it, after a tab or so many spaces
   at least: the variable's name. */
const char *line_code(struct piece line, size_t spaces, struct piece *value);

/* A date with whatever stands behind it (a weekday, a time, an edition). */
bool line_is_date(struct piece line);
/* `Late Edition - Final`, `Met 2 Edition`. */
bool line_is_edition(struct piece line);
bool line_is_time(struct piece line); /* 03:04, 3:04 PM */

bool line_is_copyright(struct piece line);

/* Header lines of an article before the first label or behind its length. */
#define HEAD_MAX 16

/* A named value into the record; none for an empty one. */
void export_add(struct record *r, const char *name, const char *s, size_t len);
/* A line; an author goes without `By`. */
void export_add_piece(struct record *r, const char *name, struct piece p);
/* Several lines as one text. */
void export_add_lines(struct record *r, const char *name,
                      const struct piece *line, size_t n);
/* A part of the article without blank lines around it. */
void export_add_text(struct record *r, const char *name, const char *s,
                     const char *end);

/* Factiva: the article's fields; spaces: behind a code, at least. */
bool factiva_read(struct record *r, struct piece piece);
bool factiva_read_codes(struct record *r, struct piece piece, size_t spaces);

/* ProQuest: the line between articles; one that only its articles have; and
   the article's fields, false if it is none. */
bool proquest_border(struct piece line);
bool proquest_sign(struct piece line);
bool proquest_read(struct record *r, struct piece piece);

#endif
