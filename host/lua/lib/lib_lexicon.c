/*
 * lexicon: words and phrases with values (lexicon.h), read in a text under
 * rules (tone.h), or summed over the token stream of a whole document, where
 * each type is looked up once.
 */
#include "lib_lexicon.h"

#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "article.h"
#include "field.h"
#include "fold.h"
#include "handle.h"
#include "hash.h"
#include "libs.h"
#include "mem.h"
#include "object.h"
#include "utf8.h"
#include "word_list.h"

#define TYPE "slant.lexicon"
#define TEXT_MAX (64u << 20)

/* Of a type, in a byte of its own: nearly all that a text has begin nothing,
   and these bytes stay in the cache where the hashes do not. */
enum met {
    MET = 1,        /* it was looked at */
    MET_BEGINS = 2, /* an entry begins with its first part */
    MET_PARTS = 4   /* it has more than one, or a possessive 's */
};

struct lexicon_box *
lexicon_check(lua_State *L, int index)
{
    return luaL_checkudata(L, index, TYPE);
}

static int
l_free(lua_State *L)
{
    struct lexicon_box *b = lua_touserdata(L, 1);

    act_release(L, &b->held);
    lexicon_free(b->lexicon);
    passage_free(&b->passage);
    tone_free(&b->tone);
    buf_free(&b->form);
    spans_free(&b->parts);
    free(b->met);
    free(b->part);
    *b = (struct lexicon_box){0};
    return 0;
}

/* ---- making ---- */

/* The effect at the top of the stack under this name. */
static void
read_effect(lua_State *L, struct tone_rules *r, const char *name)
{
    int at = lua_gettop(L);
    struct tone_effect *e;

    if (r->n == TONE_KINDS || strlen(name) >= TONE_NAME_MAX)
        luaL_error(L, "rules.kinds: at most %d, of at most %d letters",
                   TONE_KINDS - 1, TONE_NAME_MAX - 1);
    luaL_checktype(L, at, LUA_TTABLE);
    e = &r->effects[r->n++];
    *e = (struct tone_effect){.good = field_number(L, at, "good", 1),
                              .bad = field_number(L, at, "bad", 1),
                              .bare = field_number(L, at, "bare", 0),
                              .reach = (int)field_number(L, at, "reach", 0)};
    strcpy(e->name, name);
    lua_getfield(L, at, "object");
    e->object = lua_toboolean(L, -1);
    lua_pop(L, 1);
    if (e->reach > r->reach_max)
        r->reach_max = e->reach;
}

static uint8_t
kind_field(lua_State *L, struct tone_rules *r, const char *name)
{
    uint8_t kind = 0;

    if (lua_getfield(L, 1, name) != LUA_TNIL) {
        kind = tone_kind(r, luaL_checkstring(L, -1));
        if (kind == 0)
            luaL_error(L, "rules.%s: there is no such kind in rules.kinds",
                       name);
    }
    lua_pop(L, 1);
    return kind;
}

/* The rules in the table at 1. Kinds are numbered in the order of names. */
static void
read_rules(lua_State *L, struct tone_rules *r)
{
    r->n = 1;
    if (lua_getfield(L, 1, "kinds") == LUA_TTABLE)
        for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
            luaL_argcheck(L, lua_type(L, -2) == LUA_TSTRING, 1,
                          "rules.kinds has names for keys");
            read_effect(L, r, lua_tostring(L, -2));
        }
    lua_pop(L, 1);
    r->contrast = kind_field(L, r, "contrast");
    r->concession = kind_field(L, r, "concession");
    r->unreal = kind_field(L, r, "unreal");
    r->before_contrast = field_number(L, 1, "before_contrast", 1);
    r->after_contrast = field_number(L, 1, "after_contrast", 1);
    r->conceded = field_number(L, 1, "conceded", 1);
    r->unreal_factor = field_number(L, 1, "unreal_factor", 1);
    r->spread_per_word = field_number(L, 1, "spread_per_word", 0);
    r->words_min = field_number(L, 1, "words_min", 1);
}

static void
read_values(lua_State *L, int index, struct lexicon_entry *e)
{
    e->n_values = 0;
    if (lua_type(L, index) != LUA_TTABLE) {
        if (!lua_isnoneornil(L, index))
            e->value[e->n_values++] = (float)luaL_checknumber(L, index);
        return;
    }
    luaL_argcheck(L, luaL_len(L, index) <= LEXICON_VALUES, index,
                  "at most 4 values");
    for (lua_Integer i = 1; i <= luaL_len(L, index); i++) {
        lua_geti(L, index, i);
        e->value[e->n_values++] = (float)luaL_checknumber(L, -1);
        lua_pop(L, 1);
    }
}

/* What was looked up before is no longer so. */
static void
forget_types(struct lexicon_box *b)
{
    if (b->n_types)
        memset(b->met, 0, b->n_types);
}

/* lexicon:add_words(text): the lines of a word list (word_list.h) */
static int
l_add_words(lua_State *L)
{
    struct lexicon_box *b = lexicon_check(L, 1);
    size_t len;
    const char *text = luaL_checklstring(L, 2, &len);
    struct fault ft;

    forget_types(b);
    if (word_list_read(b->lexicon, &b->rules, text, len, &ft))
        return luaL_error(L, "%s", ft.text);
    return 0;
}

/* lexicon:add(phrase, value | {values}, kind, note); a later one wins. */
static int
l_add(lua_State *L)
{
    struct lexicon_box *b = lexicon_check(L, 1);
    size_t len;
    const char *phrase = luaL_checklstring(L, 2, &len);
    const char *kind = luaL_optstring(L, 4, NULL), *note;
    struct lexicon_entry *e = lexicon_put(b->lexicon, phrase, len);

    luaL_argcheck(L, utf8_valid(phrase, len), 2, "not valid UTF-8");
    if (!e)
        return luaL_error(L, "lexicon:add: `%s` is no word or phrase", phrase);
    forget_types(b);
    read_values(L, 3, e);
    e->made = false;
    if (kind) {
        e->kind = tone_kind(&b->rules, kind);
        if (!e->kind)
            return luaL_error(L, "lexicon:add: no kind `%s` in the rules",
                              kind);
    }
    note = luaL_optlstring(L, 5, NULL, &len);
    if (note)
        e->note = lexicon_note(b->lexicon, note, len);
    return 0;
}

/* ---- a text ---- */

static void
push_values(lua_State *L, const struct lexicon_entry *e)
{
    lua_createtable(L, e->n_values, 0);
    for (int i = 0; i < e->n_values; i++) {
        lua_pushnumber(L, (lua_Number)e->value[i]);
        lua_rawseti(L, -2, i + 1);
    }
}

static void
push_hit(lua_State *L, const struct lexicon_box *b, const struct tone_hit *h)
{
    const struct word *words = b->passage.words;

    lua_createtable(L, 0, 6);
    field_set_integer(L, "start", words[h->modifier].at.start);
    field_set_integer(L, "stop", words[h->last].at.stop);
    push_values(L, h->entry);
    lua_setfield(L, -2, "values");
    if (h->entry->kind) {
        field_set_text(L, "kind", b->rules.effects[h->entry->kind].name);
    }
    if (*h->entry->note) {
        field_set_text(L, "note", h->entry->note);
    }
    if (h->counts) {
        field_set_number(L, "score", h->score);
    }
}

/* Counts what was learned of words and types; it stays. */
static void
hold(lua_State *L, struct lexicon_box *b)
{
    act_hold(L, &b->held,
             known_words_bytes(&b->passage.known) +
                 b->n_types * (sizeof *b->met + sizeof *b->part));
}

/* lexicon:read(text): valence or nil, list of hits */
static int
l_read(lua_State *L)
{
    struct lexicon_box *b = lexicon_check(L, 1);
    size_t len;
    const char *text = luaL_checklstring(L, 2, &len);

    luaL_argcheck(L, len <= TEXT_MAX && utf8_valid(text, len), 2,
                  "not valid UTF-8 of at most 64 MiB");
    b->passage.n_targets = 0;
    passage_read(&b->passage, text, (uint32_t)len);
    hold(L, b);
    tone_read(&b->tone, &b->passage, LEXICON_TONE, &b->rules);
    if (b->tone.evidence)
        lua_pushnumber(L, b->tone.valence);
    else
        lua_pushnil(L);
    lua_createtable(L, (int)b->tone.n, 0);
    for (size_t i = 0; i < b->tone.n; i++) {
        push_hit(L, b, &b->tone.hits[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    return 2;
}

/* ---- a document's stream ---- */

struct scan {
    struct lexicon_box *b;
    const struct vocabulary *v;
    const struct article *a;
    double positive, negative;
    size_t hits;
};

static void
make_room(struct lexicon_box *b, uint32_t type)
{
    size_t n = b->n_types;

    if (type < n)
        return;
    b->part = mem_grow(b->part, &b->n_types, type + 1u, sizeof *b->part);
    b->met = mem_resize(b->met, b->n_types);
    memset(b->met + n, 0, b->n_types - n);
}

/* Looks at a type for the first time. */
static void
meet(struct scan *s, uint32_t type)
{
    struct lexicon_box *b = s->b;
    size_t len;
    const char *form = vocabulary_form(s->v, type, &len);

    make_room(b, type);
    spans_clear(&b->parts);
    fold_parts(form ? form : "", form ? len : 0, &b->parts);
    b->met[type] = MET;
    b->part[type] = 0;
    if (!b->parts.n)
        return;
    b->part[type] = hash64_of(form + b->parts.at[0].start,
                              b->parts.at[0].stop - b->parts.at[0].start);
    if (b->parts.n > 1 || b->parts.at[0].stop < len)
        b->met[type] |= MET_PARTS;
    if (lexicon_step(b->lexicon, LEXICON_ROOT, b->part[type]))
        b->met[type] |= MET_BEGINS;
}

static inline unsigned
met(struct scan *s, uint32_t type)
{
    if (type >= s->b->n_types || !s->b->met[type])
        meet(s, type);
    return s->b->met[type];
}

/* The node behind all parts of a type, from part `from` on; *best becomes the
   entry of the longest way, if there is one. */
static uint32_t
walk_type(struct scan *s, uint32_t node, uint32_t type, size_t from,
          const struct lexicon_entry **best, size_t at, size_t *end)
{
    struct lexicon_box *b = s->b;
    const struct lexicon_entry *e;
    size_t len;
    const char *form;

    if (!(met(s, type) & MET_PARTS)) {
        node = lexicon_step(b->lexicon, node, b->part[type]);
        e = node ? lexicon_at(b->lexicon, node) : NULL;
        if (e)
            *best = e, *end = at;
        return node;
    }
    form = vocabulary_form(s->v, type, &len);
    spans_clear(&b->parts);
    fold_parts(form ? form : "", form ? len : 0, &b->parts);
    for (size_t i = from; node && i < b->parts.n; i++) {
        struct span part = b->parts.at[i];

        node =
            lexicon_step(b->lexicon, node,
                         hash64_of(form + part.start, part.stop - part.start));
        e = node ? lexicon_at(b->lexicon, node) : NULL;
        if (node && fold_possessive(form, len, part) > part.stop)
            node = lexicon_over(b->lexicon, node, &e);
        if (e)
            *best = e, *end = at;
    }
    return node;
}

static void
count(struct scan *s, const struct lexicon_entry *e)
{
    if (e->value[0] == 0)
        return;
    s->hits++;
    *(e->value[0] > 0 ? &s->positive : &s->negative) += (double)e->value[0];
}

/* The longest entry at token i; the token behind it. */
static size_t
scan_at(struct scan *s, size_t i)
{
    const struct lexicon_entry *best = NULL;
    uint32_t node = LEXICON_ROOT;
    size_t end = i;

    for (size_t k = i; k < s->a->n_stream && node; k++)
        node = walk_type(s, node, s->a->stream[k], 0, &best, k, &end);
    if (best)
        count(s, best);
    return end + 1;
}

/* lexicon:score(doc): {sum=, positive=, negative=, hits=, tokens=} */
static int
l_score(lua_State *L)
{
    struct scan s = {.b = lexicon_check(L, 1), .a = doc_check(L, 2)};
    struct article *a = doc_check(L, 2);
    struct fault ft;

    s.v = shelf_vocabulary(a->shelf, &ft);
    if (!s.v || article_stream(a, &ft) < 0)
        return luaL_error(L, "%s", ft.text);
    for (size_t i = 0; i < a->n_stream;)
        i = met(&s, a->stream[i]) & MET_BEGINS ? scan_at(&s, i) : i + 1;
    hold(L, s.b);
    lua_createtable(L, 0, 5);
    field_set_number(L, "sum", s.positive + s.negative);
    field_set_number(L, "positive", s.positive);
    field_set_number(L, "negative", s.negative);
    field_set_integer(L, "hits", (lua_Integer)s.hits);
    field_set_integer(L, "tokens", (lua_Integer)a->n_stream);
    return 1;
}

/* ---- new ones ---- */

static struct lexicon_box *
push_new(lua_State *L)
{
    static const luaL_Reg methods[] = {{"add", l_add},
                                       {"add_words", l_add_words},
                                       {"read", l_read},
                                       {"score", l_score},
                                       {NULL, NULL}};
    struct lexicon_box *b = lua_newuserdatauv(L, sizeof *b, 0);

    *b = (struct lexicon_box){0};
    b->rules = (struct tone_rules){.n = 1, .unreal_factor = 1};
    object_type(L, TYPE, l_free, methods);
    b->lexicon = lexicon_new();
    b->passage.lexicons[LEXICON_TONE] = b->lexicon;
    return b;
}

/* lexicon.new(rules) */
static int
l_new(lua_State *L)
{
    bool rules = !lua_isnoneornil(L, 1);
    struct lexicon_box *b;

    if (rules)
        luaL_checktype(L, 1, LUA_TTABLE);
    b = push_new(L);
    if (rules)
        read_rules(L, &b->rules);
    return 1;
}

/* lexicon.read(text, format) */
static int
l_read_file(lua_State *L)
{
    static const char *const formats[] = {"tsv", "vader", "afinn", NULL};
    size_t len;
    const char *text = luaL_checklstring(L, 1, &len);
    int format = luaL_checkoption(L, 2, "tsv", formats);
    struct lexicon_box *b = push_new(L);
    struct fault ft;

    if (lexicon_read(b->lexicon, (enum lexicon_format)format, text, len, &ft))
        return luaL_error(L, "%s", ft.text);
    return 1;
}

int
lib_lexicon(lua_State *L)
{
    static const luaL_Reg functions[] = {{"new", l_new},
                                         {"read", l_read_file},
                                         {"vader", vader_open},
                                         {NULL, NULL}};

    luaL_newlib(L, functions);
    return 1;
}
