/*
 * around: whom a quotation belongs to by the words around it, where no
 * statement holds it. i is its number; its holder is what becomes known.
 */
#ifndef SLANT_AROUND_H
#define SLANT_AROUND_H

#include "speech.h"

/* Who stands before a quotation that begins with a cue: Liu `noted that`. NULL:
   it does not. */
const struct speaker *around_cue(struct speech *s, size_t i);
/* Whether it is the name of a work: its words have capitals. */
bool around_is_title(const struct speech *s, const struct quotation *q);
/* Gives it to who stands before a colon ahead of it, or signs it, or else goes
   on from the quotation before; to nobody where the text does not tell. */
void around_give(struct speech *s, size_t i);

#endif
