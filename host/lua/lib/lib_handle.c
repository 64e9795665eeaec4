/* Handles on stretches of a document's text. */
#include <lauxlib.h>

#include "article.h"
#include "fold.h"
#include "lib_doc.h"

enum {
    FORM_KEPT = 4096 /* bytes */
};

static int l_index(lua_State *L);

static int
l_equal(lua_State *L)
{
    const struct handle *a = handle_test(L, 1), *b = handle_test(L, 2);

    lua_pushboolean(L, a && b && a->serial == b->serial &&
                           a->at.start == b->at.start &&
                           a->at.stop == b->at.stop);
    return 1;
}

enum field {
    FIELD_NONE,
    FIELD_I,
    FIELD_SPAN,
    FIELD_START,
    FIELD_STOP,
    FIELD_TEXT,
    FIELD_TOKENS,
    FIELD_TYPE,
    FIELDS
};

static const char *const fields[FIELDS] = {
    [FIELD_I] = "i",       [FIELD_SPAN] = "span", [FIELD_START] = "start",
    [FIELD_STOP] = "stop", [FIELD_TEXT] = "text", [FIELD_TOKENS] = "tokens",
    [FIELD_TYPE] = "type",
};

/* __index for the metatable on top; upvalues: the metatable, the numbers of
   fields. It is called for each field that is read, so that looking either up
   by name in C would count. */
static void
push_index(lua_State *L)
{
    lua_pushvalue(L, -1);
    lua_createtable(L, 0, FIELDS);
    for (int i = 1; i < FIELDS; i++) {
        lua_pushinteger(L, i);
        lua_setfield(L, -2, fields[i]);
    }
    lua_pushcclosure(L, l_index, 2);
}

void
handle_type(lua_State *L)
{
    if (luaL_newmetatable(L, HANDLE_TYPE)) {
        push_index(L);
        lua_setfield(L, -2, "__index");
        lua_pushcfunction(L, l_equal);
        lua_setfield(L, -2, "__eq");
        lua_pushliteral(L, "span");
        lua_setfield(L, -2, "__name");
        lua_pushboolean(L, 0);
        lua_setfield(L, -2, "__metatable");
    }
}

/* Puts the document of the act into the handle on top. */
static void
hold_document(lua_State *L, struct act *a)
{
    lua_getfield(L, LUA_REGISTRYINDEX, DOC_OPEN);
    if (lua_rawgetp(L, -1, a) == LUA_TNIL)
        luaL_error(L, "doc is closed");
    lua_setiuservalue(L, -3, 1);
    lua_pop(L, 1);
}

struct handle *
handle_push(lua_State *L, struct span at, int64_t token)
{
    struct act *a = act_of(L);
    bool hold = a->kind == ACT_SCRIPT;
    struct handle *h = lua_newuserdatauv(L, sizeof *h, hold);

    *h = (struct handle){a, a->serial, at, token};
    if (hold)
        hold_document(L, a);
    handle_type(L);
    lua_setmetatable(L, -2);
    return h;
}

static void
push_text(lua_State *L, const struct handle *h)
{
    struct article *a = h->act->article;
    struct fault ft;

    if (article_text(a, &ft) < 0)
        luaL_error(L, "%s", ft.text);
    if (h->at.stop > a->d.text_len)
        luaL_error(L, "a span beyond the text");
    lua_pushlstring(L, a->d.text ? a->d.text + h->at.start : "",
                    h->at.stop - h->at.start);
}

/* The vocabulary form of the text. Scripts ask it of every token: a buffer of
   Lua's would be garbage of the dearest kind, with a finalizer. */
static void
push_type(lua_State *L, const struct handle *h)
{
    struct buf *b = &h->act->form;
    size_t len;
    const char *s;

    push_text(L, h);
    s = lua_tolstring(L, -1, &len);
    buf_clear(b);
    fold_token(s, len, b);
    lua_pushlstring(L, b->data ? b->data : "", b->len);
    if (b->cap > FORM_KEPT)
        buf_free(b);
}

static int
l_tokens(lua_State *L)
{
    return handle_tokens(L, handle_check(L, 1)->at);
}

/* The handle at 1, of l_index. */
static const struct handle *
own_handle(lua_State *L)
{
    bool own =
        lua_getmetatable(L, 1) && lua_rawequal(L, -1, lua_upvalueindex(1));

    return own ? handle_open(L, lua_touserdata(L, 1)) : handle_check(L, 1);
}

static int
l_index(lua_State *L)
{
    const struct handle *h = own_handle(L);

    lua_pushvalue(L, 2);
    lua_rawget(L, lua_upvalueindex(2));
    switch ((enum field)lua_tointeger(L, -1)) {
    case FIELD_TEXT:
        push_text(L, h);
        break;
    case FIELD_TYPE:
        push_type(L, h);
        break;
    case FIELD_START:
        lua_pushinteger(L, h->at.start);
        break;
    case FIELD_STOP:
        lua_pushinteger(L, h->at.stop);
        break;
    case FIELD_SPAN:
        handle_push(L, h->at, h->token);
        break;
    case FIELD_I:
        if (h->token >= 0)
            lua_pushinteger(L, h->token + 1);
        else
            lua_pushnil(L);
        break;
    case FIELD_TOKENS:
        lua_pushcfunction(L, l_tokens);
        break;
    default:
        luaL_checkstring(L, 2);
        lua_pushnil(L);
    }
    return 1;
}

/* The first token that begins at or after `at`. */
static size_t
first_token(const struct spans *words, uint32_t at)
{
    size_t i = spans_behind(words, at);

    return i + (i < words->n && words->at[i].start < at);
}

/* Upvalues: the handle that is reused, where to stop. */
static int
l_next(lua_State *L)
{
    struct handle *h = handle_check(L, lua_upvalueindex(1));
    const struct spans *words = &h->act->article->words;
    size_t i = (size_t)(h->token + 1);

    if (i >= words->n ||
        words->at[i].start >= (uint64_t)lua_tointeger(L, lua_upvalueindex(2)))
        return 0;
    h->token = (int64_t)i;
    h->at = words->at[i];
    lua_pushinteger(L, (lua_Integer)i + 1);
    lua_pushvalue(L, lua_upvalueindex(1));
    return 2;
}

int
handle_tokens(lua_State *L, struct span in)
{
    struct article *a = act_of(L)->article;
    struct fault ft;

    if (article_words(a, &ft) < 0)
        luaL_error(L, "%s", ft.text);
    handle_push(L, in, (int64_t)first_token(&a->words, in.start) - 1);
    lua_pushinteger(L, in.stop);
    lua_pushcclosure(L, l_next, 2);
    return 1;
}
