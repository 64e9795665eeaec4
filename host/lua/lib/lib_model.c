/*
 * model: linear models over hashed features of passages (feature_set.h), and
 * their training. Lexicons that features are read with are the plugin's or
 * script's own userdata; those of training and use must be the same.
 */
#include <ctype.h>
#include <lauxlib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lib_reading.h"
#include "libs.h"
#include "linear.h"
#include "mem.h"

#define MODEL "slant.model"

struct model {
    struct reading r;
    struct linear *linear;
    double *parts;
    size_t cap_parts;
    struct buf line;
};

static int
l_free_model(lua_State *L)
{
    struct model *m = lua_touserdata(L, 1);

    reading_free(&m->r);
    linear_free(m->linear);
    free(m->parts);
    buf_free(&m->line);
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
    reading_lexicons(L, 2, &m->r);
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

    reading_take(L, &m->r);
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

struct evidence {
    struct span at;
    double score;
    bool quoted;
};

/* The next piece of evidence from word *i on: a hit of the lexicon that
   counts, or another word that gave at least so much. *h numbers hits; both
   begin with 0. */
static bool
next_evidence(struct model *m, double least, size_t *i, size_t *h,
              struct evidence *out)
{
    const struct tone *t = &m->r.features.tone;
    const struct word *words = m->r.passage.words;

    for (; *i < m->r.passage.n; ++*i) {
        size_t first = *i, last = *i;

        while (*h < t->n && (!t->hits[*h].counts || t->hits[*h].modifier < *i))
            ++*h;
        if (*h < t->n && t->hits[*h].modifier == *i)
            last = t->hits[*h].last;
        else if (!(fabs(m->parts[*i]) >= least))
            continue;
        *out = (struct evidence){
            .at = {words[first].at.start, words[last].at.stop},
            .score = take_parts(m, first, last),
            .quoted = words[last].flags & WORD_QUOTED};
        *i = last + 1;
        return true;
    }
    return false;
}

/* The score of the passage, and the parts of its words. */
static double
weigh(struct model *m)
{
    size_t n = m->r.passage.n;
    double score;

    linear_score(m->linear, &m->r.features, &score);
    m->parts = mem_grow(m->parts, &m->cap_parts, n + 1, sizeof *m->parts);
    linear_explain(m->linear, &m->r.features, 0, m->parts, n);
    return score;
}

static struct model *
check_number_model(lua_State *L)
{
    struct model *m = luaL_checkudata(L, 1, MODEL);

    luaL_argcheck(L, m->linear->n == 1, 1, "a model of classes: use explain");
    return m;
}

/* model:read({text=, ...}, least): of a model of one number, with a lexicon of
   tone: the number, or nil when neither the lexicon has a word that counts nor
   another word gave at least so much; the evidence; whether the text ends in
   quotation marks */
static int
l_read(lua_State *L)
{
    struct model *m = check_number_model(L);
    double least = luaL_checknumber(L, 3), score;
    struct evidence e;
    size_t i = 0, h = 0;
    lua_Integer n = 0;

    reading_take(L, &m->r);
    score = weigh(m);
    lua_newtable(L);
    while (next_evidence(m, least, &i, &h, &e))
        push_part(L, e.at, e.score, ++n);
    if (n)
        lua_pushnumber(L, score);
    else
        lua_pushnil(L);
    lua_insert(L, -2);
    lua_pushboolean(L, m->r.passage.in_quotes);
    return 3;
}

/* Adds `words score`, white space of any length as one blank. */
static void
add_line(struct buf *line, const char *text, struct span at, double score)
{
    buf_str(line, line->len ? "; " : "");
    for (uint32_t i = at.start; i < at.stop; i++)
        if (!isspace((unsigned char)text[i]))
            buf_char(line, text[i]);
        else if (!isspace((unsigned char)text[i - 1]))
            buf_char(line, ' ');
    buf_format(line, " %.2f", score);
}

/* model:line({text=, in_quotes=}, least, scale): as read, everything times
   scale, with the evidence as one line of text and where it stands */
static int
l_line(lua_State *L)
{
    struct model *m = check_number_model(L);
    double least = luaL_checknumber(L, 3), scale = luaL_checknumber(L, 4);
    struct evidence e;
    size_t i = 0, h = 0, n = 0, quoted = 0;
    double score;

    reading_take(L, &m->r);
    score = weigh(m);
    buf_clear(&m->line);
    while (next_evidence(m, least, &i, &h, &e)) {
        add_line(&m->line, m->r.passage.text, e.at, e.score * scale);
        quoted += e.quoted;
        n++;
    }
    if (n)
        lua_pushnumber(L, score * scale);
    else
        lua_pushnil(L);
    lua_pushlstring(L, n ? m->line.data : "", m->line.len);
    lua_pushstring(L, quoted == 0 ? "own" : quoted == n ? "quoted" : "mixed");
    lua_pushboolean(L, m->r.passage.in_quotes);
    return 4;
}

static void
make_model_type(lua_State *L)
{
    static const luaL_Reg methods[] = {{"score", l_score},
                                       {"explain", l_explain},
                                       {"line", l_line},
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

int
lib_model(lua_State *L)
{
    static const luaL_Reg functions[] = {
        {"load", l_load}, {"trainer", trainer_new}, {NULL, NULL}};

    luaL_newlib(L, functions);
    return 1;
}
