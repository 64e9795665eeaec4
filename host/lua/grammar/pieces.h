/* pieces: the parts of what a statement says. */
#ifndef SLANT_PIECES_H
#define SLANT_PIECES_H

#include "statements.h"

/* Adds what lies between two places, both with it. */
void pieces_add(struct statement_reader *r, struct statement *s, int first,
                int last);
/* Adds quotations that stand as sentences of their own behind place `last`. */
void pieces_add_more(struct statement_reader *r, struct statement *s, int last);

#endif
