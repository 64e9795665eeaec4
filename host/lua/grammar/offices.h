/*
 * offices: persons whom a text calls by an office alone, which tells the plugin
 * actors who they were: the German chancellor. Nobody else is called so by the
 * text, but a spokesman may be another one than the list has.
 */
#ifndef SLANT_OFFICES_H
#define SLANT_OFFICES_H

#include "speakers.h"

/* Names the mentions of those who have no name anywhere in the text by its
   words where it first mentions them; who held the office becomes their holder.
 */
void offices_read(struct speaker_reader *r);

#endif
