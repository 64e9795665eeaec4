#include "cues.h"

#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "word_key.h"

static const char *const frames[] = {"that",     "bare",   "wh",    "to",
                                     "thing",    "hearer", "quote", "back",
                                     "inverted", NULL};
const char *const kind_names[] = {"", "speech", "act", "thought", NULL};
static const char *const shapes[] = {"",           "base", "s", "past",
                                     "participle", "ing",  NULL};

/* The slot of a word, or a free one. */
static size_t
slot_of(const struct cue_list *list, uint64_t word)
{
    size_t i = word & list->mask;

    while (list->slots[i] && list->at[list->slots[i] - 1].word != word)
        i = (i + 1) & list->mask;
    return i;
}

const struct cue *
cue_find(const struct cue_list *list, uint64_t word)
{
    uint32_t number = list->slots[slot_of(list, word)];

    return number ? &list->at[number - 1] : NULL;
}

enum kind
cue_preposition(const struct cue *c, uint64_t word)
{
    for (size_t i = 0; i < c->n_prepositions; i++)
        if (c->prepositions[i].word == word)
            return c->prepositions[i].kind;
    return KIND_NONE;
}

/* ---- from Lua ---- */

/* The number of the string at index among the names, from 1 on. */
static int
name_at(lua_State *L, int index, const char *const *names)
{
    const char *s = lua_tostring(L, index);
    int i = names[0][0] ? 0 : 1;

    while (names[i] && (!s || strcmp(names[i], s) != 0))
        i++;
    if (!names[i])
        luaL_error(L, "match.grammar: a cue has an unknown `%s`",
                   s ? s : luaL_typename(L, index));
    return i;
}

static uint64_t
hash_at(lua_State *L, int index)
{
    size_t len;
    const char *s;

    if (lua_type(L, index) != LUA_TSTRING)
        luaL_error(L, "match.grammar: cues are listed by their form");
    s = lua_tolstring(L, index, &len);
    return word_key_exact(s, len);
}

/* Pushes a field of the table on top, which is one, too. */
static void
push_table(lua_State *L, const char *name)
{
    if (lua_getfield(L, -1, name) != LUA_TTABLE)
        luaL_error(L, "match.grammar: a cue has no table `%s`", name);
}

/* The cue in the table on top. */
static void
take(lua_State *L, struct cue *c)
{
    lua_getfield(L, -1, "shape");
    c->shape = (enum shape)name_at(L, -1, shapes);
    lua_pop(L, 1);
    push_table(L, "frames");
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1))
        c->frames[name_at(L, -2, frames)] = (uint8_t)name_at(L, -1, kind_names);
    lua_pop(L, 1);
    if (lua_getfield(L, -1, "particle") != LUA_TNIL)
        c->particle = hash_at(L, -1);
    lua_pop(L, 1);
    push_table(L, "prepositions");
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
        if (c->n_prepositions == PREPOSITIONS_MAX)
            luaL_error(L, "match.grammar: a cue has more than %d prepositions",
                       PREPOSITIONS_MAX);
        c->prepositions[c->n_prepositions].word = hash_at(L, -2);
        c->prepositions[c->n_prepositions++].kind =
            (enum kind)name_at(L, -1, kind_names);
    }
    lua_pop(L, 1);
}

static void
make_slots(struct cue_list *list)
{
    size_t size = 2;

    while (size < 2 * list->n)
        size *= 2;
    list->slots = mem_alloc(size * sizeof *list->slots);
    list->mask = size - 1;
    for (size_t i = 0; i < list->n; i++)
        list->slots[slot_of(list, list->at[i].word)] = (uint32_t)i + 1;
}

void
cues_take(lua_State *L, int index, struct cue_list *list)
{
    size_t cap = 0;

    luaL_checktype(L, index, LUA_TTABLE);
    for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1)) {
        luaL_checktype(L, -1, LUA_TTABLE);
        list->at = mem_grow(list->at, &cap, list->n + 1, sizeof *list->at);
        list->at[list->n] = (struct cue){.word = hash_at(L, -2)};
        take(L, &list->at[list->n++]);
    }
    make_slots(list);
}

void
cues_free(struct cue_list *list)
{
    free(list->at);
    free(list->slots);
    *list = (struct cue_list){0};
}
