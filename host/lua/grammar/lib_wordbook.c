/* match.wordbook: wordbook.h and prospect.h for Lua. */
#include <lauxlib.h>
#include <string.h>

#include "act.h"
#include "lib_wordbook.h"
#include "object.h"
#include "prospect.h"

static void
hold(lua_State *L, struct wordbook_box *b)
{
    act_hold(L, &b->held,
             wordbook_bytes(&b->book) + sentence_bytes(&b->sentence));
}

static int
l_free(lua_State *L)
{
    struct wordbook_box *b = lua_touserdata(L, 1);

    act_release(L, &b->held);
    wordbook_free(&b->book);
    sentence_free(&b->sentence);
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

/* wordbook:ending(ending, least, value) */
static int
l_ending(lua_State *L)
{
    struct wordbook *b = &wordbook_check(L, 1)->book;
    size_t len;
    const char *s = luaL_checklstring(L, 2, &len);
    lua_Integer least = luaL_checkinteger(L, 3);
    uint32_t value = check_value(L, 4);

    luaL_argcheck(L, len > 0 && len <= WORDBOOK_ENDING_MAX, 2,
                  "an ending has 1 to 8 bytes");
    luaL_argcheck(L, least >= 1 && least <= WORDBOOK_FORM_MAX, 3,
                  "a word has 1 to 40 bytes");
    luaL_argcheck(L, value > 0, 4, "must be above 0");
    if (b->n_endings == WORDBOOK_ENDINGS)
        return luaL_error(L, "a wordbook has at most %d endings",
                          WORDBOOK_ENDINGS);
    wordbook_ending(b, s, len, (size_t)least, value);
    return 0;
}

static void
push_use(lua_State *L, lua_Integer value, lua_Integer shapes)
{
    luaL_checkstack(L, 2, "a form of too many words");
    lua_pushinteger(L, value);
    lua_pushinteger(L, shapes);
}

/* wordbook:find(form): value, shapes, value, shapes, ... */
static int
l_find(lua_State *L)
{
    const struct wordbook *b = &wordbook_check(L, 1)->book;
    size_t len;
    const char *form = luaL_checklstring(L, 2, &len);
    const struct word_entry *e = wordbook_find(b, form, len);
    size_t k = wordbook_has_ending(b, 0, form, len);
    int n = 0;

    for (uint32_t i = e ? e->first : 0; i; i = b->uses[i - 1].next, n += 2)
        push_use(L, b->uses[i - 1].value, b->uses[i - 1].shapes);
    for (; k < b->n_endings; n += 2) {
        push_use(L, b->endings[k].value, 0);
        k = wordbook_has_ending(b, k + 1, form, len);
    }
    return n;
}

/* match.wordbook() */
int
lib_wordbook(lua_State *L)
{
    static const luaL_Reg methods[] = {{"encounters", wordbook_encounters},
                                       {"ending", l_ending},
                                       {"find", l_find},
                                       {"form", l_form},
                                       {"items", wordbook_items},
                                       {"noun", l_noun},
                                       {"verb", l_verb},
                                       {NULL, NULL}};
    struct wordbook_box *b = lua_newuserdatauv(L, sizeof *b, 0);

    memset(b, 0, sizeof *b);
    wordbook_init(&b->book);
    object_type(L, WORDBOOK_TYPE, l_free, methods);
    hold(L, b);
    return 1;
}
