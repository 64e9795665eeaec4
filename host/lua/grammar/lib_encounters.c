/* wordbook:encounters: encounters.h for Lua, with the pairs that meet. */
#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "act.h"
#include "article.h"
#include "encounters.h"
#include "field.h"
#include "handle.h"
#include "lib_gazetteer.h"
#include "lib_wordbook.h"
#include "lua_text.h"
#include "object.h"
#include "rows.h"

#define ENCOUNTERS "slant.encounters"

struct pair {
    struct slice a, b; /* names; a goes before b */
};

struct encounters_box {
    struct encounters of;
    struct mention_list mentions;
    struct encounter at;
    bool open;          /* `at` is one, whose pairs are not in `rows` yet */
    struct pair *pairs; /* of it */
    size_t n_pairs, cap_pairs;
    struct buf rows;             /* of all pairs so far */
    uint32_t n_rows, n_together; /* these; sentences that have one */
    size_t held;                 /* of act_hold */
};

enum { /* user values, which must live as long */
    OF_BOOK = 1,
    OF_SOURCE,
    OF_MENTIONS,
    OF_STATES,
    OF_SPANS,
    VALUES = OF_SPANS
};

static int
l_free(lua_State *L)
{
    struct encounters_box *b = lua_touserdata(L, 1);

    act_release(L, &b->held);
    encounters_free(&b->of);
    mentions_free(&b->mentions);
    free(b->pairs);
    buf_free(&b->rows);
    return 0;
}

static void
hold(lua_State *L, struct encounters_box *b)
{
    act_hold(L, &b->held,
             encounters_bytes(&b->of) +
                 b->mentions.cap * sizeof *b->mentions.at +
                 b->cap_pairs * sizeof *b->pairs + b->rows.cap);
}

/* Those at 1, whose document is still open; raises. */
static struct encounters_box *
check(lua_State *L)
{
    struct encounters_box *b = luaL_checkudata(L, 1, ENCOUNTERS);

    if (lua_getiuservalue(L, 1, OF_SOURCE) == LUA_TUSERDATA)
        doc_check(L, lua_gettop(L));
    lua_pop(L, 1);
    return b;
}

/* A sentence whose number is at index; from 0. */
static size_t
check_sentence(lua_State *L, const struct encounters_box *b, int index)
{
    lua_Integer k = luaL_checkinteger(L, index);

    luaL_argcheck(L, k >= 1 && (size_t)k <= b->of.sentences->n, index,
                  "there is no such sentence");
    return (size_t)k - 1;
}

/* ---- pairs ---- */

static int
compare(struct slice a, struct slice b)
{
    int way = memcmp(a.p, b.p, a.len < b.len ? a.len : b.len);

    return way ? way : (a.len > b.len) - (a.len < b.len);
}

static int
by_names(const void *a, const void *b)
{
    const struct pair *x = a, *y = b;
    int way = compare(x->a, y->a);

    return way ? way : compare(x->b, y->b);
}

static void
add_pair(struct encounters_box *b, uint32_t one, uint32_t other)
{
    struct slice x = b->of.names[one], y = b->of.names[other];

    b->pairs =
        mem_grow(b->pairs, &b->cap_pairs, b->n_pairs + 1, sizeof *b->pairs);
    b->pairs[b->n_pairs++] =
        compare(x, y) < 0 ? (struct pair){x, y} : (struct pair){y, x};
}

/* Whether an actor of the sentence is named in it before. */
static bool
is_repeated(const struct encounters *e, size_t i)
{
    for (size_t k = e->first; k < i; k++)
        if (e->named[k].actor == e->named[i].actor)
            return true;
    return false;
}

/* Those of the actors that the sentence names. */
static void
add_named(struct encounters_box *b)
{
    const struct encounters *e = &b->of;

    for (size_t i = e->first; i < e->stop; i++) {
        if (!e->named[i].actor || is_repeated(e, i))
            continue;
        for (size_t k = i + 1; k < e->stop; k++)
            if (e->named[k].actor && e->named[k].actor != e->named[i].actor &&
                !is_repeated(e, k))
                add_pair(b, e->named[i].actor, e->named[k].actor);
    }
}

static void
put_text(struct buf *rows, struct slice s)
{
    value_encode(&(struct value){.kind = VALUE_TEXT, .text = {s.p, s.len}},
                 rows);
}

/* Writes the pairs of the encounter at hand, each once. */
static void
close_encounter(struct encounters_box *b)
{
    struct span at = b->of.sentences->at[b->at.sentence];
    const struct pair *last = NULL;

    b->open = false;
    add_named(b);
    b->n_together += b->n_pairs > 0;
    if (b->n_pairs > 1)
        qsort(b->pairs, b->n_pairs, sizeof *b->pairs, by_names);
    for (const struct pair *p = b->pairs; p < b->pairs + b->n_pairs; p++) {
        if (last && by_names(last, p) == 0)
            continue;
        value_encode(
            &(struct value){.kind = VALUE_SPAN, .span = {at.start, at.stop}},
            &b->rows);
        put_text(&b->rows, p->a);
        put_text(&b->rows, p->b);
        b->n_rows++;
        last = p;
    }
    b->n_pairs = 0;
}

/* ---- one after the other ---- */

/* encounters:next(): the number of the next sentence that is to be read; first
   and last of the sentences of a quotation that it lies in */
static int
l_next(lua_State *L)
{
    struct encounters_box *b = check(L);
    int more;

    do {
        if (b->open)
            close_encounter(b);
        more = encounters_next(&b->of, &b->at);
        b->open = more > 0;
        hold(L, b);
        act_check(L);
    } while (more >= 0 && !(b->open && b->at.to_read));
    if (more < 0) {
        lua_pushnil(L);
        return 1;
    }
    lua_pushinteger(L, (lua_Integer)b->at.sentence + 1);
    if (!b->at.run)
        return 1;
    lua_pushinteger(L, (lua_Integer)b->at.run->first + 1);
    lua_pushinteger(L, (lua_Integer)b->at.run->last + 1);
    return 3;
}

/* encounters:sentence(k): its text, and where it begins */
static int
l_sentence(lua_State *L)
{
    struct encounters_box *b = check(L);
    struct span at = b->of.sentences->at[check_sentence(L, b, 2)];

    lua_pushlstring(L, b->of.text + at.start, at.stop - at.start);
    lua_pushinteger(L, at.start);
    return 2;
}

static void
set_text(lua_State *L, const char *key, struct slice s)
{
    if (!s.p)
        return;
    lua_pushlstring(L, s.p, s.len);
    lua_setfield(L, -2, key);
}

/* Of an actor. */
static void
set_name(lua_State *L, const struct encounters *e, const char *key,
         uint32_t number)
{
    if (number)
        set_text(L, key, e->names[number]);
}

/* encounters:mentions(k): those in a sentence */
static int
l_mentions(lua_State *L)
{
    struct encounters_box *b = check(L);
    size_t first, stop;

    encounters_named(&b->of, check_sentence(L, b, 2), &first, &stop);
    lua_createtable(L, (int)(stop - first), 0);
    for (size_t i = first; i < stop; i++) {
        const struct named *n = &b->of.named[i];
        struct span at = n->mention->at;

        lua_createtable(L, 0, 9);
        field_set_integer(L, "start", at.start);
        field_set_integer(L, "stop", at.stop);
        set_text(L, "text",
                 (struct slice){b->of.text + at.start, at.stop - at.start});
        set_text(L, "kind", n->mention->kind_name);
        set_text(L, "entity", n->mention->entity);
        set_name(L, &b->of, "actor", n->actor);
        set_name(L, &b->of, "state", n->state);
        if (n->gender)
            set_text(L, "gender", (struct slice){&n->gender, 1});
        lua_rawseti(L, -2, (lua_Integer)(i - first) + 1);
    }
    return 1;
}

static void
set_two(lua_State *L, const struct encounters *e, const char *key,
        const uint32_t two[2])
{
    if (!two[0])
        return;
    lua_createtable(L, 2, 0);
    for (int i = 0; i < 2; i++) {
        struct slice name = e->names[two[i]];

        lua_pushlstring(L, name.p, name.len);
        lua_rawseti(L, -2, i + 1);
    }
    lua_setfield(L, -2, key);
}

/* encounters:recall(in_run): who was named before */
static int
l_recall(lua_State *L)
{
    const struct encounters *e = &check(L)->of;
    const struct recall *r = lua_toboolean(L, 2) ? &e->in_run : &e->recall;

    lua_createtable(L, 0, 6);
    set_name(L, e, "he", r->he);
    set_name(L, e, "she", r->she);
    set_name(L, e, "state", r->state);
    set_two(L, e, "joined", r->joined);
    set_two(L, e, "pair", r->pair);
    return 1;
}

static uint32_t
check_name(lua_State *L, const struct encounters *e, int index)
{
    struct slice name;
    uint32_t number;

    name.p = luaL_checklstring(L, index, &name.len);
    number = encounters_find(e, name);
    luaL_argcheck(L, number, index, "nobody in the text has this name");
    return number;
}

/* encounters:join(a, b): the sentence at hand brings these together, too */
static int
l_join(lua_State *L)
{
    struct encounters_box *b = check(L);
    uint32_t one = check_name(L, &b->of, 2), other = check_name(L, &b->of, 3);

    luaL_argcheck(L, b->open, 1, "there is no sentence at hand");
    add_pair(b, one, other);
    hold(L, b);
    return 0;
}

/* encounters:rows(): a block for doc:emit; how many sentences have a row. For
   the encounters so far. */
static int
l_rows(lua_State *L)
{
    static const char *const columns[] = {"at", "a", "b"};
    struct encounters_box *b = check(L);
    struct row_block *rows;

    if (b->open)
        close_encounter(b);
    rows = row_block_push(L, columns, sizeof columns / sizeof columns[0]);
    rows->data = b->rows;
    rows->n = b->n_rows;
    b->rows = (struct buf){0};
    b->n_rows = 0;
    hold(L, b);
    row_block_hold(L, rows);
    lua_pushinteger(L, b->n_together);
    return 2;
}

/* ---- those of a text ---- */

/* Sets text and sentences of what is at 2, a document or a string. */
static void
take_source(lua_State *L, struct encounters_box *b)
{
    struct article *a;
    struct fault ft;

    if (lua_type(L, 2) == LUA_TSTRING) {
        b->of.sentences = text_sentences_push(L, 2);
        b->of.text = lua_tolstring(L, 2, &b->of.text_len);
        lua_setiuservalue(L, -2, OF_SPANS);
        return;
    }
    a = doc_check(L, 2);
    if (article_sentences(a, &ft) < 0)
        luaL_error(L, "%s", ft.text);
    b->of.sentences = &a->sentences;
    b->of.text = a->d.text;
    b->of.text_len = a->d.text_len;
}

static int
by_place(const void *a, const void *b)
{
    const struct mention *x = a, *y = b;

    if (x->at.start != y->at.start)
        return x->at.start < y->at.start ? -1 : 1;
    return (x->at.stop > y->at.stop) - (x->at.stop < y->at.stop);
}

static void
sort(struct mention_list *list)
{
    for (size_t i = 1; i < list->n; i++)
        if (list->at[i - 1].at.start > list->at[i].at.start) {
            qsort(list->at, list->n, sizeof *list->at, by_place);
            return;
        }
}

/* The state for whom a mention stands that is no actor by itself. */
static struct slice
state_of(const struct gazetteer *states, const struct mention *m,
         struct name_text date)
{
    struct name_text name = {m->entity.p, m->entity.len};

    if (!states || m->actor.p ||
        (m->kind != MENTION_PLACE && m->kind != MENTION_PEOPLE))
        return (struct slice){NULL, 0};
    name = gazetteer_canonical(states, name, (struct name_text){0});
    name = gazetteer_then(states, name, date);
    return (struct slice){name.s, name.len};
}

/* Of the first given name in a person's name. */
static char
gender_of(const struct gazetteer *names, const struct mention *m)
{
    struct name_text t = {m->entity.p, m->entity.len};
    uint32_t flags = 0;

    if (names && m->kind == MENTION_PERSON)
        flags = names_word_at(&names->names, t, 0).flags;
    return flags & WORD_MALE ? 'm' : flags & WORD_FEMALE ? 'f' : '\0';
}

/* Adds the mentions that lie in a sentence. */
static void
add_mentions(struct encounters_box *b, const struct gazetteer *states,
             struct name_text date)
{
    const struct spans *sentences = b->of.sentences;
    size_t k = 0;

    for (size_t i = 0; i < b->mentions.n; i++) {
        const struct mention *m = &b->mentions.at[i];
        struct named named = {
            .mention = m,
            .actor = encounters_number(&b->of, m->actor),
            .state = encounters_number(&b->of, state_of(states, m, date)),
            .gender = gender_of(states, m)};

        while (k < sentences->n && sentences->at[k].stop <= m->at.start)
            k++;
        if (k == sentences->n || m->at.start < sentences->at[k].start ||
            m->at.stop > sentences->at[k].stop)
            continue;
        named.sentence = k;
        encounters_add(&b->of, named);
    }
}

/* book:encounters(doc | s, mentions, {states=, date=, every=}) */
int
wordbook_encounters(lua_State *L)
{
    static const luaL_Reg methods[] = {
        {"join", l_join}, {"mentions", l_mentions},
        {"next", l_next}, {"recall", l_recall},
        {"rows", l_rows}, {"sentence", l_sentence},
        {NULL, NULL}};
    struct wordbook_box *book = wordbook_check(L, 1);
    const struct gazetteer *states = NULL;
    struct name_text date = {NULL, 0};
    struct encounters_box *b;

    luaL_checktype(L, 4, LUA_TTABLE);
    lua_settop(L, 4);
    if (lua_getfield(L, 4, "states") != LUA_TNIL)
        states = gazetteer_check(L, 5);
    if (lua_getfield(L, 4, "date") != LUA_TNIL)
        date.s = luaL_checklstring(L, 6, &date.len);
    lua_getfield(L, 4, "every");
    b = lua_newuserdatauv(L, sizeof *b, VALUES);
    *b = (struct encounters_box){.of = {.book = &book->book,
                                        .work = &book->sentence,
                                        .every = lua_toboolean(L, 7)}};
    object_type(L, ENCOUNTERS, l_free, methods);
    for (int i = OF_BOOK; i < OF_SPANS; i++) {
        lua_pushvalue(L, i == OF_STATES ? 5 : i);
        lua_setiuservalue(L, -2, i);
    }
    take_source(L, b);
    mentions_take(L, 3, (struct slice){b->of.text, b->of.text_len},
                  &b->mentions);
    lua_setiuservalue(L, -2, OF_MENTIONS);
    sort(&b->mentions);
    add_mentions(b, states, date);
    encounters_begin(&b->of);
    hold(L, b);
    if (b->mentions.n == 0)
        lua_pushnil(L);
    lua_pushboolean(L, b->of.n_names > 1);
    return 2;
}
