/* match.wordwordbook: wordbook.h and prospect.h for Lua. */
#include <lauxlib.h>
#include <string.h>

#include "lib_doc.h"
#include "lib_wordbook.h"
#include "libs.h"
#include "object.h"
#include "prospect.h"

#define WORDBOOK "slant.wordbook"
#define PROSPECT_MAX 4000 /* bytes; a longer sentence may hold anything */

struct wordbook_box *
wordbook_check(lua_State *L, int index)
{
    return luaL_checkudata(L, index, WORDBOOK);
}

static void
hold(lua_State *L, struct wordbook_box *b)
{
    act_hold(L, &b->held,
             wordbook_bytes(&b->book) + sentence_bytes(&b->sentence) +
                 b->places.cap + b->names.cap);
}

static int
l_free(lua_State *L)
{
    struct wordbook_box *b = lua_touserdata(L, 1);

    act_release(L, &b->held);
    wordbook_free(&b->book);
    sentence_free(&b->sentence);
    buf_free(&b->places);
    buf_free(&b->names);
    return 0;
}

/* ---- words ---- */

static const char *
check_form(lua_State *L, int index)
{
    size_t len;
    const char *form = luaL_checklstring(L, index, &len);

    luaL_argcheck(L, len > 0 && len <= WORDBOOK_FORM_MAX, index,
                  "a word has 1 to 40 bytes");
    return form;
}

static const char *
opt_form(lua_State *L, int index)
{
    return lua_isnoneornil(L, index) ? NULL : check_form(L, index);
}

static uint64_t
check_kinds(lua_State *L, int index)
{
    uint64_t kinds = 0;

    if (!prospect_letters(luaL_optstring(L, index, ""), &kinds))
        luaL_argerror(L, index, "there is no such kind of words");
    return kinds;
}

static uint32_t
check_value(lua_State *L, int index)
{
    lua_Integer value = luaL_checkinteger(L, index);

    luaL_argcheck(L, value >= 0 && value <= UINT32_MAX, index,
                  "must fit 32 bits");
    return (uint32_t)value;
}

/* wordbook:form(form, value, kinds) */
static int
l_form(lua_State *L)
{
    struct wordbook_box *b = wordbook_check(L, 1);
    const char *form = check_form(L, 2);

    wordbook_form(&b->book, form, strlen(form), check_value(L, 3), 0,
                  check_kinds(L, 4));
    hold(L, b);
    return 0;
}

/* wordbook:noun(noun, value, kinds) */
static int
l_noun(lua_State *L)
{
    struct wordbook_box *b = wordbook_check(L, 1);
    const char *noun = check_form(L, 2);

    wordbook_noun(&b->book, noun, strlen(noun), check_value(L, 3),
                  check_kinds(L, 4));
    hold(L, b);
    return 0;
}

/* wordbook:verb(lemma, past, participle, value, kinds, kinds of participles) */
static int
l_verb(lua_State *L)
{
    struct wordbook_box *b = wordbook_check(L, 1);
    struct verb v = {check_form(L, 2),  opt_form(L, 3),    opt_form(L, 4),
                     check_value(L, 5), check_kinds(L, 6), check_kinds(L, 7)};

    wordbook_verb(&b->book, &v);
    hold(L, b);
    return 0;
}

/* wordbook:find(form): value, shapes, value, shapes, ... */
static int
l_find(lua_State *L)
{
    const struct wordbook *b = &wordbook_check(L, 1)->book;
    size_t len;
    const char *form = luaL_checklstring(L, 2, &len);
    const struct word_entry *e = wordbook_find(b, form, len);
    int n = 0;

    for (uint32_t i = e ? e->first : 0; i; i = b->uses[i - 1].next) {
        luaL_checkstack(L, 2, "a form of too many words");
        lua_pushinteger(L, b->uses[i - 1].value);
        lua_pushinteger(L, b->uses[i - 1].shapes);
        n += 2;
    }
    return n;
}

/* ---- sentences ---- */

static struct article *
check_sentences(lua_State *L)
{
    struct article *a = doc_check(L, 2);
    struct fault ft;

    if (article_sentences(a, &ft) < 0)
        luaL_error(L, "%s", ft.text);
    return a;
}

/* wordbook:sentences(doc | s) */
static int
l_sentences(lua_State *L)
{
    const struct wordbook *b = &wordbook_check(L, 1)->book;
    struct article *a;
    luaL_Buffer kinds;
    char *to;

    if (lua_type(L, 2) == LUA_TSTRING) {
        size_t len;
        const char *s = lua_tolstring(L, 2, &len);
        char one = (char)wordbook_own(b, s, len);

        lua_pushlstring(L, &one, 1);
        return 1;
    }
    a = check_sentences(L);
    to = luaL_buffinitsize(L, &kinds, a->sentences.n + 1);
    for (size_t i = 0; i < a->sentences.n; i++) {
        struct span at = a->sentences.at[i];

        to[i] = (char)wordbook_own(b, a->d.text + at.start, at.stop - at.start);
    }
    luaL_pushresultsize(&kinds, a->sentences.n);
    return 1;
}

/* A number of the list `name` of the table on top. */
static lua_Integer
byte_of(lua_State *L, const char *name, lua_Integer i)
{
    lua_Integer byte;

    if (lua_getfield(L, -1, name) != LUA_TTABLE)
        luaL_error(L, "wordbook:prospect: places have no list `%s`", name);
    lua_rawgeti(L, -1, i);
    byte = luaL_checkinteger(L, -1);
    lua_pop(L, 2);
    return byte;
}

static bool
is_named(lua_State *L, lua_Integer i)
{
    bool named;

    if (lua_getfield(L, -1, "names") != LUA_TTABLE)
        luaL_error(L, "wordbook:prospect: places have no list `names`");
    lua_rawgeti(L, -1, i);
    named = lua_toboolean(L, -1);
    lua_pop(L, 2);
    return named;
}

/* Takes places first to last of the table on top, which lie in a sentence. */
static void
take_places(lua_State *L, struct wordbook_box *b, lua_Integer first,
            lua_Integer last, struct span in)
{
    uint32_t least = in.start;

    buf_clear(&b->places);
    buf_clear(&b->names);
    for (lua_Integer i = first; i <= last; i++) {
        lua_Integer start = byte_of(L, "start", i),
                    stop = byte_of(L, "stop", i);
        struct span at = {(uint32_t)(start - in.start),
                          (uint32_t)(stop - in.start)};
        bool named = is_named(L, i);

        if (start < least || stop <= start || stop > in.stop)
            luaL_error(L,
                       "wordbook:prospect: place %d is not in the sentence, "
                       "behind the one before",
                       (int)i);
        least = (uint32_t)start;
        buf_add(&b->places, &at, sizeof at);
        buf_add(&b->names, &named, sizeof named);
    }
}

/* wordbook:prospect(doc, i, places, first, last, open) */
static int
l_prospect(lua_State *L)
{
    struct wordbook_box *b = wordbook_check(L, 1);
    struct article *a = check_sentences(L);
    lua_Integer i = luaL_checkinteger(L, 3), first = luaL_checkinteger(L, 5),
                last = luaL_checkinteger(L, 6);
    bool open = lua_toboolean(L, 7);
    struct span at;

    luaL_argcheck(L, i >= 1 && (size_t)i <= a->sentences.n, 3,
                  "there is no such sentence");
    luaL_checktype(L, 4, LUA_TTABLE);
    at = a->sentences.at[i - 1];
    if (at.stop - at.start > PROSPECT_MAX) {
        lua_pushboolean(L, true);
        return 1;
    }
    lua_settop(L, 4);
    take_places(L, b, first, last, at);
    sentence_read(&b->sentence, a->d.text + at.start, at.stop - at.start,
                  (const struct span *)(void *)b->places.data,
                  b->places.len / sizeof(struct span), open);
    hold(L, b);
    lua_pushboolean(L, prospect_in(&b->book, &b->sentence,
                                   (const bool *)(void *)b->names.data));
    return 1;
}

/* match.wordbook() */
int
lib_wordbook(lua_State *L)
{
    static const luaL_Reg methods[] = {
        {"find", l_find},          {"form", l_form},
        {"items", wordbook_items}, {"noun", l_noun},
        {"prospect", l_prospect},  {"sentences", l_sentences},
        {"verb", l_verb},          {NULL, NULL}};
    struct wordbook_box *b = lua_newuserdatauv(L, sizeof *b, 0);

    memset(b, 0, sizeof *b);
    wordbook_init(&b->book);
    object_type(L, WORDBOOK, l_free, methods);
    hold(L, b);
    return 1;
}
