/* lib_result: how other plugins ended on a document. */
#ifndef SLANT_LIB_RESULT_H
#define SLANT_LIB_RESULT_H

#include <lua.h>

/* doc:result(plugin): its row and rows; nil, state */
int doc_result(lua_State *L);
/* doc:columns(plugin, table): its rows by column; nil, state */
int doc_columns(lua_State *L);

#endif
