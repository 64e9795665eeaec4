/*
 * keep_locals: what is typed after `local` lives on. A local variable of Lua
 * ends with the chunk it stands in, and in a REPL every statement is a chunk.
 */
#ifndef SLANT_KEEP_LOCALS_H
#define SLANT_KEEP_LOCALS_H

#include "buf.h"

/* Appends chunk to out; if it begins with `local`, that statement as an
   assignment to variables of the session. Line ends and the columns of the
   rest stay where they are. */
void keep_locals(const char *chunk, struct buf *out);

#endif
