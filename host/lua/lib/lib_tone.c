/* The tone of a document's sentences in one call: model:tone(doc, options). */
#include <lauxlib.h>
#include <math.h>

#include "act.h"
#include "article.h"
#include "evidence.h"
#include "field.h"
#include "handle.h"
#include "lib_model.h"
#include "rows.h"

#define LEAST_SHOWN 0.005 /* less is 0.00 */

struct options {
    struct evidence_least least;
    double scale, band;
    bool rules, words;
};

struct mean {
    double sum;
    lua_Integer n;
};

struct totals {
    struct mean all, own, quoted;
};

enum voice {
    VOICE_OWN,
    VOICE_QUOTED,
    VOICE_MIXED
};

static double
number_field(lua_State *L, const char *name)
{
    double x;

    if (lua_getfield(L, 3, name) != LUA_TNUMBER)
        luaL_error(L, "model:tone: the option `%s` is missing", name);
    x = lua_tonumber(L, -1);
    lua_pop(L, 1);
    return x;
}

static bool
flag_field(lua_State *L, const char *name)
{
    bool on;

    lua_getfield(L, 3, name);
    on = lua_toboolean(L, -1);
    lua_pop(L, 1);
    return on;
}

static void
count(struct mean *m, double valence)
{
    m->sum += valence;
    m->n++;
}

static enum voice
voice_of(const struct evidence_list *e)
{
    size_t quoted = 0;

    for (size_t i = 0; i < e->n; i++)
        quoted += e->at[i].quoted;
    return quoted == 0      ? VOICE_OWN
           : quoted == e->n ? VOICE_QUOTED
                            : VOICE_MIXED;
}

static void
put_text(struct buf *rows, const char *s, size_t len)
{
    value_encode(&(struct value){.kind = VALUE_TEXT, .text = {s, len}}, rows);
}

/* What else made the valence: so the words add up. */
static void
put_rest(struct model *m, const struct options *o, double valence)
{
    double rest = valence;

    for (size_t i = 0; i < m->evidence.n; i++)
        rest -= m->evidence.at[i].score * o->scale;
    if (fabs(rest) >= LEAST_SHOWN) {
        buf_str(&m->line, "; rest ");
        buf_hundredths(&m->line, rest);
    }
}

static void
put_row(struct model *m, const struct options *o, struct span at,
        double valence, enum voice voice, struct row_block *rows)
{
    static const struct {
        const char *name;
        size_t len;
    } voices[] = {{"own", 3}, {"quoted", 6}, {"mixed", 5}};
    struct buf *out = &rows->data;

    value_encode(
        &(struct value){.kind = VALUE_SPAN, .span = {at.start, at.stop}}, out);
    value_encode(&(struct value){.kind = VALUE_REAL, .r = rows_round(valence)},
                 out);
    put_text(out,
             valence > o->band    ? "pos"
             : valence < -o->band ? "neg"
                                  : "neu",
             3);
    if (o->rules)
        value_encode(&(struct value){.kind = VALUE_NULL}, out);
    else
        put_text(out, voices[voice].name, voices[voice].len);
    buf_clear(&m->line);
    evidence_line(&m->evidence, m->r.passage.text, o->scale, &m->line);
    if (!o->rules)
        put_rest(m, o, valence);
    put_text(out, m->line.data, m->line.len);
    rows->n++;
}

/* Adds {text=, score=} of each piece of evidence to the list on top. */
static void
push_words(lua_State *L, const struct model *m, const struct options *o)
{
    lua_Integer n = (lua_Integer)lua_rawlen(L, -1);

    for (size_t i = 0; i < m->evidence.n; i++) {
        const struct evidence *e = &m->evidence.at[i];

        lua_createtable(L, 0, 2);
        lua_pushlstring(L, m->r.passage.text + e->at.start,
                        e->at.stop - e->at.start);
        lua_setfield(L, -2, "text");
        field_set_number(L, "score", e->score * o->scale);
        lua_rawseti(L, -2, ++n);
    }
}

/* Reads a sentence; false: it has no evidence. *in_quotes: whether it begins,
   then ends, in quotation marks. */
static bool
read_sentence(struct model *m, const struct options *o, const char *text,
              struct span at, bool *in_quotes, double *valence)
{
    struct passage *p = &m->r.passage;

    p->n_targets = 0;
    p->in_quotes = *in_quotes;
    passage_read(p, text + at.start, at.stop - at.start);
    *in_quotes = p->in_quotes;
    features_read(&m->r.features, m->r.rules, p);
    if (o->rules)
        *valence = evidence_of_rules(&m->evidence, p, &m->r.features);
    else
        *valence = evidence_read(&m->evidence, m->linear, p, &m->r.features,
                                 &o->least);
    *valence = fmax(-1, fmin(1, *valence * o->scale));
    return m->evidence.n > 0;
}

static void
read_all(lua_State *L, struct model *m, const struct options *o,
         const struct article *a, struct row_block *rows, struct totals *t)
{
    bool in_quotes = false;
    size_t paragraph = 0;

    for (size_t i = 0; i < a->sentences.n; i++) {
        struct span at = a->sentences.at[i];
        enum voice voice;
        double valence;

        act_check(L);
        for (; a->paragraphs.at[paragraph].stop <= at.start; paragraph++)
            in_quotes = false;
        if (!read_sentence(m, o, a->d.text, at, &in_quotes, &valence))
            continue;
        voice = voice_of(&m->evidence);
        count(&t->all, valence);
        if (!o->rules && voice != VOICE_MIXED)
            count(voice == VOICE_OWN ? &t->own : &t->quoted, valence);
        put_row(m, o, at, valence, voice, rows);
        if (o->words)
            push_words(L, m, o);
    }
}

static void
push_mean(lua_State *L, const struct mean *m, const char *mean, const char *n)
{
    if (m->n) {
        lua_pushnumber(L, m->sum / (double)m->n);
        lua_setfield(L, -2, mean);
    }
    lua_pushinteger(L, m->n);
    lua_setfield(L, -2, n);
}

static void
push_totals(lua_State *L, const struct totals *t, size_t sentences)
{
    lua_createtable(L, 0, 8);
    push_mean(L, &t->all, "mean", "evidence");
    push_mean(L, &t->own, "own_mean", "own");
    push_mean(L, &t->quoted, "quoted_mean", "quoted");
    field_set_integer(L, "sentences", (lua_Integer)sentences);
    field_set_number(L, "share", (double)t->all.n / (double)sentences);
}

/* The model at 1, of one number; raises. */
static struct model *
check_model(lua_State *L)
{
    struct model *m = luaL_checkudata(L, 1, MODEL_TYPE);

    luaL_argcheck(L, m->linear->n == 1, 1, "a model of classes: use explain");
    return m;
}

/* model:tone(doc, {least=, least_entry=, scale=, band=, rules=, words=}): the
   totals of the document, nil without a sentence; the rows of its sentences;
   with words, a list of these */
int
model_tone(lua_State *L)
{
    static const char *const columns[] = {"at", "valence", "label", "voice",
                                          "words"};
    struct model *m = check_model(L);
    struct article *a = doc_check(L, 2);
    struct options o;
    struct totals t = {0};
    struct row_block *rows;
    struct fault ft;

    luaL_checktype(L, 3, LUA_TTABLE);
    o = (struct options){
        .least = {number_field(L, "least"), number_field(L, "least_entry")},
        .scale = number_field(L, "scale"),
        .band = number_field(L, "band"),
        .rules = flag_field(L, "rules"),
        .words = flag_field(L, "words"),
    };
    if (article_sentences(a, &ft) < 0)
        return luaL_error(L, "%s", ft.text);
    rows = row_block_push(L, columns, sizeof columns / sizeof columns[0]);
    lua_newtable(L);
    read_all(L, m, &o, a, rows, &t);
    row_block_hold(L, rows);
    reading_hold(L, &m->r);
    if (a->sentences.n)
        push_totals(L, &t, a->sentences.n);
    else
        lua_pushnil(L);
    lua_rotate(L, -3, 1);
    return 3;
}
