#include "lib_measure.h"

#include <lauxlib.h>
#include <math.h>
#include <stdlib.h>

#include "article.h"
#include "char_bits.h"
#include "compare.h"
#include "diversity.h"
#include "handle.h"
#include "interval.h"
#include "keyness.h"
#include "mem.h"
#include "readability.h"
#include "syllables.h"

enum {
    WINDOW = 100, /* of MATTR */
    LONG_WORD = 3 /* syllables */
};

static void
set(lua_State *L, const char *name, double v)
{
    if (!isfinite(v))
        return;
    lua_pushnumber(L, v);
    lua_setfield(L, -2, name);
}

static void
set_count(lua_State *L, const char *name, double v)
{
    lua_pushinteger(L, (lua_Integer)v);
    lua_setfield(L, -2, name);
}

int
measure_diversity(lua_State *L)
{
    struct article *a = doc_check(L, 1);
    lua_Integer window = WINDOW;
    struct sequence s;
    struct diversity d;
    double mattr, msttr;
    struct mtld mtld;
    struct fault ft;

    if (lua_istable(L, 2)) {
        lua_getfield(L, 2, "window");
        window = luaL_optinteger(L, -1, WINDOW);
        luaL_argcheck(L, window > 0, 2, "a window of at least 1 is wanted");
    }
    if (article_stream(a, &ft))
        return luaL_error(L, "%s", ft.text);
    sequence_make(&s, a->stream, a->n_stream);
    d = diversity_of(&s);
    mattr = diversity_mattr(&s, (size_t)window);
    msttr = diversity_msttr(&s, (size_t)window);
    mtld = diversity_mtld(&s);
    sequence_free(&s);
    lua_createtable(L, 0, 19);
    set_count(L, "tokens", d.tokens);
    set_count(L, "types", d.types);
    set_count(L, "hapaxes", d.hapaxes);
    set(L, "ttr", d.ttr);
    set(L, "mattr", mattr);
    set(L, "msttr", msttr);
    set(L, "mtld", mtld.below);
    set(L, "mtld_at_equal", mtld.at_equal);
    set(L, "hd_d", d.hd_d);
    set(L, "herdan_c", d.herdan_c);
    set(L, "guiraud_r", d.guiraud_r);
    set(L, "cttr", d.cttr);
    set(L, "dugast_u", d.dugast_u);
    set(L, "summer_s", d.summer_s);
    set(L, "maas_a", d.maas_a);
    set(L, "yule_k", d.yule_k);
    set(L, "yule_i", d.yule_i);
    set(L, "simpson_d", d.simpson_d);
    set(L, "entropy", d.entropy);
    return 1;
}

static unsigned
letters_of(const char *form, size_t len)
{
    uint32_t next;
    unsigned n = 0;

    for (uint32_t at = 0; at < len; at = next) {
        uint8_t class =
            char_bits_at(form, at, (uint32_t)len, &next) & CHAR_CLASS_MASK;

        n += class == CHAR_LETTER || class == CHAR_HEBREW ||
             class == CHAR_DIGIT || class == CHAR_KATAKANA ||
             class == CHAR_SINGLE;
    }
    return n;
}

/* Looked at once a type: a process sees most types many times. */
static const struct word_shape *
shape_of(struct shelf *s, uint32_t type)
{
    const struct vocabulary *v = s->vocabulary;
    struct word_shape *shape;
    const char *form;
    size_t len;

    if (!s->shapes)
        s->shapes =
            mem_alloc(((size_t)vocabulary_size(v) + 1) * sizeof *s->shapes);
    shape = &s->shapes[type <= vocabulary_size(v) ? type : 0];
    if (shape->syllables)
        return shape;
    form = vocabulary_form(v, type, &len);
    shape->syllables = form ? syllables_count(form, len) : 1;
    shape->letters = form ? letters_of(form, len) : 0;
    return shape;
}

/* Words of the document, type by type. */
static struct text_size
size_of(const struct article *a)
{
    struct text_size t = {.sentences = (double)a->sentences.n};

    for (size_t i = 0; i < a->n_tallies; i++) {
        const struct word_shape *w = shape_of(a->shelf, a->tallies[i].type);
        double n = a->tallies[i].n;

        t.words += n;
        t.syllables += n * w->syllables;
        t.letters += n * w->letters;
        t.polysyllables += w->syllables >= LONG_WORD ? n : 0;
    }
    return t;
}

int
measure_readability(lua_State *L)
{
    struct article *a = doc_check(L, 1);
    struct text_size t;
    struct readability r;
    struct fault ft;

    if (article_tallies(a, &ft) || article_sentences(a, &ft) ||
        !shelf_vocabulary(a->shelf, &ft))
        return luaL_error(L, "%s", ft.text);
    t = size_of(a);
    r = readability_of(&t);
    lua_createtable(L, 0, 11);
    set_count(L, "words", t.words);
    set_count(L, "sentences", t.sentences);
    set_count(L, "syllables", t.syllables);
    set_count(L, "letters", t.letters);
    set_count(L, "polysyllables", t.polysyllables);
    set(L, "flesch", r.flesch);
    set(L, "flesch_kincaid", r.flesch_kincaid);
    set(L, "fog", r.fog);
    set(L, "smog", r.smog);
    set(L, "ari", r.ari);
    set(L, "coleman_liau", r.coleman_liau);
    return 1;
}

int
measure_keyness(lua_State *L)
{
    double a = luaL_checknumber(L, 1), n1 = luaL_checknumber(L, 2);
    double b = luaL_checknumber(L, 3), n2 = luaL_checknumber(L, 4);
    const struct contingency t = {a, b, n1 - a, n2 - b};
    struct keyness k = keyness_of(&t);

    lua_createtable(L, 0, 16);
    set(L, "g2_4", k.g2_4);
    set(L, "g2_2", k.g2_2);
    set(L, "g2_williams", k.g2_williams);
    set(L, "g2_quanteda", k.g2_quanteda);
    set(L, "chi2", k.chi2);
    set(L, "chi2_yates", k.chi2_yates);
    set(L, "p_iid", k.p_iid);
    set(L, "log_ratio", k.log_ratio);
    set(L, "log_ratio_low_iid", k.log_ratio_low_iid);
    set(L, "log_ratio_high_iid", k.log_ratio_high_iid);
    set(L, "percent_diff", k.percent_diff);
    set(L, "odds_ratio", k.odds_ratio);
    set(L, "bic", k.bic);
    set(L, "ell", k.ell);
    set(L, "williams_q", williams_q(&t));
    set(L, "simple_maths", k.simple_maths);
    return 1;
}

int
measure_association(lua_State *L)
{
    const struct contingency t = {
        luaL_checknumber(L, 1), luaL_checknumber(L, 2), luaL_checknumber(L, 3),
        luaL_checknumber(L, 4)};
    struct lambda l = lambda_of_pair(&t);
    double sign = contingency_sign(&t);

    lua_createtable(L, 0, 13);
    set(L, "expected", contingency_expected(&t));
    set(L, "g2", sign * g2_4(&t));
    set(L, "chi2", sign * chi2(&t));
    set(L, "fisher_p_iid", fisher_p(&t));
    set(L, "pmi", pmi(&t));
    set(L, "pmi3", pmi3(&t));
    set(L, "npmi", npmi(&t));
    set(L, "t", t_score(&t));
    set(L, "z", z_score(&t));
    set(L, "dice", dice(&t));
    set(L, "log_dice", log_dice(&t));
    set(L, "delta_p", delta_p(&t));
    set(L, "lambda", l.lambda);
    set(L, "lambda_z", l.z);
    return 1;
}

int
measure_wilson(lua_State *L)
{
    double x = luaL_checknumber(L, 1), n = luaL_checknumber(L, 2);
    struct interval i = interval_wilson_iid(x, n);

    luaL_argcheck(L, x >= 0 && x <= n, 1, "a number from 0 to n is wanted");
    if (isnan(i.low))
        return 0;
    lua_pushnumber(L, i.low);
    lua_pushnumber(L, i.high);
    return 2;
}

/* Number i of a list. */
static double
number_at(lua_State *L, int table, size_t i)
{
    double v;

    lua_rawgeti(L, table, (lua_Integer)i);
    if (!lua_isnumber(L, -1) || isnan(v = lua_tonumber(L, -1)))
        return luaL_error(L, "a list of numbers is wanted");
    lua_pop(L, 1);
    return v;
}

static lua_Integer
integer_at(lua_State *L, int table, size_t i)
{
    lua_Integer v;
    int is;

    lua_rawgeti(L, table, (lua_Integer)i);
    v = lua_tointegerx(L, -1, &is);
    if (!is)
        return luaL_error(L, "a list of whole numbers is wanted");
    lua_pop(L, 1);
    return v;
}

int
measure_cluster_mean(lua_State *L)
{
    struct clustered *v;
    struct cluster_sum *sums;
    double mean, low, high;
    size_t n, clusters;

    luaL_checktype(L, 1, LUA_TTABLE);
    luaL_checktype(L, 2, LUA_TTABLE);
    n = (size_t)lua_rawlen(L, 1);
    luaL_argcheck(L, lua_rawlen(L, 2) == n, 2, "as many as values are wanted");
    v = lua_newuserdatauv(L, n * sizeof *v, 0);
    sums = lua_newuserdatauv(L, n * sizeof *sums, 0);
    for (size_t i = 0; i < n; i++)
        v[i] =
            (struct clustered){integer_at(L, 2, i + 1), number_at(L, 1, i + 1)};
    clusters = cluster_sums(v, n, sums);
    lua_createtable(L, 0, 4);
    set_count(L, "clusters", (double)clusters);
    if (interval_of(sums, clusters, &mean, &low, &high)) {
        set(L, "mean", mean);
        set(L, "low", low);
        set(L, "high", high);
    }
    return 1;
}

/* Linear between order statistics, as R's type 7. */
int
measure_quantile(lua_State *L)
{
    double p = luaL_checknumber(L, 2), place, *v;
    size_t n, low;

    luaL_checktype(L, 1, LUA_TTABLE);
    luaL_argcheck(L, p >= 0 && p <= 1, 2, "a number from 0 to 1 is wanted");
    n = (size_t)lua_rawlen(L, 1);
    if (n == 0)
        return 0;
    v = lua_newuserdatauv(L, n * sizeof *v, 0);
    for (size_t i = 0; i < n; i++)
        v[i] = number_at(L, 1, i + 1);
    qsort(v, n, sizeof *v, compare_double);
    place = p * (double)(n - 1);
    low = (size_t)place;
    lua_pushnumber(L, low + 1 < n ? v[low] + (place - (double)low) *
                                                 (v[low + 1] - v[low])
                                  : v[low]);
    return 1;
}
