/* record_flat: objects without nested values, as records nearly always are. */
#ifndef SLANT_RECORD_FLAT_H
#define SLANT_RECORD_FLAT_H

#include "record.h"

/* Reads one line into r, which is empty, in a fifth of the time that record.c's
   parser takes. False at whatever it does not expect, right or wrong: r is to
   be emptied then and the line read by the parser. */
bool record_flat(struct record *r, const char *line, size_t len);

#endif
