#include "lib_reading.h"

#include <lauxlib.h>

#include "act.h"
#include "lib_lexicon.h"
#include "utf8.h"

#define TEXT_MAX (64u << 20)

void
reading_free(lua_State *L, struct reading *r)
{
    act_release(L, &r->held);
    passage_free(&r->passage);
    features_free(&r->features);
}

void
reading_hold(lua_State *L, struct reading *r)
{
    act_hold(L, &r->held, known_words_bytes(&r->passage.known));
}

void
reading_lexicons(lua_State *L, int index, struct reading *r)
{
    struct lexicon_box *b;

    if (lua_getfield(L, index, "tone") != LUA_TNIL) {
        b = lexicon_check(L, -1);
        r->passage.lexicons[LEXICON_TONE] = b->lexicon;
        r->rules = &b->rules;
    }
    lua_setiuservalue(L, -2, 1);
    if (lua_getfield(L, index, "verbs") != LUA_TNIL)
        r->passage.lexicons[LEXICON_VERBS] = lexicon_check(L, -1)->lexicon;
    lua_setiuservalue(L, -2, 2);
}

/* {start, stop} at the top of the stack; popped. */
static void
take_span(lua_State *L, struct target *t, uint32_t len)
{
    lua_Integer start, stop;

    lua_geti(L, -1, 1);
    start = luaL_checkinteger(L, -1);
    lua_geti(L, -2, 2);
    stop = luaL_checkinteger(L, -1);
    if (start < 0 || stop > len || start >= stop)
        luaL_error(L, "a target {%I, %I} is no stretch of the text", start,
                   stop);
    if (t->n < PASSAGE_MENTIONS)
        t->at[t->n++] = (struct span){(uint32_t)start, (uint32_t)stop};
    lua_pop(L, 3);
}

/* A target at the top of the stack: {start, stop}, or a list of such. */
static void
take_target(lua_State *L, struct target *t, uint32_t len)
{
    t->n = 0;
    luaL_checktype(L, -1, LUA_TTABLE);
    if (lua_geti(L, -1, 1) == LUA_TNUMBER) {
        lua_pop(L, 1);
        lua_pushvalue(L, -1);
        take_span(L, t, len);
        return;
    }
    lua_pop(L, 1);
    for (lua_Integer i = 1; lua_geti(L, -1, i) == LUA_TTABLE; i++)
        take_span(L, t, len);
    lua_pop(L, 1);
}

static void
take_targets(lua_State *L, struct reading *r, uint32_t len)
{
    r->passage.n_targets = 0;
    if (lua_getfield(L, 2, "targets") == LUA_TTABLE)
        for (lua_Integer i = 1; lua_geti(L, -1, i) != LUA_TNIL; i++) {
            if (r->passage.n_targets == PASSAGE_TARGETS)
                luaL_error(L, "at most %d targets", PASSAGE_TARGETS);
            take_target(L, &r->passage.targets[r->passage.n_targets++], len);
            lua_pop(L, 1);
        }
    lua_settop(L, 2);
}

/* more = { "name", name = number }: features of the caller's own. */
static void
take_more(lua_State *L, struct features *f)
{
    if (lua_getfield(L, 2, "more") == LUA_TTABLE)
        for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
            bool listed = lua_type(L, -2) == LUA_TNUMBER;
            double v = listed ? 1 : luaL_checknumber(L, -1);
            size_t len;
            const char *name;

            lua_pushvalue(L, listed ? -1 : -2);
            name = luaL_checklstring(L, -1, &len);
            features_add_named(f, name, len, v);
            lua_pop(L, 1);
        }
    lua_settop(L, 2);
}

void
reading_take(lua_State *L, struct reading *r)
{
    size_t len;
    const char *text;

    luaL_checktype(L, 2, LUA_TTABLE);
    lua_settop(L, 2);
    if (lua_getfield(L, 2, "text") != LUA_TSTRING)
        luaL_error(L, "the field `text` is missing");
    text = lua_tolstring(L, -1, &len);
    lua_pop(L, 1);
    luaL_argcheck(L, len <= TEXT_MAX && utf8_valid(text, len), 2,
                  "text: not valid UTF-8 of at most 64 MiB");
    take_targets(L, r, (uint32_t)len);
    lua_getfield(L, 2, "in_quotes");
    r->passage.in_quotes = lua_toboolean(L, -1);
    lua_pop(L, 1);
    passage_read(&r->passage, text, (uint32_t)len);
    features_read(&r->features, r->rules, &r->passage);
    reading_hold(L, r);
    take_more(L, &r->features);
    act_check(L);
}
