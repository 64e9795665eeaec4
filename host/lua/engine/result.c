#include "result.h"

#include <lauxlib.h>
#include <string.h>

#include "lib_doc.h"
#include "rows.h"

enum {
    KEPT = 64 << 10 /* bytes of memory that stay for the next rows */
};

static void
hold(struct outcome *o, struct plugin *p)
{
    if (!p->program.L) /* a script's: nobody limits it */
        return;
    o->meter = &p->program.meter;
    o->held = o->rows.cap;
    o->meter->used += o->held;
}

int
outcome_get(struct outcome *o, struct plugin *p, int64_t document,
            struct fault *ft)
{
    int r;

    if (o->known)
        return 0;
    r = result_reader_get(plugin_stored(p), document, &o->state, &o->rows,
                          &o->n_rows, ft);
    if (r < 0)
        return -1;
    if (r == 0)
        o->state = 0;
    o->known = true;
    hold(o, p);
    return 0;
}

void
outcome_set(struct outcome *o, struct plugin *p, struct pair_result *r)
{
    struct buf before = o->rows;

    o->known = true;
    o->state = r->state;
    o->n_rows = r->n_rows;
    if (!r->n_rows)
        return;
    o->rows = r->rows;
    hold(o, p);
    r->rows = before;
}

void
outcome_clear(struct outcome *o)
{
    if (o->meter)
        o->meter->used -= o->held;
    if (o->rows.cap > KEPT)
        buf_free(&o->rows);
    buf_clear(&o->rows);
    *o = (struct outcome){.rows = o->rows};
}

void
outcome_free(struct outcome *o)
{
    buf_free(&o->rows);
}

/* Upvalue: the rows, not yet decoded. A result's field `rows`. */
static int
l_rows(lua_State *L)
{
    if (lua_type(L, 2) != LUA_TSTRING || strcmp(lua_tostring(L, 2), "rows"))
        return 0;
    lua_pushvalue(L, lua_upvalueindex(1));
    return 1;
}

/* The plugin is not among those that may be asked. */
static void
refuse(lua_State *L, const struct act *act, const char *name)
{
    if (act->kind != ACT_SCRIPT)
        luaL_error(L, "doc:result: add %s = \">=1\" to requires", name);
    luaL_error(L,
               "doc:result: there are no results of `%s` in this corpus; "
               "`slant run %s` makes them",
               name, name);
}

/* Where the results of p on the act's document go. A script keeps none: it may
   ask again after a run. */
static struct outcome *
outcome_of(struct act *act, const struct plugin *p)
{
    if (act->kind != ACT_SCRIPT)
        return &act->outcomes[p->index];
    outcome_clear(act->outcomes);
    return act->outcomes;
}

const struct outcome *
result_of(lua_State *L, const char *name, struct plugin **p)
{
    struct act *act = act_of(L);
    struct outcome *o;
    struct fault ft;

    *p = plugin_required(act->plugin, name);
    if (!*p)
        refuse(L, act, name);
    if (!act->outcomes)
        luaL_error(L, "doc:result: this text is in no corpus");
    o = outcome_of(act, *p);
    if (outcome_get(o, *p, act->article->id, &ft) < 0)
        luaL_error(L, "%s", ft.text);
    return o;
}

/* The outcome of the plugin named at 2 on the document at 1, and the plugin;
   NULL: it is not ok, nil and the state are pushed. */
static const struct outcome *
check_ok(lua_State *L, struct plugin **p)
{
    const struct outcome *o;

    doc_check(L, 1);
    o = result_of(L, luaL_checkstring(L, 2), p);
    if (o->state == PAIR_OK)
        return o;
    lua_pushnil(L);
    lua_pushstring(L, o->state ? pair_state_name(o->state) : NULL);
    return NULL;
}

int
doc_columns(lua_State *L)
{
    const char *table = luaL_checkstring(L, 3);
    struct plugin *p;
    const struct outcome *o = check_ok(L, &p);

    if (!o)
        return 2;
    rows_push_columns(L, p, table, o->rows.data, o->rows.len, o->n_rows);
    return 2;
}

int
doc_result(lua_State *L)
{
    struct plugin *p;
    const struct outcome *o = check_ok(L, &p);

    if (!o)
        return 2;
    rows_push_document(L, p, o->rows.data, o->rows.len, o->n_rows);
    if (lua_isnil(L, -1))
        lua_newtable(L);
    lua_newtable(L);
    rows_push_lazy(L, p, o->rows.data, o->rows.len, o->n_rows);
    if (act_of(L)->kind ==
        ACT_SCRIPT) { /* later another document may be at hand */
        lua_getfield(L, -1, "");
        lua_pop(L, 1);
    }
    lua_pushcclosure(L, l_rows, 1);
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, -2);
    lua_pushstring(L, pair_state_name(PAIR_OK));
    return 2;
}
