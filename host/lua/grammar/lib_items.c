/* wordbook:items: sentence.h for Lua. */
#include <lauxlib.h>

#include "act.h"
#include "buf_box.h"
#include "lib_wordbook.h"
#include "object.h"
#include "sentence.h"

#define ROW_FIELDS 24 /* those here, and what rules note of the sentence */

enum { /* where the call has its arguments and the columns of the row */
    BOOK = 1,
    TEXT,
    BASE,
    PLACES,
    INFO,
    OPEN,
    SENTENCE,
    NOTHING,
    ROW,
    WORD,
    START,
    STOP,
    INFOS,
    PLACE,
    QUOTED,
    NAMED,
    KNOWN
};

static int
l_free(lua_State *L)
{
    sentence_free(lua_touserdata(L, 1));
    return 0;
}

/* Pushes an empty one, at SENTENCE. */
static struct sentence *
sentence_push(lua_State *L)
{
    struct sentence *x = lua_newuserdatauv(L, sizeof *x, 0);

    *x = (struct sentence){0};
    object_type(L, "slant.sentence", l_free, NULL);
    return x;
}

/* The place in the table on top. */
static struct span
take_place(lua_State *L, lua_Integer k, size_t size, uint32_t least)
{
    lua_Integer base = lua_tointeger(L, BASE), start, stop;

    lua_getfield(L, -1, "start");
    lua_getfield(L, -2, "stop");
    start = luaL_checkinteger(L, -2) - base;
    stop = luaL_checkinteger(L, -1) - base;
    lua_pop(L, 2);
    if (start < 0 || stop <= start || (size_t)stop > size)
        luaL_error(L, "wordbook:items: place %d is not in the text", (int)k);
    if (start < least)
        luaL_error(L, "wordbook:items: place %d begins before the last one",
                   (int)k);
    return (struct span){(uint32_t)start, (uint32_t)stop};
}

/* Pushes a buffer with the places. */
static struct buf *
take_places(lua_State *L, size_t size)
{
    struct buf *places = buf_box(L);
    struct span at = {0, 0};
    lua_Integer k = 1;

    for (; lua_rawgeti(L, PLACES, k) == LUA_TTABLE; k++) {
        at = take_place(L, k, size, at.start);
        act_room(L, places->len + sizeof at);
        buf_add(places, &at, sizeof at);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    return places;
}

static bool
is_known(const struct wordbook *b, const char *form, size_t len)
{
    const struct word_entry *e = wordbook_find(b, form, len);

    return (e && e->first) ||
           wordbook_has_ending(b, 0, form, len) < b->n_endings;
}

/* Pushes what is known of item i, whose form is on top instead, and lists it
   if that is something. */
static void
push_info(lua_State *L, const struct wordbook *b, const struct sentence *x,
          size_t i)
{
    if (is_known(b, sentence_form(x, i), x->at[i].len) &&
        lua_gettable(L, INFO) != LUA_TNIL) {
        lua_pushinteger(L, (lua_Integer)i + 1);
        lua_rawseti(L, KNOWN, (lua_Integer)lua_rawlen(L, KNOWN) + 1);
        return;
    }
    lua_pop(L, 1);
    lua_pushvalue(L, NOTHING);
}

/* Puts item i into the columns. */
static void
put(lua_State *L, const struct wordbook *b, const struct sentence *x, size_t i)
{
    const struct sentence_item *item = &x->at[i];
    lua_Integer n = (lua_Integer)i + 1, base = lua_tointeger(L, BASE);

    lua_pushlstring(L, sentence_form(x, i), item->len);
    lua_pushvalue(L, -1);
    lua_rawseti(L, WORD, n);
    push_info(L, b, x, i);
    lua_rawseti(L, INFOS, n);
    lua_pushinteger(L, base + item->from);
    lua_rawseti(L, START, n);
    lua_pushinteger(L, base + item->to);
    lua_rawseti(L, STOP, n);
    lua_pushboolean(L, item->quoted);
    lua_rawseti(L, QUOTED, n);
    if (item->place) {
        lua_rawgeti(L, PLACES, item->place);
        lua_rawseti(L, PLACE, n);
        lua_pushinteger(L, n);
        lua_rawseti(L, NAMED, item->place);
    }
}

static void
push_columns(lua_State *L, const struct wordbook *b, const struct sentence *x)
{
    static const char *const columns[] = {"word",  "start",  "stop",  "info",
                                          "place", "quoted", "named", "known"};
    lua_Integer behind = (lua_Integer)x->n + 1;

    lua_createtable(L, 0, ROW_FIELDS);
    for (int i = WORD; i <= KNOWN; i++)
        lua_createtable(L, (int)x->n, 0);
    luaL_checkstack(L, 10, NULL);
    for (size_t i = 0; i < x->n; i++)
        put(L, b, x, i);
    for (lua_Integer i = 0; i <= behind; i += behind) {
        lua_pushvalue(L, NOTHING);
        lua_rawseti(L, INFOS, i);
    }
    for (int i = KNOWN; i >= WORD; i--)
        lua_setfield(L, ROW, columns[i - WORD]);
    lua_pushinteger(L, (lua_Integer)x->n);
    lua_setfield(L, ROW, "n");
}

int
wordbook_items(lua_State *L)
{
    const struct wordbook *b = &wordbook_check(L, BOOK)->book;
    size_t size;
    const char *text = luaL_checklstring(L, TEXT, &size);
    struct sentence *x;
    struct buf *places;

    luaL_checkinteger(L, BASE);
    luaL_checktype(L, PLACES, LUA_TTABLE);
    luaL_checktype(L, INFO, LUA_TTABLE);
    lua_settop(L, OPEN);
    x = sentence_push(L);
    places = take_places(L, size);
    act_room(L, size * sizeof *x->at);
    sentence_read(x, text, size, (const struct span *)(void *)places->data,
                  places->len / sizeof(struct span), lua_toboolean(L, OPEN));
    buf_free(places);
    lua_pop(L, 1);
    lua_newtable(L); /* NOTHING */
    push_columns(L, b, x);
    return 1;
}
