#include "rows_read.h"

#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "lib_doc.h"

static void
push_value(lua_State *L, const struct column *c, const struct value *v)
{
    switch (v->kind) {
    case VALUE_INT:
        if (c->type == COLUMN_BOOLEAN)
            lua_pushboolean(L, v->i != 0);
        else
            lua_pushinteger(L, v->i);
        break;
    case VALUE_REAL:
        lua_pushnumber(L, v->r);
        break;
    case VALUE_TEXT:
        lua_pushlstring(L, v->text.p, v->text.len);
        break;
    case VALUE_SPAN:
        handle_push(L, (struct span){v->span.start, v->span.stop}, -1);
        break;
    case VALUE_NULL:
        lua_pushnil(L);
        break;
    }
}

static _Noreturn void
damaged(lua_State *L, const struct plugin *p)
{
    luaL_error(L, "the stored rows of `%s` are damaged", p->manifest.name);
    abort();
}

/* The table of the next row; its values are behind. */
static const struct result_table *
next_table(lua_State *L, const struct plugin *p, struct cur *c)
{
    size_t table = cur_u8(c);

    if (c->bad || table >= p->manifest.n_tables)
        damaged(L, p);
    return &p->manifest.tables[table];
}

static struct value
next_value(lua_State *L, const struct plugin *p, struct cur *c)
{
    struct value v;

    value_decode(&v, c);
    if (c->bad)
        damaged(L, p);
    return v;
}

/* Reads the next row; its fields are pushed as a table if push. */
static const struct result_table *
next_row(lua_State *L, const struct plugin *p, struct cur *c, int want)
{
    const struct result_table *t = next_table(L, p, c);
    bool push = (want < 0) == (t->kind != TABLE_DOCUMENT);

    if (push)
        lua_createtable(L, 0, (int)t->n_columns + 2); /* plugins add to it */
    for (size_t i = 0; i < t->n_columns; i++) {
        struct value v = next_value(L, p, c);

        if (!push || v.kind == VALUE_NULL)
            continue;
        push_value(L, &t->columns[i], &v);
        lua_setfield(L, -2, t->columns[i].name);
    }
    return push ? t : NULL;
}

/* Puts a value of row n into its column, a table at index. */
static void
put_in_column(lua_State *L, int index, const struct column *c,
              const struct value *v, lua_Integer n)
{
    if (v->kind != VALUE_SPAN) {
        push_value(L, c, v);
        lua_rawseti(L, index, n);
        return;
    }
    lua_getfield(L, index, "start");
    lua_pushinteger(L, v->span.start);
    lua_rawseti(L, -2, n);
    lua_getfield(L, index, "stop");
    lua_pushinteger(L, v->span.stop);
    lua_rawseti(L, -2, n);
    lua_pop(L, 2);
}

/* Pushes the empty columns of a table, one after the other. */
static void
push_empty_columns(lua_State *L, const struct result_table *t)
{
    luaL_checkstack(L, (int)t->n_columns + 5, "too many columns");
    for (size_t i = 0; i < t->n_columns; i++) {
        lua_newtable(L);
        if (t->columns[i].type != COLUMN_SPAN)
            continue;
        lua_newtable(L);
        lua_setfield(L, -2, "start");
        lua_newtable(L);
        lua_setfield(L, -2, "stop");
    }
}

static const struct result_table *
table_named(lua_State *L, const struct plugin *p, const char *name)
{
    for (size_t i = 0; i < p->manifest.n_tables; i++)
        if (p->manifest.tables[i].kind == TABLE_ROWS &&
            strcmp(p->manifest.tables[i].name, name) == 0)
            return &p->manifest.tables[i];
    luaL_error(L, "`%s` has no rows `%s`", p->manifest.name, name);
    return NULL;
}

void
rows_push_columns(lua_State *L, const struct plugin *p, const char *name,
                  const char *data, size_t len, uint32_t n)
{
    const struct result_table *wanted = table_named(L, p, name);
    struct cur c = cur_of(data, len);
    int first = lua_gettop(L) + 1;
    lua_Integer row = 0;

    push_empty_columns(L, wanted);
    for (uint32_t i = 0; i < n; i++) {
        const struct result_table *t = next_table(L, p, &c);

        row += t == wanted;
        for (size_t k = 0; k < t->n_columns; k++) {
            struct value v = next_value(L, p, &c);

            if (t == wanted && v.kind != VALUE_NULL)
                put_in_column(L, first + (int)k, &t->columns[k], &v, row);
        }
    }
    lua_createtable(L, 0, (int)wanted->n_columns);
    for (size_t k = wanted->n_columns; k-- > 0;) {
        lua_insert(L, -2);
        lua_setfield(L, -2, wanted->columns[k].name);
    }
    lua_pushinteger(L, row);
}

void
rows_push_document(lua_State *L, const struct plugin *p, const char *data,
                   size_t len, uint32_t n)
{
    struct cur c = cur_of(data, len);

    for (uint32_t i = 0; i < n; i++)
        if (next_row(L, p, &c, 0))
            return;
    lua_pushnil(L);
}

/* Fills the table at 1 from the closure's rows and lets it stand alone.
   Upvalues: plugin, bytes, number of rows, serial. */
static void
fill(lua_State *L)
{
    const struct plugin *p = lua_touserdata(L, lua_upvalueindex(1));
    size_t len;
    const char *data = lua_tolstring(L, lua_upvalueindex(2), &len);
    lua_Integer n = lua_tointeger(L, lua_upvalueindex(3));
    struct cur c = cur_of(data, len);

    if ((uint64_t)lua_tointeger(L, lua_upvalueindex(4)) != act_of(L)->serial)
        luaL_error(L, "doc is closed");
    lua_pushnil(L);
    lua_setmetatable(L, 1);
    for (size_t i = 0; i < p->manifest.n_tables; i++) {
        if (p->manifest.tables[i].kind != TABLE_ROWS)
            continue;
        lua_newtable(L);
        lua_setfield(L, 1, p->manifest.tables[i].name);
    }
    for (lua_Integer i = 0; i < n; i++) {
        const struct result_table *t = next_row(L, p, &c, -1);

        if (!t)
            continue;
        lua_getfield(L, 1, t->name);
        lua_insert(L, -2);
        lua_rawseti(L, -2, (lua_Integer)lua_rawlen(L, -2) + 1);
        lua_pop(L, 1);
    }
}

static int
l_lazy_index(lua_State *L)
{
    fill(L);
    lua_pushvalue(L, 2);
    lua_rawget(L, 1);
    return 1;
}

static int
l_lazy_pairs(lua_State *L)
{
    fill(L);
    lua_settop(L, 1);
    lua_getfield(L, LUA_REGISTRYINDEX, "slant.env");
    lua_getfield(L, -1, "pairs");
    lua_pushvalue(L, 1);
    lua_call(L, 1, 1);
    return 1;
}

void
rows_push_lazy(lua_State *L, const struct plugin *p, const char *data,
               size_t len, uint32_t n)
{
    static const lua_CFunction functions[] = {l_lazy_index, l_lazy_pairs};
    static const char *const names[] = {"__index", "__pairs"};

    lua_newtable(L);
    lua_createtable(L, 0, 2);
    lua_pushlstring(L, data ? data : "", len);
    for (int i = 0; i < 2; i++) {
        lua_pushlightuserdata(L, (void *)(uintptr_t)p);
        lua_pushvalue(L, -2);
        lua_pushinteger(L, n);
        lua_pushinteger(L, (lua_Integer)act_of(L)->serial);
        lua_pushcclosure(L, functions[i], 4);
        lua_setfield(L, -3, names[i]);
    }
    lua_pop(L, 1);
    lua_setmetatable(L, -2);
}
