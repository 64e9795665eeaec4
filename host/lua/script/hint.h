/* hint: what may have been meant where Lua says nil. */
#ifndef SLANT_HINT_H
#define SLANT_HINT_H

#include "buf.h"

/* Appends a line of advice about an error of Lua's, if there is any; code: the
   line of the script it is about. */
void hint_add(struct buf *out, const char *message, const char *code);

#endif
