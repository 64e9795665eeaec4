/* ctx_counts: counters of reduce.finish, for all tokens of documents and rows
   at once. */
#ifndef SLANT_CTX_COUNTS_H
#define SLANT_CTX_COUNTS_H

#include <lua.h>

int ctx_count(lua_State *L);       /* ctx.count(ids) */
int ctx_emit_counts(lua_State *L); /* ctx:emit_counts(kind, counter, row,
                                      {least=, most=}) */

#endif
