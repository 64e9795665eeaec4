/* match.grammar: speech.h for Lua. */
#include <lauxlib.h>
#include <string.h>

#include "act.h"
#include "article.h"
#include "field.h"
#include "handle.h"
#include "lib_grammar.h"
#include "object.h"
#include "value.h"
#include "rows.h"
#include "speech_read.h"

#define GRAMMAR "slant.grammar"
#define TAGGERS 3 /* its user values */

struct grammar {
    struct speech speech;
    size_t held; /* of act_hold */
};

/* The columns of rows; a list has the last one, too. */
static const char *const columns[] = {
    "at",     "content_at", "form",    "speaker_at", "speaker", "actor",
    "holder", "kind",       "negated", "statement",  "cue",     "cue_at"};

enum {
    COLUMNS = sizeof columns / sizeof columns[0]
};

/* ---- one row ---- */

static void
put(struct buf *out, struct value v)
{
    value_encode(&v, out);
}

static void
put_nothing(struct buf *out)
{
    put(out, (struct value){.kind = VALUE_NULL});
}

static void
put_span(struct buf *out, struct span at)
{
    put(out, (struct value){.kind = VALUE_SPAN,
                            .span = {.start = at.start, .stop = at.stop}});
}

static void
put_text(struct buf *out, struct slice s)
{
    if (s.p)
        put(out, (struct value){.kind = VALUE_TEXT,
                                .text = {.p = s.p, .len = s.len}});
    else
        put_nothing(out);
}

static void
put_integer(struct buf *out, int64_t i)
{
    put(out, (struct value){.kind = VALUE_INT, .i = i});
}

static void
put_name(struct buf *out, const char *name)
{
    put_text(out, (struct slice){name, strlen(name)});
}

/* The words of a cue in lower case. */
static void
put_cue(struct buf *out, const struct speech *s, struct span at)
{
    size_t len = at.stop - at.start;

    put_text(out, (struct slice){s->d.text + at.start, len});
    for (char *c = out->data + out->len - len; c < out->data + out->len; c++)
        *c = *c >= 'A' && *c <= 'Z' ? (char)(*c + 32) : *c;
}

/* Of a row with a statement: marks render some words, whatever the cue does. */
static enum kind
kind_of(const struct said *said)
{
    enum kind kind = said->statement->kind;

    return kind == KIND_ACT && said->form != FORM_INDIRECT ? KIND_SPEECH : kind;
}

/* Adds a row, in the order of the columns. */
static void
put_said(struct buf *out, const struct speech *s, const struct said *said,
         bool with_cue_at)
{
    static const char *const forms[] = {"direct", "mixed", "indirect", "scare"};
    const struct statement *of = said->statement;

    put_span(out, said->at);
    put_span(out, said->content);
    put_name(out, forms[said->form]);
    if (said->speaker) {
        put_span(out, said->speaker->at);
        put_text(out, said->speaker->name);
        put_text(out, said->speaker->actor);
        put_text(out, said->speaker->holder);
    } else {
        for (int i = 0; i < 4; i++)
            put_nothing(out);
    }
    if (of) {
        put_name(out, kind_names[kind_of(said)]);
        put_integer(out, of->negated);
        put_integer(out, (int64_t)speech_number(s, of));
        put_cue(out, s, speech_cue(s, of));
    } else {
        for (int i = 0; i < 4; i++)
            put_nothing(out);
    }
    if (with_cue_at && of)
        put_span(out, speech_cue(s, of));
    else if (with_cue_at)
        put_nothing(out);
}

/* ---- a document ---- */

/* Reads the document at 2 with the mentions at 3; pushes its rows. */
static struct row_block *
push_rows(lua_State *L, bool with_cue_at)
{
    struct grammar *g = luaL_checkudata(L, 1, GRAMMAR);
    struct article *a = doc_check(L, 2);
    struct row_block *rows;
    struct fault ft;

    if (article_words(a, &ft) < 0 || article_sentences(a, &ft) < 0)
        luaL_error(L, "%s", ft.text);
    mentions_take(L, 3, (struct slice){a->d.text, a->d.text_len},
                  &g->speech.speakers.mentions);
    rows = row_block_push(L, columns, with_cue_at ? COLUMNS : COLUMNS - 1);
    g->speech.n_said = 0; /* those of the document before */
    if (a->d.text)
        speech_read(L, &g->speech, a);
    act_hold(L, &g->held, speech_bytes(&g->speech));
    for (size_t i = 0; i < g->speech.n_said; i++) {
        put_said(&rows->data, &g->speech, &g->speech.said[i], with_cue_at);
        row_block_hold(L, rows);
    }
    rows->n = (uint32_t)g->speech.n_said;
    return rows;
}

/* grammar:rows(doc, mentions): the rows; how many there are of a kind */
static int
l_rows(lua_State *L)
{
    const struct grammar *g = lua_touserdata(L, 1);
    lua_Integer unknown = 0, of[] = {0, 0, 0, 0};

    push_rows(L, false);
    for (size_t i = 0; i < g->speech.n_said; i++) {
        const struct said *s = &g->speech.said[i];

        of[s->form]++;
        unknown += (s->form == FORM_DIRECT || s->form == FORM_MIXED) &&
                   !(s->speaker && s->speaker->name.p);
    }
    lua_createtable(L, 0, 4);
    field_set_integer(L, "quotes", of[FORM_DIRECT] + of[FORM_MIXED]);
    field_set_integer(L, "unknown", unknown);
    field_set_integer(L, "scare", of[FORM_SCARE]);
    field_set_integer(L, "reported", of[FORM_INDIRECT]);
    return 2;
}

/* A value as a script has it: a span as {start=, stop=}. */
static void
push_value(lua_State *L, const struct value *v)
{
    if (v->kind == VALUE_TEXT) {
        lua_pushlstring(L, v->text.p, v->text.len);
    } else if (v->kind == VALUE_SPAN) {
        lua_createtable(L, 0, 2);
        field_set_integer(L, "start", v->span.start);
        field_set_integer(L, "stop", v->span.stop);
    } else {
        lua_pushinteger(L, v->i);
    }
}

/* grammar:list(doc, mentions): the rows as tables */
static int
l_list(lua_State *L)
{
    const struct row_block *rows = push_rows(L, true);
    struct cur c = cur_of(rows->data.data, rows->data.len);

    lua_createtable(L, (int)rows->n, 0);
    for (uint32_t i = 0; i < rows->n; i++) {
        lua_createtable(L, 0, COLUMNS);
        for (int k = 0; k < COLUMNS; k++) {
            struct value v;

            value_decode(&v, &c);
            if (v.kind == VALUE_NULL)
                continue;
            push_value(L, &v);
            lua_setfield(L, -2, columns[k]);
        }
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    return 1;
}

/* ---- the grammar ---- */

static int
l_free(lua_State *L)
{
    struct grammar *g = lua_touserdata(L, 1);

    act_release(L, &g->held);
    speech_free(&g->speech);
    return 0;
}

/* match.grammar{tags=, cues=, words=, genders=} */
int
lib_grammar(lua_State *L)
{
    static const luaL_Reg methods[] = {
        {"list", l_list}, {"rows", l_rows}, {NULL, NULL}};
    struct grammar *g;

    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    lua_getfield(L, 1, "cues");
    lua_getfield(L, 1, "tags");
    lua_getfield(L, 1, "words");
    lua_getfield(L, 1, "genders");
    g = lua_newuserdatauv(L, sizeof *g, TAGGERS);
    *g = (struct grammar){
        .speech = {.tags = tagger_check(L, 3),
                   .words = {.roles = tagger_check(L, 4),
                             .by = word_key("by", 2),
                             .as = word_key("as", 2),
                             .a = word_key("a", 1),
                             .no = word_key("no", 2),
                             .nobody = word_key("nobody", 6),
                             .none = word_key("none", 4),
                             .neither = word_key("neither", 7),
                             .not = word_key("not", 3),
                             .never = word_key("never", 5)}},
    };
    g->speech.speakers.words = g->speech.words.roles;
    g->speech.speakers.genders = tagger_check(L, 5);
    for (int i = 1; i <= TAGGERS; i++) {
        lua_pushvalue(L, i + 2);
        lua_setiuservalue(L, -2, i);
    }
    object_type(L, GRAMMAR, l_free, methods);
    cues_take(L, 2, &g->speech.cues);
    act_hold(L, &g->held, speech_bytes(&g->speech));
    return 1;
}
