/* match.grammar: clauses.h and statements.h for Lua. */
#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "act.h"
#include "hash.h"
#include "lib_doc.h"
#include "libs.h"
#include "object.h"
#include "statements.h"

#define GRAMMAR "slant.grammar"
#define CLAUSES "slant.clauses"

struct grammar {
    struct patterns patterns;
    struct cue_list cues;
    struct statement_words words;
    struct statement_list list; /* of the document at hand */
};

/* A document; its user values are the grammar, the tags and the items. */
struct handle_on_clauses {
    struct clauses d;
    struct grammar *grammar;
    char reversed[];
};

enum {
    VALUE_GRAMMAR = 1,
    VALUE_TAGS,
    VALUE_ITEMS,
    VALUES = VALUE_ITEMS
};

/* ---- a document ---- */

static struct handle_on_clauses *
check(lua_State *L)
{
    struct handle_on_clauses *c = luaL_checkudata(L, 1, CLAUSES);

    lua_getiuservalue(L, 1, VALUE_ITEMS);
    items_check(L, -1);
    lua_pop(L, 1);
    c->d.L = L;
    return c;
}

static int
check_place(lua_State *L, const struct clauses *d, int index)
{
    lua_Integer i = luaL_checkinteger(L, index);

    luaL_argcheck(L, i >= 0 && i <= d->n + 1, index, "there is no such item");
    return (int)i;
}

static const char *const how_names[] = {NULL, "pronoun", "relative", "phrase",
                                        "inverted"};

static int
push_phrase(lua_State *L, struct phrase p)
{
    if (p.first == NO_PLACE)
        return 0;
    lua_pushinteger(L, p.first);
    lua_pushinteger(L, p.last);
    lua_pushstring(L, how_names[p.how]);
    return 3;
}

static int
l_subject(lua_State *L)
{
    const struct clauses *d = &check(L)->d;

    return push_phrase(L, clause_subject(d, check_place(L, d, 2)));
}

static int
l_main_subject(lua_State *L)
{
    const struct clauses *d = &check(L)->d;

    return push_phrase(L, main_subject(d, check_place(L, d, 2)));
}

static int
l_phrase_before(lua_State *L)
{
    const struct clauses *d = &check(L)->d;
    int first = phrase_before(d, check_place(L, d, 2));

    if (first == NO_PLACE)
        return 0;
    lua_pushinteger(L, first);
    return 1;
}

static int
l_sentence_start(lua_State *L)
{
    const struct clauses *d = &check(L)->d;

    lua_pushinteger(L, sentence_start(d, check_place(L, d, 2)));
    return 1;
}

/* ---- its statements ---- */

struct quotation {
    int last;
    bool ended;
};

struct quotation_list {
    size_t n;
    struct quotation at[]; /* ascending */
};

/* Pushes it as userdata, from the list of tables at index. */
static const struct quotation_list *
push_quotations(lua_State *L, int index)
{
    size_t n = lua_rawlen(L, index);
    struct quotation_list *list =
        lua_newuserdatauv(L, sizeof *list + n * sizeof list->at[0], 0);

    list->n = n;
    for (size_t i = 0; i < n; i++) {
        if (lua_rawgeti(L, index, (lua_Integer)i + 1) != LUA_TTABLE)
            luaL_error(L, "clauses:statements: quotation %d is no table",
                       (int)i + 1);
        lua_getfield(L, -1, "last");
        lua_getfield(L, -2, "ended");
        list->at[i] = (struct quotation){(int)luaL_checkinteger(L, -2),
                                         lua_toboolean(L, -1)};
        lua_pop(L, 3);
    }
    return list;
}

/* Of the first quotation that ends at or behind place i. */
static bool
closes(const void *quotations, int i)
{
    const struct quotation_list *list = quotations;
    size_t low = 0, high = list->n;

    while (low < high) {
        size_t mid = low + (high - low) / 2;

        if (list->at[mid].last < i)
            low = mid + 1;
        else
            high = mid;
    }
    return low < list->n && list->at[low].ended;
}

static void
set_integer(lua_State *L, const char *name, lua_Integer i)
{
    lua_pushinteger(L, i);
    lua_setfield(L, -2, name);
}

/* Sets the bytes from one item to another in the table on top. */
static void
set_bytes(lua_State *L, const struct clauses *d, int first, int last)
{
    set_integer(L, "start", d->items->at[first - 1].at.start);
    set_integer(L, "stop", d->items->at[last - 1].at.stop);
}

/* Pushes the words of the cue in lower case. */
static void
push_cue(lua_State *L, const struct clauses *d, const struct statement *s)
{
    uint32_t start = d->items->at[s->cue - 1].at.start;
    uint32_t stop = d->items->at[s->cue_stop - 1].at.stop;
    luaL_Buffer b;
    char *to = luaL_buffinitsize(L, &b, stop - start);

    for (uint32_t i = start; i < stop; i++)
        to[i - start] = d->text[i] >= 'A' && d->text[i] <= 'Z'
                            ? (char)(d->text[i] + 32)
                            : d->text[i];
    luaL_pushresultsize(&b, stop - start);
}

/* Adds the pieces of the statement on top to the list at index. */
static void
add_pieces(lua_State *L, int index, const struct clauses *d,
           const struct statement_list *list, const struct statement *s)
{
    for (size_t i = s->first_piece; i < s->first_piece + s->n_pieces; i++) {
        const struct piece *piece = &list->pieces[i];

        lua_createtable(L, 0, 7);
        lua_pushvalue(L, -2);
        lua_setfield(L, -2, "statement");
        set_integer(L, "first", piece->first);
        set_integer(L, "last", piece->last);
        set_bytes(L, d, piece->first, piece->last);
        lua_rawseti(L, index, (lua_Integer)i + 1);
    }
}

static void
push_statement(lua_State *L, const struct clauses *d,
               const struct statement_list *list, size_t number)
{
    static const char *const kinds[] = {NULL, "speech", "thought"};
    const struct statement *s = &list->at[number];

    lua_createtable(L, 0, 9);
    set_integer(L, "number", (lua_Integer)number + 1);
    lua_pushstring(L, kinds[s->kind]);
    lua_setfield(L, -2, "kind");
    push_cue(L, d, s);
    lua_setfield(L, -2, "cue");
    set_integer(L, "cue_start", d->items->at[s->cue - 1].at.start);
    set_integer(L, "cue_stop", d->items->at[s->cue_stop - 1].at.stop);
    if (s->source.first != NO_PLACE) {
        set_bytes(L, d, s->source.first, s->source.last);
        lua_pushstring(L, how_names[s->source.how]);
        lua_setfield(L, -2, "how");
    }
}

/* clauses:statements(quotations): the statements; their pieces */
static int
l_statements(lua_State *L)
{
    struct handle_on_clauses *c = check(L);
    struct statement_list *list = &c->grammar->list;
    struct statement_reader r = {
        .d = c->d, .words = c->grammar->words, .closes = closes, .list = list};

    luaL_checktype(L, 2, LUA_TTABLE);
    r.quotations = push_quotations(L, 2);
    statements_find(&r);
    lua_settop(L, 3);
    lua_createtable(L, (int)list->n, 0);
    lua_createtable(L, (int)list->n_pieces, 0);
    for (size_t i = 0; i < list->n; i++) {
        push_statement(L, &c->d, list, i);
        add_pieces(L, 5, &c->d, list, &list->at[i]);
        lua_rawseti(L, 4, (lua_Integer)i + 1);
    }
    return 2;
}

/* ---- the grammar ---- */

static int
l_free(lua_State *L)
{
    struct grammar *r = lua_touserdata(L, 1);

    patterns_free(&r->patterns);
    free(r->cues.at);
    free(r->list.at);
    free(r->list.pieces);
    *r = (struct grammar){0};
    return 0;
}

/* grammar:read(tags, items) */
static int
l_read(lua_State *L)
{
    static const luaL_Reg methods[] = {{"main_subject", l_main_subject},
                                       {"phrase_before", l_phrase_before},
                                       {"sentence_start", l_sentence_start},
                                       {"statements", l_statements},
                                       {"subject", l_subject},
                                       {NULL, NULL}};
    struct grammar *r = luaL_checkudata(L, 1, GRAMMAR);
    size_t len;
    const char *tags = luaL_checklstring(L, 2, &len);
    const struct items *items = items_check(L, 3);
    struct handle_on_clauses *c;

    luaL_argcheck(L, len == items->n, 2, "there is a tag for each item");
    lua_settop(L, 3);
    c = lua_newuserdatauv(L, sizeof *c + len + 1, VALUES);
    for (size_t i = 0; i < len; i++)
        c->reversed[i] = tags[len - 1 - i];
    c->reversed[len] = '\0';
    c->grammar = r;
    c->d = (struct clauses){.L = L,
                            .patterns = &r->patterns,
                            .cues = &r->cues,
                            .items = items,
                            .text = items->act->article->d.text,
                            .t = tags,
                            .u = c->reversed,
                            .n = (int)len};
    for (int i = VALUE_GRAMMAR; i <= VALUES; i++) {
        lua_pushvalue(L, i);
        lua_setiuservalue(L, -2, i);
    }
    object_type(L, CLAUSES, NULL, methods);
    return 1;
}

/* match.grammar{cues=, words=} */
int
lib_grammar(lua_State *L)
{
    static const luaL_Reg methods[] = {{"read", l_read}, {NULL, NULL}};
    struct grammar *r;

    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    lua_getfield(L, 1, "cues");
    lua_getfield(L, 1, "words");
    r = lua_newuserdatauv(L, sizeof *r, 1);
    *r = (struct grammar){.words = {.of = tagger_check(L, 3),
                                    .out = hash64_of("out", 3),
                                    .by = hash64_of("by", 2)}};
    lua_pushvalue(L, 3);
    lua_setiuservalue(L, -2, 1);
    object_type(L, GRAMMAR, l_free, methods);
    cues_take(L, 2, &r->cues);
    return 1;
}
