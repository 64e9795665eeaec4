/*
 * author: what `slant test` and `slant check` run, in Lua: chunks for
 * script_own, and their modules. Each chunk's first lines say what it gets.
 */
#ifndef SLANT_AUTHOR_H
#define SLANT_AUTHOR_H

#include "buf.h"

extern const char embed_author_test[], embed_author_check[],
    embed_author_cases[], embed_author_sample[], embed_author_holds[];

/* Appends the names that plugin code has, a line each. */
void author_globals(struct buf *out);

#endif
