/*
 * inflect: the forms of an English word by rule. A form that does not exist
 * ("sadliest") costs nothing: no text has it.
 */
#ifndef SLANT_INFLECT_H
#define SLANT_INFLECT_H

#include "buf.h"

/* Appends the forms of a word, or of a phrase of words between single blanks,
   each ended by a NUL, itself first; how many. Which word of a phrase changes
   depends on the kind: the first of a verb's ("gun down"), else the last
   ("peace talk").

     w  it alone
     n  noun: it, -s; of one in -o also without the e of -oes
     v  verb: it, -s, -ed, -ing
     d  verb that doubles its last letter: it, -s, -ed, -ing
     a  adjective or adverb: it, -ly, and when it is short -er, -est

   0: the kind is none of these. */
size_t inflect(char kind, const char *phrase, size_t len, struct buf *out);

#endif
