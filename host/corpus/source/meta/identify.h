/* identify: the language of a text of which nobody said it. */
#ifndef SLANT_IDENTIFY_H
#define SLANT_IDENTIFY_H

#include "doc.h"
#include "vars.h"

/* Fills d->language where it is NULL: English by its function words, else what
   CLD2 finds and calls reliable, which the variables language_basis (`cld2`)
   and language_confidence (the share of the letters, 0 to 1) tell. NULL stays
   for less than 60 bytes of kept text and for what is in doubt. d is settled.
 */
void language_identify(struct doc *d, struct vars *v);

#endif
