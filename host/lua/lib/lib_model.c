/*
 * model: linear models over hashed features of passages (feature_set.h), and
 * their training. Lexicons that features are read with are the plugin's or
 * script's own userdata; those of training and use must be the same.
 */
#include <lauxlib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "field.h"
#include "lib_model.h"
#include "libs.h"
#include "mem.h"
#include "object.h"

static int
l_free_model(lua_State *L)
{
    struct model *m = lua_touserdata(L, 1);

    reading_free(L, &m->r);
    linear_free(m->linear);
    evidence_free(&m->evidence);
    free(m->parts);
    free(m->others);
    buf_free(&m->line);
    *m = (struct model){0};
    return 0;
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
    struct model *m = luaL_checkudata(L, 1, MODEL_TYPE);
    double scores[LINEAR_CLASSES];

    reading_take(L, &m->r);
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
    field_set_integer(L, "start", at.start);
    field_set_integer(L, "stop", at.stop);
    field_set_number(L, "score", score);
    lua_rawseti(L, -2, n);
}

/* What each word of the passage gave to class c, into *parts. */
static void
weigh_words(struct model *m, size_t c, double **parts, size_t *cap)
{
    size_t n = m->r.passage.n;

    *parts = mem_grow(*parts, cap, n + 1, sizeof **parts);
    linear_explain(m->linear, &m->r.features, c, *parts, n);
}

/* Not so the target itself, and `the`, `of` where no lexicon has them. */
static bool
is_evidence(const struct passage *p, const struct word *w)
{
    for (int i = 0; i < PASSAGE_LEXICONS; i++)
        if (w->in[i].entry)
            return true;
    return w->target < 0 && passage_open_class(p, w);
}

/* model:explain({text=, ...}, class, other, least): scores as of model:score,
   and what each word gave to the class, less what it gave to the other one;
   with least for words of a lexicon or an open class, not the target's, that
   gave at least so much */
static int
l_explain(lua_State *L)
{
    struct model *m = luaL_checkudata(L, 1, MODEL_TYPE);
    size_t c = class_of(L, m->linear, 3);
    bool two = !lua_isnoneornil(L, 4);
    size_t other = two ? class_of(L, m->linear, 4) : 0;
    bool evidence = !lua_isnoneornil(L, 5);
    double least = luaL_optnumber(L, 5, 0);
    double scores[LINEAR_CLASSES];
    lua_Integer n = 0;

    reading_take(L, &m->r);
    linear_score(m->linear, &m->r.features, scores);
    push_scores(L, m->linear, scores);
    weigh_words(m, c, &m->parts, &m->cap_parts);
    if (two)
        weigh_words(m, other, &m->others, &m->cap_others);
    lua_newtable(L);
    for (size_t i = 0; i < m->r.passage.n; i++) {
        const struct word *w = &m->r.passage.words[i];
        double part = m->parts[i] - (two ? m->others[i] : 0);

        if (part != 0 && fabs(part) >= least &&
            (!evidence || is_evidence(&m->r.passage, w)))
            push_part(L, w->at, part, ++n);
    }
    return 2;
}

/* model.load(data, {tone=, verbs=}) */
static int
l_load(lua_State *L)
{
    static const luaL_Reg methods[] = {{"score", l_score},
                                       {"explain", l_explain},
                                       {"tone", model_tone},
                                       {NULL, NULL}};
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
    object_type(L, MODEL_TYPE, l_free_model, methods);
    m->linear = linear_load(data, len, &ft);
    if (!m->linear)
        return luaL_error(L, "model.load: %s", ft.text);
    m->r.features.wanted = linear_wanted(m->linear);
    reading_lexicons(L, 2, &m->r);
    return 1;
}

int
lib_model(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"load", l_load}, {"trainer", trainer_new}, {NULL, NULL}};

    luaL_newlib(L, functions);
    return 1;
}
