/* export_lines: what a line of an export can be. */
#ifndef SLANT_EXPORT_LINES_H
#define SLANT_EXPORT_LINES_H

#include <stdbool.h>
#include <stddef.h>

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

#endif
