/* text: slant's text model on strings of a plugin's own. */
#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "buf_box.h"
#include "fold.h"
#include "inflect.h"
#include "lexicon.h"
#include "libs.h"
#include "lua_text.h"
#include "object.h"
#include "stemmer.h"
#include "words.h"

/* Pushes a list of the stretches of s. */
static int
push_list(lua_State *L, const char *s, struct spans *found)
{
    lua_createtable(L, (int)found->n, 0);
    for (size_t i = 0; i < found->n; i++) {
        lua_pushlstring(L, s + found->at[i].start,
                        found->at[i].stop - found->at[i].start);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    spans_free(found);
    return 1;
}

/* text.words(s): the tokens of s */
static int
l_words(lua_State *L)
{
    size_t len;
    const char *s = text_check(L, 1, &len);
    struct spans *found = spans_box(L);

    words_find(s, 0, (uint32_t)len, found);
    return push_list(L, s, found);
}

/* text.parts(token): the sub-tokens that queries match */
static int
l_parts(lua_State *L)
{
    size_t len;
    const char *s = text_check(L, 1, &len);
    struct spans *found = spans_box(L);

    fold_parts(s, len, found);
    return push_list(L, s, found);
}

/* text.sentences(s) */
static int
l_sentences(lua_State *L)
{
    struct spans *found = text_sentences_push(L, 1);

    return push_list(L, lua_tostring(L, 1), found);
}

/* text.fold(s): the form under which a token is counted */
static int
l_fold(lua_State *L)
{
    size_t len;
    const char *s = text_check(L, 1, &len);
    struct buf *b = buf_box(L);

    fold_token(s, len, b);
    lua_pushlstring(L, b->data ? b->data : "", b->len);
    buf_free(b);
    return 1;
}

/* text.forms(kind, phrase): the English forms of inflect.h */
static int
l_forms(lua_State *L)
{
    const char *kind = luaL_checkstring(L, 1), *form;
    size_t len, n;
    const char *phrase = luaL_checklstring(L, 2, &len);
    struct buf *b = buf_box(L);

    luaL_argcheck(L, len <= LEXICON_PHRASE_MAX, 2, "longer than 1000 bytes");
    n = *kind && !kind[1] ? inflect(*kind, phrase, len, b) : 0;
    if (n == 0)
        return luaL_error(L, "text.forms: a kind is one of w n v d a");
    lua_createtable(L, (int)n, 0);
    form = b->data;
    for (size_t i = 1; i <= n; i++, form += strlen(form) + 1) {
        lua_pushstring(L, form);
        lua_rawseti(L, -2, (lua_Integer)i);
    }
    buf_free(b);
    return 1;
}

static int
l_free_stemmer(lua_State *L)
{
    stemmer_free(*(struct stemmer **)lua_touserdata(L, 1));
    return 0;
}

/* The stemmer of a language, made once a state: few kilobytes for each of the
   few there are. */
static struct stemmer *
stemmer_for(lua_State *L, int made, int language)
{
    struct stemmer **s;
    struct fault ft;

    lua_pushvalue(L, language);
    if (lua_rawget(L, made) == LUA_TNIL) {
        lua_pop(L, 1);
        s = lua_newuserdatauv(L, sizeof(struct stemmer *), 0);
        *s = NULL;
        object_type(L, "slant.stemmer", l_free_stemmer, NULL);
        if (stemmer_new(s, lua_tostring(L, language), &ft))
            luaL_error(L, "text.stem: %s", ft.text);
        lua_pushvalue(L, language);
        lua_pushvalue(L, -2);
        lua_rawset(L, made);
    }
    s = lua_touserdata(L, -1);
    lua_pop(L, 1);
    return *s;
}

/* text.stem(word, language): the stem of a word's folded form */
static int
l_stem(lua_State *L)
{
    size_t len;
    const char *word = text_check(L, 1, &len), *stem;
    struct stemmer *s;
    struct buf *b;

    luaL_argcheck(L, len <= LEXICON_PHRASE_MAX, 1, "longer than 1000 bytes");
    luaL_checktype(L, 2, LUA_TSTRING);
    luaL_argcheck(L, strlen(lua_tostring(L, 2)) == lua_rawlen(L, 2), 2,
                  "a byte 0 in a name");
    s = stemmer_for(L, lua_upvalueindex(1), 2);
    b = buf_box(L);
    fold_token(word, len, b);
    stem = stemmer_of(s, buf_text(b), b->len, &len);
    lua_pushlstring(L, stem, len);
    buf_free(b);
    return 1;
}

int
lib_text(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"fold", l_fold},           {"forms", l_forms}, {"parts", l_parts},
        {"sentences", l_sentences}, {"words", l_words}, {NULL, NULL}};

    luaL_newlib(L, functions);
    lua_newtable(L);
    lua_pushcclosure(L, l_stem, 1);
    lua_setfield(L, -2, "stem");
    return 1;
}
