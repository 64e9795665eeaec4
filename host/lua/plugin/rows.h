/*
 * rows: result rows from Lua tables. A row that does not fit its declared
 * columns dooms the act as failed(schema), naming key, want and got.
 */
#ifndef SLANT_ROWS_H
#define SLANT_ROWS_H

#include <lua.h>

#include "plugin.h"

/* Rows made in C, which emit takes in place of a table: the values of each
   (value_encode) in the order of `columns`, reals as they are stored
   (rows_round). Spans are of the act's document. */
struct row_block {
    const char *const *columns;
    size_t n_columns;
    struct buf data;
    uint32_t n;
    uint64_t serial; /* of the document */
    size_t held;     /* of act_hold */
};

/* Pushes an empty one; columns must live as long. */
struct row_block *row_block_push(lua_State *L, const char *const *columns,
                                 size_t n);
/* Counts the memory of its rows; due while they are made and when they are.
   Raises when that is too much. */
void row_block_hold(lua_State *L, struct row_block *b);

/* emit(self, kind, row): adds a row of a table of this kind to the act, or a
   block of rows. */
void rows_emit(lua_State *L, enum table_kind kind);

/* The plugin's table of this kind and name; dooms the act if there is none. */
size_t rows_table(lua_State *L, enum table_kind kind, const char *name);
/* The fields of the Lua table at index as a row of a table, into plugin->row;
   what is missing is VALUE_NULL. Texts live as long as the Lua table. */
void rows_take(lua_State *L, size_t table, int index);
/* Adds plugin->row to the act. */
void rows_add(lua_State *L, size_t table);
/* As a real is stored. */
double rows_round(double x);

/* What document(doc, ctx, state) returned, at index. Returns the pair's state:
   ok or empty. */
enum pair_state rows_document(lua_State *L, int index);

#endif
