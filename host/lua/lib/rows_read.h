/* rows_read: result rows as Lua sees them. */
#ifndef SLANT_ROWS_READ_H
#define SLANT_ROWS_READ_H

#include <lua.h>

#include "plugin.h"

/* Pushes the document row among the encoded rows of plugin p, or nil. */
void rows_push_document(lua_State *L, const struct plugin *p, const char *data,
                        size_t len, uint32_t n);

/* Pushes the rows of p's table `name` by column: {column = {value, ...}}, of a
   span {start = {byte, ...}, stop = {byte, ...}}; and how many rows there are.
   Raises when there is no such table. */
void rows_push_columns(lua_State *L, const struct plugin *p, const char *name,
                       const char *data, size_t len, uint32_t n);

/* Pushes {kind = {row, ...}}, decoded on first use. Spans in it belong to the
   act's document. */
void rows_push_lazy(lua_State *L, const struct plugin *p, const char *data,
                    size_t len, uint32_t n);

#endif
