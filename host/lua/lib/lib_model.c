/*
 * model: linear models over hashed features of passages (feature_set.h), and
 * their training. Lexicons that features are read with are the plugin's or
 * script's own userdata; those of training and use must be the same.
 */
#include <lauxlib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "act.h"
#include "lib_json.h"
#include "lib_lexicon.h"
#include "libs.h"
#include "linear.h"
#include "mem.h"
#include "train.h"
#include "utf8.h"

#define MODEL "slant.model"
#define TRAINER "slant.trainer"
#define TEXT_MAX (64u << 20)

/* Both userdata begin with this; the lexicons are user values 1 and 2. */
struct reading {
    struct passage passage;
    struct features features;
    struct feature_tools tools;
};

struct model {
    struct reading r;
    struct linear *linear;
    double *parts;
    size_t cap_parts;
};

struct training {
    struct reading r;
    struct trainer *trainer;
    char names[LINEAR_CLASSES][LINEAR_NAME_MAX];
    size_t classes;
};

static void
reading_free(struct reading *r)
{
    passage_free(&r->passage);
    features_free(&r->features);
}

/* The fields tone and verbs of the table at index, for the userdata on top. */
static void
take_lexicons(lua_State *L, int index, struct reading *r)
{
    struct lexicon_box *b;

    if (lua_getfield(L, index, "tone") != LUA_TNIL) {
        b = lexicon_check(L, -1);
        r->tools.tone = b->lexicon;
        r->tools.rules = &b->rules;
    }
    lua_setiuservalue(L, -2, 1);
    if (lua_getfield(L, index, "verbs") != LUA_TNIL)
        r->tools.frames = lexicon_check(L, -1)->lexicon;
    lua_setiuservalue(L, -2, 2);
}

/* ---- a passage and its features ---- */

/* {start, stop} at the top of the stack; popped. */
static void
take_span(lua_State *L, struct target *t, uint32_t len)
{
    lua_Integer start, stop;

    lua_geti(L, -1, 1);
    start = luaL_checkinteger(L, -1);
    lua_geti(L, -2, 2);
    stop = luaL_checkinteger(L, -1);
    if (start < 0 || stop > len || start >= stop)
        luaL_error(L, "a target {%I, %I} is no stretch of the text", start,
                   stop);
    if (t->n < PASSAGE_MENTIONS)
        t->at[t->n++] = (struct span){(uint32_t)start, (uint32_t)stop};
    lua_pop(L, 3);
}

/* A target at the top of the stack: {start, stop}, or a list of such. */
static void
take_target(lua_State *L, struct target *t, uint32_t len)
{
    t->n = 0;
    luaL_checktype(L, -1, LUA_TTABLE);
    if (lua_geti(L, -1, 1) == LUA_TNUMBER) {
        lua_pop(L, 1);
        lua_pushvalue(L, -1);
        take_span(L, t, len);
        return;
    }
    lua_pop(L, 1);
    for (lua_Integer i = 1; lua_geti(L, -1, i) == LUA_TTABLE; i++)
        take_span(L, t, len);
    lua_pop(L, 1);
}

static void
take_targets(lua_State *L, struct reading *r, uint32_t len)
{
    r->passage.n_targets = 0;
    if (lua_getfield(L, 2, "targets") == LUA_TTABLE)
        for (lua_Integer i = 1; lua_geti(L, -1, i) != LUA_TNIL; i++) {
            if (r->passage.n_targets == PASSAGE_TARGETS)
                luaL_error(L, "at most %d targets", PASSAGE_TARGETS);
            take_target(L, &r->passage.targets[r->passage.n_targets++], len);
            lua_pop(L, 1);
        }
    lua_settop(L, 2);
}

/* more = { "name", name = number }: features of the caller's own. */
static void
take_more(lua_State *L, struct features *f)
{
    if (lua_getfield(L, 2, "more") == LUA_TTABLE)
        for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
            bool listed = lua_type(L, -2) == LUA_TNUMBER;
            double v = listed ? 1 : luaL_checknumber(L, -1);
            size_t len;
            const char *name;

            lua_pushvalue(L, listed ? -1 : -2);
            name = luaL_checklstring(L, -1, &len);
            features_add_named(f, name, len, v);
            lua_pop(L, 1);
        }
    lua_settop(L, 2);
}

/* Reads {text=, targets=, more=} at 2, and leaves it there alone. The text
   stays referred to by that table. */
static void
take_passage(lua_State *L, struct reading *r)
{
    size_t len;
    const char *text;

    luaL_checktype(L, 2, LUA_TTABLE);
    lua_settop(L, 2);
    if (lua_getfield(L, 2, "text") != LUA_TSTRING)
        luaL_error(L, "the field `text` is missing");
    text = lua_tolstring(L, -1, &len);
    lua_pop(L, 1);
    luaL_argcheck(L, len <= TEXT_MAX && utf8_valid(text, len), 2,
                  "text: not valid UTF-8 of at most 64 MiB");
    take_targets(L, r, (uint32_t)len);
    lua_getfield(L, 2, "in_quotes");
    r->passage.in_quotes = lua_toboolean(L, -1);
    lua_pop(L, 1);
    passage_read(&r->passage, text, (uint32_t)len);
    features_read(&r->features, &r->tools, &r->passage);
    take_more(L, &r->features);
    act_check(L);
}

/* ---- use ---- */

static int
l_free_model(lua_State *L)
{
    struct model *m = lua_touserdata(L, 1);

    reading_free(&m->r);
    linear_free(m->linear);
    free(m->parts);
    *m = (struct model){0};
    return 0;
}

static void make_model_type(lua_State *L);

/* model.load(data, {tone=, verbs=}) */
static int
l_load(lua_State *L)
{
    size_t len;
    const char *data = luaL_checklstring(L, 1, &len);
    struct model *m;
    struct fault ft;

    if (lua_isnoneornil(L, 2)) {
        lua_settop(L, 1);
        lua_newtable(L);
    }
    luaL_checktype(L, 2, LUA_TTABLE);
    m = lua_newuserdatauv(L, sizeof *m, 2);
    *m = (struct model){0};
    if (luaL_newmetatable(L, MODEL))
        make_model_type(L);
    lua_setmetatable(L, -2);
    m->linear = linear_load(data, len, &ft);
    if (!m->linear)
        return luaL_error(L, "model.load: %s", ft.text);
    take_lexicons(L, 2, &m->r);
    return 1;
}

/* One class: the number; else a table of probabilities by class. */
static void
push_scores(lua_State *L, const struct linear *m, double *scores)
{
    if (m->n == 1) {
        lua_pushnumber(L, scores[0]);
        return;
    }
    linear_softmax(scores, m->n);
    lua_createtable(L, 0, (int)m->n);
    for (size_t k = 0; k < m->n; k++) {
        lua_pushnumber(L, scores[k]);
        lua_setfield(L, -2, m->names[k]);
    }
}

/* model:score{text=, targets=, more=} */
static int
l_score(lua_State *L)
{
    struct model *m = luaL_checkudata(L, 1, MODEL);
    double scores[LINEAR_CLASSES];

    take_passage(L, &m->r);
    linear_score(m->linear, &m->r.features, scores);
    push_scores(L, m->linear, scores);
    return 1;
}

static size_t
class_of(lua_State *L, const struct linear *m, int index)
{
    const char *name = luaL_optstring(L, index, m->names[0]);

    for (size_t k = 0; k < m->n; k++)
        if (strcmp(m->names[k], name) == 0)
            return k;
    luaL_error(L, "the model has no class `%s`", name);
    return 0;
}

/* Adds {start, stop, score} to the list on top. */
static void
push_part(lua_State *L, struct span at, double score, lua_Integer n)
{
    lua_createtable(L, 0, 3);
    lua_pushinteger(L, at.start);
    lua_setfield(L, -2, "start");
    lua_pushinteger(L, at.stop);
    lua_setfield(L, -2, "stop");
    lua_pushnumber(L, score);
    lua_setfield(L, -2, "score");
    lua_rawseti(L, -2, n);
}

/* model:explain({text=, ...}, class): scores as of model:score, and what each
   word gave to the class, for those that gave anything */
static int
l_explain(lua_State *L)
{
    struct model *m = luaL_checkudata(L, 1, MODEL);
    size_t c = class_of(L, m->linear, 3);
    double scores[LINEAR_CLASSES];
    lua_Integer n = 0;

    take_passage(L, &m->r);
    linear_score(m->linear, &m->r.features, scores);
    push_scores(L, m->linear, scores);
    m->parts =
        mem_grow(m->parts, &m->cap_parts, m->r.passage.n + 1, sizeof *m->parts);
    linear_explain(m->linear, &m->r.features, c, m->parts, m->r.passage.n);
    lua_newtable(L);
    for (size_t i = 0; i < m->r.passage.n; i++)
        if (m->parts[i] != 0)
            push_part(L, m->r.passage.words[i].at, m->parts[i], ++n);
    return 2;
}

/* What words first..last gave, taken out of the parts. */
static double
take_parts(struct model *m, size_t first, size_t last)
{
    double sum = 0;

    for (size_t i = first; i <= last; i++) {
        sum += m->parts[i];
        m->parts[i] = 0;
    }
    return sum;
}

static void
push_evidence(lua_State *L, const struct model *m, size_t first, size_t last,
              double score, lua_Integer n)
{
    const struct word *words = m->r.passage.words;

    push_part(L, (struct span){words[first].at.start, words[last].at.stop},
              score, n);
    if (!(words[last].flags & WORD_QUOTED))
        return;
    lua_geti(L, -1, n);
    lua_pushboolean(L, 1);
    lua_setfield(L, -2, "quoted");
    lua_pop(L, 1);
}

/* Pushes the list of what decided: hits of the lexicon that count, and other
   words that gave at least so much. Returns how many. */
static lua_Integer
push_all_evidence(lua_State *L, struct model *m, double least)
{
    const struct tone *t = &m->r.features.tone;
    lua_Integer n = 0;
    size_t h = 0;

    lua_newtable(L);
    for (size_t i = 0; i < m->r.passage.n; i++) {
        const struct tone_hit *hit;

        while (h < t->n && (!t->hits[h].counts || t->hits[h].modifier < i))
            h++;
        hit = h < t->n ? &t->hits[h] : NULL;
        if (hit && hit->modifier == i) {
            push_evidence(L, m, i, hit->last, take_parts(m, i, hit->last), ++n);
            i = hit->last;
        } else if (fabs(m->parts[i]) >= least) {
            push_evidence(L, m, i, i, m->parts[i], ++n);
        }
    }
    return n;
}

/* model:read({text=, ...}, least): of a model of one number, with a lexicon of
   tone: the number, or nil when neither the lexicon has a word that counts nor
   another word gave at least so much; the evidence; whether the text ends in
   quotation marks */
static int
l_read(lua_State *L)
{
    struct model *m = luaL_checkudata(L, 1, MODEL);
    double least = luaL_checknumber(L, 3), score;
    const struct passage *p = &m->r.passage;

    luaL_argcheck(L, m->linear->n == 1, 1, "a model of classes: use explain");
    take_passage(L, &m->r);
    linear_score(m->linear, &m->r.features, &score);
    m->parts = mem_grow(m->parts, &m->cap_parts, p->n + 1, sizeof *m->parts);
    linear_explain(m->linear, &m->r.features, 0, m->parts, p->n);
    lua_pushnumber(L, score);
    if (push_all_evidence(L, m, least) == 0) {
        lua_pushnil(L);
        lua_replace(L, -3);
    }
    lua_pushboolean(L, p->in_quotes);
    return 3;
}

static void
make_model_type(lua_State *L)
{
    static const luaL_Reg methods[] = {{"score", l_score},
                                       {"explain", l_explain},
                                       {"read", l_read},
                                       {NULL, NULL}};

    lua_pushcfunction(L, l_free_model);
    lua_setfield(L, -2, "__gc");
    luaL_newlib(L, methods);
    lua_setfield(L, -2, "__index");
    lua_pushliteral(L, "model");
    lua_setfield(L, -2, "__name");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
}

/* ---- training ---- */

static int
l_free_trainer(lua_State *L)
{
    struct training *t = lua_touserdata(L, 1);

    reading_free(&t->r);
    train_free(t->trainer);
    *t = (struct training){0};
    return 0;
}

/* classes = {"neg", "neu", "pos"}; none: a number */
static void
take_classes(lua_State *L, struct training *t)
{
    if (lua_getfield(L, 1, "classes") == LUA_TNIL) {
        strcpy(t->names[0], "value");
        t->classes = 1;
        lua_pop(L, 1);
        return;
    }
    for (lua_Integer i = 1; lua_geti(L, -1, i) != LUA_TNIL; i++) {
        const char *name = luaL_checkstring(L, -1);

        if (t->classes == LINEAR_CLASSES || strlen(name) >= LINEAR_NAME_MAX ||
            !*name || strpbrk(name, " \n"))
            luaL_error(L, "classes: 2 to %d words of at most %d letters",
                       LINEAR_CLASSES, LINEAR_NAME_MAX - 1);
        strcpy(t->names[t->classes++], name);
        lua_pop(L, 1);
    }
    lua_pop(L, 2);
    luaL_argcheck(L, t->classes > 1, 1, "classes: there must be two at least");
}

static void make_trainer_type(lua_State *L);

/* model.trainer{classes=, tone=, verbs=} */
static int
l_trainer(lua_State *L)
{
    struct training *t;

    luaL_checktype(L, 1, LUA_TTABLE);
    t = lua_newuserdatauv(L, sizeof *t, 2);
    *t = (struct training){0};
    if (luaL_newmetatable(L, TRAINER))
        make_trainer_type(L);
    lua_setmetatable(L, -2);
    take_lexicons(L, 1, &t->r);
    take_classes(L, t);
    t->trainer = train_new(t->classes, t->names);
    return 1;
}

static double
target_of(lua_State *L, const struct training *t)
{
    const char *name;
    double v;

    if (t->classes == 1) {
        lua_getfield(L, 2, "value");
        v = luaL_checknumber(L, -1);
        lua_pop(L, 1);
        return v;
    }
    lua_getfield(L, 2, "class");
    name = luaL_checkstring(L, -1);
    for (size_t k = 0; k < t->classes; k++)
        if (strcmp(t->names[k], name) == 0) {
            lua_pop(L, 1);
            return (double)k;
        }
    return luaL_error(L, "`%s` is none of the classes", name);
}

static double
number_field(lua_State *L, int index, const char *name, double missing)
{
    double v;

    lua_getfield(L, index, name);
    v = luaL_optnumber(L, -1, missing);
    lua_pop(L, 1);
    return v;
}

/* trainer:add{text=, targets=, more=, class= | value=, weight=, fold=} */
static int
l_add(lua_State *L)
{
    struct training *t = luaL_checkudata(L, 1, TRAINER);
    double target, weight;

    take_passage(L, &t->r);
    target = target_of(L, t);
    weight = number_field(L, 2, "weight", 1);
    train_add(t->trainer, &t->r.features, target, weight,
              (int64_t)number_field(L, 2, "fold", -1));
    return 0;
}

/* trainer:fit{about=, bits=, l2=, min_count=, ratio=, except=, iterations=}:
   the model's file */
static int
l_fit(lua_State *L)
{
    struct training *t = luaL_checkudata(L, 1, TRAINER);
    struct train_options o = {0};
    struct buf *out;

    luaL_checktype(L, 2, LUA_TTABLE);
    lua_getfield(L, 2, "about");
    o.about = luaL_checkstring(L, -1);
    luaL_argcheck(L, !strchr(o.about, '\n'), 2, "about: one line");
    o.bits = (unsigned)number_field(L, 2, "bits", 16);
    luaL_argcheck(L, o.bits >= LINEAR_BITS_MIN && o.bits <= LINEAR_BITS_MAX, 2,
                  "bits: 8 to 20");
    o.l2 = number_field(L, 2, "l2", 1);
    o.min_count = (size_t)number_field(L, 2, "min_count", 1);
    o.except = (int64_t)number_field(L, 2, "except", -1);
    o.iterations = (size_t)number_field(L, 2, "iterations", 200);
    lua_getfield(L, 2, "ratio");
    o.ratio = lua_toboolean(L, -1);
    luaL_argcheck(L, train_samples(t->trainer) > 0, 1, "nothing was added");
    out = buf_box(L);
    train_fit(t->trainer, &o, out);
    lua_pushlstring(L, out->data, out->len);
    buf_free(out);
    return 1;
}

static void
make_trainer_type(lua_State *L)
{
    static const luaL_Reg methods[] = {
        {"add", l_add}, {"fit", l_fit}, {NULL, NULL}};

    lua_pushcfunction(L, l_free_trainer);
    lua_setfield(L, -2, "__gc");
    luaL_newlib(L, methods);
    lua_setfield(L, -2, "__index");
    lua_pushliteral(L, "trainer");
    lua_setfield(L, -2, "__name");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
}

int
lib_model(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"load", l_load}, {"trainer", l_trainer}, {NULL, NULL}};

    luaL_newlib(L, functions);
    return 1;
}
