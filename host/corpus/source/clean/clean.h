/*
 * clean: what in a text is no story. Stored text is never changed: lines that
 * a rule knows become removed spans of the document.
 */
#ifndef SLANT_CLEAN_H
#define SLANT_CLEAN_H

#include "doc.h"

struct user_rules;

/* Adds removed spans to d, and what the lines say where d knows nothing yet:
   published (basis line), url, outlet, author, translated, and with in_file the
   title. No more than half of the text goes, but for title, date and url lines.
   r: the user's rules, which come first, or NULL. */
void clean(struct doc *d, bool in_file, const struct user_rules *r);

/* Takes back all removed spans but title, date and url lines. */
void clean_undo(struct doc *d);

#endif
