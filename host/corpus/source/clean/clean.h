/*
 * clean: what in a text is no story. Stored text is never changed: lines that
 * a rule knows become removed spans of the document.
 */
#ifndef SLANT_CLEAN_H
#define SLANT_CLEAN_H

#include "doc.h"

/* Adds removed spans to d, and what the lines say where d knows nothing yet:
   published (basis line), url, outlet, author, and with in_file the title.
   No more than half of the text goes, but for title, date and url lines. */
void clean(struct doc *d, bool in_file);

#endif
