#include "lib_doc.h"

#include <lauxlib.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "article.h"
#include "lib_result.h"
#include "lua_json.h"
#include "near.h"
#include "plugin.h"
#include "rows.h"

/* Raises when a part of the article could not be had. */
static void
need(lua_State *L, int r, const struct fault *ft)
{
    if (r < 0)
        luaL_error(L, "%s", ft->text);
}

/* Metadata by name; in the order of use in doc.h. */
static const struct {
    const char *name;
    size_t member;
} metadata[] = {
    {"author", offsetof(struct doc, author)},
    {"language", offsetof(struct doc, language)},
    {"outlet", offsetof(struct doc, outlet)},
    {"published", offsetof(struct doc, published)},
    {"title", offsetof(struct doc, title)},
    {"translated", offsetof(struct doc, translated)},
    {"url", offsetof(struct doc, url)},
    {"vars", offsetof(struct doc, vars)},
};

static void
check_declared(lua_State *L, const char *name)
{
    const struct act *a = act_of(L);
    const struct manifest *m = &a->plugin->manifest;

    if (a->kind == ACT_SCRIPT)
        return;
    for (size_t i = 0; i < m->n_metadata; i++)
        if (strcmp(m->metadata[i], name) == 0)
            return;
    luaL_error(L, "doc.%s is not declared: add \"%s\" to metadata", name, name);
}

static void
push_metadata(lua_State *L, struct article *a, size_t i)
{
    const char *value;
    struct fault ft;

    check_declared(L, metadata[i].name);
    need(L, article_meta(a, &ft), &ft);
    value = *(char **)((char *)&a->d + metadata[i].member);
    if (!value && metadata[i].member == offsetof(struct doc, translated))
        lua_pushliteral(L, "unknown");
    else if (strcmp(metadata[i].name, "vars"))
        lua_pushstring(L, value);
    else if (value)
        json_push(L, value, strlen(value));
    else
        lua_newtable(L);
}

static void
push_key(lua_State *L, struct article *a)
{
    struct fault ft;

    need(L, article_meta(a, &ft), &ft);
    lua_pushstring(L, a->d.key);
}

static void
push_text(lua_State *L, struct article *a)
{
    struct fault ft;

    if (lua_getiuservalue(L, 1, 1) != LUA_TNIL)
        return;
    need(L, article_text(a, &ft), &ft);
    lua_pushlstring(L, a->d.text ? a->d.text : "", a->d.text_len);
    lua_pushvalue(L, -1);
    lua_setiuservalue(L, 1, 1);
}

/* Of what is known of the date; nil for an unknown one. */
static void
push_year(lua_State *L, struct article *a)
{
    const char *date;
    struct fault ft;

    check_declared(L, "published");
    need(L, article_meta(a, &ft), &ft);
    date = a->d.published;
    if (date && strspn(date, "0123456789") == 4)
        lua_pushinteger(L, strtol(date, NULL, 10));
    else
        lua_pushnil(L);
}

/* Raises; with what there is instead, if it is called nearly so. */
static int
unknown(lua_State *L, const char *key)
{
    const char *names[sizeof metadata / sizeof *metadata + 24], *near;
    size_t n = 0;

    names[n++] = "id";
    names[n++] = "key";
    names[n++] = "text";
    names[n++] = "year";
    for (size_t i = 0; i < sizeof metadata / sizeof *metadata; i++)
        names[n++] = metadata[i].name;
    for (lua_pushnil(L); lua_next(L, lua_upvalueindex(1)); lua_pop(L, 1))
        if (n < sizeof names / sizeof *names)
            names[n++] = lua_tostring(L, -2);
    near = near_name(key, names, n);
    return luaL_error(L, "doc has no `%s`%s%s%s", key,
                      near ? "; did you mean `" : "", near ? near : "",
                      near ? "`?" : "");
}

/* Upvalue: the methods. */
static int
l_index(lua_State *L)
{
    struct article *a = doc_check(L, 1);
    const char *key = luaL_checkstring(L, 2);

    lua_pushvalue(L, 2);
    if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL)
        return 1;
    if (strcmp(key, "id") == 0) {
        lua_pushinteger(L, a->id);
        return 1;
    }
    if (strcmp(key, "key") == 0) {
        push_key(L, a);
        return 1;
    }
    if (strcmp(key, "text") == 0) {
        push_text(L, a);
        return 1;
    }
    if (strcmp(key, "year") == 0) {
        push_year(L, a);
        return 1;
    }
    for (size_t i = 0; i < sizeof metadata / sizeof metadata[0]; i++)
        if (strcmp(key, metadata[i].name) == 0) {
            push_metadata(L, a, i);
            return 1;
        }
    return unknown(L, key);
}

static int
l_newindex(lua_State *L)
{
    return luaL_error(L, "doc cannot be changed");
}

static int
l_length(lua_State *L)
{
    struct article *a = doc_check(L, 1);
    struct fault ft;

    need(L, article_stream(a, &ft), &ft);
    lua_pushinteger(L, (lua_Integer)a->n_stream);
    return 1;
}

static int
l_types(lua_State *L)
{
    struct article *a = doc_check(L, 1);
    lua_Integer once = 0;
    struct fault ft;

    need(L, article_tallies(a, &ft), &ft);
    for (size_t i = 0; i < a->n_tallies; i++)
        once += a->tallies[i].n == 1;
    lua_pushinteger(L, (lua_Integer)a->n_tallies);
    lua_pushinteger(L, once);
    return 2;
}

static int
l_tokens(lua_State *L)
{
    doc_check(L, 1);
    return handle_tokens(L, (struct span){0, UINT32_MAX});
}

/* Upvalues: doc, next number, whether paragraphs. */
static int
l_next_stretch(lua_State *L)
{
    lua_Integer i = lua_tointeger(L, lua_upvalueindex(2));
    bool paragraphs = lua_toboolean(L, lua_upvalueindex(3));
    struct article *a = doc_check(L, lua_upvalueindex(1));
    const struct spans *s = paragraphs ? &a->paragraphs : &a->sentences;

    if ((size_t)i >= s->n)
        return 0;
    lua_pushinteger(L, i + 1);
    lua_pushvalue(L, -1);
    lua_replace(L, lua_upvalueindex(2));
    handle_push(L, s->at[i], -1);
    return 2;
}

static int
each_stretch(lua_State *L, bool paragraphs)
{
    lua_pushvalue(L, 1);
    lua_pushinteger(L, 0);
    lua_pushboolean(L, paragraphs);
    lua_pushcclosure(L, l_next_stretch, 3);
    return 1;
}

static const struct spans *
sentences_of(lua_State *L)
{
    struct article *a = doc_check(L, 1);
    struct fault ft;

    need(L, article_sentences(a, &ft), &ft);
    return &a->sentences;
}

static int
l_sentences(lua_State *L)
{
    sentences_of(L);
    return each_stretch(L, false);
}

static int
l_paragraphs(lua_State *L)
{
    struct fault ft;

    need(L, article_paragraphs(doc_check(L, 1), &ft), &ft);
    return each_stretch(L, true);
}

static int
l_sentence(lua_State *L)
{
    const struct spans *s = sentences_of(L);
    lua_Integer i = luaL_checkinteger(L, 2);

    luaL_argcheck(L, i >= 1 && (size_t)i <= s->n, 2,
                  "there is no such sentence");
    handle_push(L, s->at[i - 1], -1);
    return 1;
}

static int
l_sentence_at(lua_State *L)
{
    const struct spans *s = sentences_of(L);
    size_t i = spans_behind(s, luaL_checkinteger(L, 2));

    if (i < s->n)
        lua_pushinteger(L, (lua_Integer)i + 1);
    else
        lua_pushnil(L);
    return 1;
}

static int
l_slice(lua_State *L)
{
    doc_check(L, 1);
    handle_check(L, 2);
    lua_getfield(L, 2, "text");
    return 1;
}

static int
l_span(lua_State *L)
{
    struct article *a = doc_check(L, 1);
    lua_Integer i = luaL_checkinteger(L, 2), j = luaL_checkinteger(L, 3);
    struct fault ft;

    need(L, article_words(a, &ft), &ft);
    luaL_argcheck(L, i >= 1 && (size_t)i <= a->words.n, 2,
                  "there is no such token");
    luaL_argcheck(L, j >= i && (size_t)j <= a->words.n, 3,
                  "there is no such token");
    handle_push(
        L, (struct span){a->words.at[i - 1].start, a->words.at[j - 1].stop},
        -1);
    return 1;
}

static int
l_bytes(lua_State *L)
{
    struct article *a = doc_check(L, 1);
    lua_Integer start = luaL_checkinteger(L, 2), stop = luaL_checkinteger(L, 3);
    struct fault ft;

    need(L, article_text(a, &ft), &ft);
    luaL_argcheck(L, article_has(a, start, start), 2,
                  "must lie in the text, between characters");
    luaL_argcheck(L, article_has(a, start, stop), 3,
                  "must lie in the text, between characters, behind start");
    handle_push(L, (struct span){(uint32_t)start, (uint32_t)stop}, -1);
    return 1;
}

static int
l_emit(lua_State *L)
{
    doc_check(L, 1);
    if (act_of(L)->kind != ACT_DOCUMENT)
        return luaL_error(L, "doc:emit is for document(doc, ctx, state)");
    rows_emit(L, TABLE_ROWS);
    return 0;
}

static void
make_type(lua_State *L)
{
    static const luaL_Reg methods[] = {{"bytes", l_bytes},
                                       {"columns", doc_columns},
                                       {"emit", l_emit},
                                       {"paragraphs", l_paragraphs},
                                       {"result", doc_result},
                                       {"sentence", l_sentence},
                                       {"sentence_at", l_sentence_at},
                                       {"sentences", l_sentences},
                                       {"slice", l_slice},
                                       {"span", l_span},
                                       {"tokens", l_tokens},
                                       {"types", l_types},
                                       {NULL, NULL}};

    luaL_newlib(L, methods);
    lua_pushcclosure(L, l_index, 1);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, l_newindex);
    lua_setfield(L, -2, "__newindex");
    lua_pushcfunction(L, l_length);
    lua_setfield(L, -2, "__len");
    lua_pushliteral(L, "doc");
    lua_setfield(L, -2, "__name");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
}

void
doc_type(lua_State *L)
{
    static const char key; /* quicker to find than a name, once a pair */

    if (lua_rawgetp(L, LUA_REGISTRYINDEX, &key) == LUA_TTABLE)
        return;
    lua_pop(L, 1);
    if (luaL_newmetatable(L, DOC_TYPE))
        make_type(L);
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &key);
}

void
doc_push(lua_State *L)
{
    struct act *a = act_of(L);
    struct doc_handle *h = lua_newuserdatauv(L, sizeof *h, 1);

    *h = (struct doc_handle){a, a->serial};
    doc_type(L);
    lua_setmetatable(L, -2);
}
