/* Reference values of the formulas, most of them on the six texts T6 (their
   counts are those of test_t6.c). */
#include <string.h>

#include "change.h"
#include "check.h"
#include "dispersion.h"
#include "diversity.h"
#include "interval.h"
#include "readability.h"
#include "syllables.h"
#include "weighting.h"

/* To nine digits, as the reference has them. */
#define CHECK_VALUE(got, want)                                          \
    check_number((got), (want), 1.5e-9 * fmax(1, fabs((double)(want))), \
                 __FILE__, __LINE__, #got)

static struct dispersion
spread_of(const double *v, const double *sizes, size_t n)
{
    struct partition p = {.parts = (double)n, .least = sizes[0]};
    struct spread s = {0};
    double f = 0;

    for (size_t i = 0; i < n; i++) {
        p.tokens += sizes[i];
        p.least = sizes[i] < p.least ? sizes[i] : p.least;
        f += v[i];
    }
    for (size_t i = 0; i < n; i++)
        if (v[i] > 0)
            spread_add(&s, &p, f, v[i], sizes[i]);
    return spread_end(&s, &p, f);
}

static void
test_dispersion(void)
{
    static const double gries[] = {9, 10, 10, 10, 11};
    static const double t6[] = {16, 13, 10, 17, 11, 18};
    static const struct {
        double v[6], range, d, counts, dp, norm, d2, s, kld;
    } want[] = {
        {{1, 2, 3, 4, 5},
         5,
         0.785150453,
         0.764297740,
         0.18,
         0.219512195,
         0.937921303,
         0.949816342,
         0.136971729},
        {{2, 1, 0, 2, 2, 2},
         5,
         0.758319059,
         0.772289983,
         0.159477124,
         0.180740741,
         0.877346231,
         0.869023476,
         0.224568308},
        {{2, 1, 0, 1, 2, 1},
         5,
         0.690608474,
         0.736584444,
         0.253781513,
         0.287619048,
         0.837274240,
         0.837173882,
         0.333937329},
        {{0, 0, 0, 2, 1, 1},
         3,
         0.516911195,
         0.5,
         0.458823529,
         0.52,
         0.588949260,
         0.527346827,
         0.958320360},
        {{2, 1, 0, 0, 0, 0},
         2,
         0.341202910,
         0.316869949,
         0.658823529,
         0.746666667,
         0.370880383,
         0.336439828,
         1.590948529},
        {{0, 0, 0, 0, 0, 2},
         1,
         0,
         0,
         0.788235294,
         0.893333333,
         0,
         0.211764706,
         2.239465935},
    };
    const uint64_t gas[] = {5, 10, 27}; /* of T6, from 0 */
    const double nowhere[6] = {0};
    struct reduced reduced = {0};

    for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
        struct dispersion d = spread_of(want[i].v, i ? t6 : gries, i ? 6 : 5);

        CHECK_VALUE(d.range, want[i].range);
        CHECK_VALUE(d.juilland_d, want[i].d);
        CHECK_VALUE(d.juilland_counts, want[i].counts);
        CHECK_VALUE(d.dp, want[i].dp);
        CHECK_VALUE(d.dp_norm, want[i].norm);
        CHECK_VALUE(d.carroll_d2, want[i].d2);
        CHECK_VALUE(d.rosengren_s, want[i].s);
        CHECK_VALUE(d.kld, want[i].kld);
    }
    for (int i = 0; i < 3; i++)
        reduced_add(&reduced, gas[i], 3, 85);
    CHECK_VALUE(reduced_end(&reduced, 3, 85), 1.776470588);
    CHECK(isnan(spread_of(nowhere, t6, 6).dp));
    CHECK(isnan(spread_of(want[5].v + 5, t6 + 5, 1).juilland_d));
}

static void
test_weighting(void)
{
    enum {
        INVERSE,
        PROP,
        TIDY,
        TM,
        SKLEARN,
        PROB,
        LOGAVE,
        SCHEMES
    };
    static const struct {
        enum tf tf;
        enum idf idf;
    } schemes[SCHEMES] = {{TF_COUNT, IDF_INVERSE}, {TF_PROP, IDF_INVERSE},
                          {TF_PROP, IDF_NATURAL},  {TF_PROP, IDF_BITS},
                          {TF_COUNT, IDF_SMOOTH},  {TF_BOOLEAN, IDF_PROB},
                          {TF_LOGAVE, IDF_UNARY}};
    static const struct {
        double f, length, types, df, want[SCHEMES];
    } terms[] = {
        {2,
         17,
         15,
         3,
         {0.602059991, 0.035415294, 0.081546727, 0.117647059, 3.119231576, 0,
          1.233955082}},
        {2,
         18,
         15,
         1,
         {1.556302501, 0.086461250, 0.199084385, 0.287218056, 4.505525937,
          0.698970004, 1.205571354}},
        {2,
         16,
         12,
         2,
         {0.954242509, 0.059640157, 0.137326536, 0.198120313, 3.694595721,
          0.301029996, 1.156534088}},
        {2,
         17,
         15,
         5,
         {0.158362492, 0.009315441, 0.021449595, 0.030945224, 2.308301360, 0,
          1.233955082}},
        {1,
         10,
         8,
         3,
         {0.301029996, 0.030103000, 0.069314718, 0.1, 1.559615788, 0,
          0.911651811}},
    };

    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
        struct term_use u = {.f = terms[i].f,
                             .length = terms[i].length,
                             .types = terms[i].types,
                             .df = terms[i].df,
                             .documents = 6};

        for (int s = 0; s < SCHEMES; s++)
            CHECK_VALUE(weighting_tf(schemes[s].tf, &u) *
                            weighting_idf(schemes[s].idf, &u),
                        terms[i].want[s]);
    }
    CHECK(weighting_tf_named("logave") == TF_LOGAVE);
    CHECK(weighting_idf_named("bits") == IDF_BITS);
    CHECK(weighting_idf_named("none") == -1);
}

static double
bm25(enum bm25_variant variant, double k1, double b, double f, double length,
     double df)
{
    const struct bm25 how = {variant, k1, b};
    const struct term_use u = {.f = f,
                               .length = length,
                               .df = df,
                               .documents = 6,
                               .mean_length = 85.0 / 6};

    return weighting_bm25(&how, &u);
}

static void
test_bm25(void)
{
    static const struct { /* sanctions d6, gas d1, china d1 */
        const char *name;
        double sanctions, gas, china;
    } want[] = {
        {"robertson", 1.660170263, 0.779823387, -1.723773807},
        {"fts5", 1.660170263, 0.779823387, 0.000001327},
        {"lucene", 0.894689638, 0.620912738, 0.145432954},
        {"atire", 2.289436425, 1.457541667, 0.241888124},
        {"plus", 4.432313961, 2.914818131, 0.782873856},
        {"l", 2.179562281, 1.493618062, 0.349841891},
    };

    for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
        int named = weighting_bm25_named(want[i].name);
        enum bm25_variant v = (enum bm25_variant)named;

        CHECK(named >= 0);
        CHECK_VALUE(bm25(v, 1.2, 0.75, 2, 18, 1), want[i].sanctions);
        CHECK_VALUE(bm25(v, 1.2, 0.75, 2, 16, 2), want[i].gas);
        CHECK_VALUE(bm25(v, 1.2, 0.75, 2, 16, 5), want[i].china);
    }
    CHECK_VALUE(bm25(BM25_FTS5, 1.2, 0.75, 1, 13, 2), 0.608279504);
    CHECK_VALUE(bm25(BM25_LUCENE, 0.9, 0.4, 2, 17, 3), 0.466451669);
    CHECK_VALUE(bm25(BM25_PLUS, 0.9, 0.4, 2, 17, 3), 1.930653133);
    CHECK_VALUE(bm25(BM25_L, 0.9, 0.4, 2, 17, 3), 0.952485277);
    CHECK_VALUE(bm25(BM25_LUCENE, 0, 0, 9, 17, 3), M_LN2);
    CHECK_NUMBER(weighting_bm25_named("bm25"), -1);
}

/* T6 as numbers of types, in the order of the texts. */
static const char T6[] =
    "russia and china signed a gas deal china said the gas deal was good for "
    "russia china welcomed the deal with russia the two leaders praised the "
    "gas pipeline moscow praised beijing beijing and moscow signed a trade "
    "deal china and russia declared a partnership with no limits the "
    "partnership was not an alliance china said china did not condemn russia "
    "russia praised china and the partnership china criticized sanctions on "
    "russia the sanctions hurt trade moscow said but the partnership with "
    "china was strong";

static size_t
numbers_of(const char *text, uint32_t *out)
{
    char *copy = strdup(text), *save = NULL;
    size_t n = 0;

    for (char *w = strtok_r(copy, " ", &save); w;
         w = strtok_r(NULL, " ", &save)) {
        uint32_t h = 5381;

        for (const char *p = w; *p; p++)
            h = h * 33 + (unsigned char)*p;
        out[n++] = h;
    }
    free(copy);
    return n;
}

static void
test_diversity(void)
{
    uint32_t ids[100];
    struct sequence all, d1;
    struct diversity d;

    sequence_make(&all, ids, numbers_of(T6, ids));
    sequence_make(&d1, ids, 16);
    d = diversity_of(&all);
    CHECK_NUMBER(d.tokens, 85);
    CHECK_NUMBER(d.types, 36);
    CHECK_NUMBER(d.hapaxes, 18);
    CHECK_VALUE(d.ttr, 0.423529412);
    CHECK_VALUE(d.herdan_c, 0.806617205);
    CHECK_VALUE(d.guiraud_r, 3.904748241);
    CHECK_VALUE(d.cttr, 2.761073960);
    CHECK_VALUE(d.dugast_u, 9.977200525);
    CHECK_VALUE(d.summer_s, 0.673006859);
    CHECK_VALUE(d.maas_a, 0.316588875);
    CHECK_VALUE(d.yule_k, 357.093425606);
    CHECK_VALUE(d.yule_i, 4.221498371);
    CHECK_VALUE(d.simpson_d, 0.036134454);
    CHECK_VALUE(d.herdan_vm, 0.140343403);
    CHECK_VALUE(d.entropy, 4.768625972);
    CHECK_VALUE(d.hd_d, 0.584786271);
    CHECK_VALUE(diversity_mattr(&all, 10), 0.863157895);
    CHECK_VALUE(diversity_mattr(&all, 25), 0.713442623);
    CHECK_VALUE(diversity_mattr(&all, 50), 0.565555556);
    CHECK_VALUE(diversity_msttr(&all, 10), 0.875);
    CHECK_VALUE(diversity_msttr(&all, 25), 0.680);
    CHECK_VALUE(diversity_msttr(&all, 50), 0.5);
    CHECK_VALUE(diversity_mtld(&all).below, 24.332874296);
    CHECK_VALUE(diversity_mtld(&all).at_equal, 23.839337554);
    CHECK_VALUE(diversity_of(&d1).ttr, 0.75);
    CHECK_VALUE(diversity_of(&d1).yule_k, 312.5);
    CHECK(isnan(diversity_mattr(&d1, 17)) && isnan(diversity_msttr(&d1, 17)));
    CHECK(isnan(diversity_of(&d1).hd_d));
    sequence_free(&all);
    sequence_free(&d1);
    sequence_make(&d1, ids, 0);
    CHECK(isnan(diversity_of(&d1).ttr) && isnan(diversity_mtld(&d1).below));
    sequence_free(&d1);
}

static void
test_readability(void)
{
    const struct text_size d1 = {16, 2, 20, 63, 0}, cat = {7, 1, 8, 27, 0},
                           none = {0, 0, 0, 0, 0};
    struct readability r = readability_of(&d1);

    CHECK_VALUE(r.flesch, 92.965);
    CHECK_VALUE(r.flesch_kincaid, 2.280);
    CHECK_VALUE(r.fog, 3.2);
    CHECK_VALUE(r.smog, 3.1291);
    CHECK_VALUE(r.ari, 1.115625);
    CHECK_VALUE(r.coleman_liau, 3.6525);
    CHECK_VALUE(readability_of(&cat).flesch, 103.044285714);
    CHECK(isnan(readability_of(&none).flesch));
}

static void
test_syllables(void)
{
    static const struct {
        const char *word;
        unsigned want;
    } words[] = {
        {"russia", 2},     {"china", 2},       {"signed", 1},
        {"alliance", 3},   {"criticized", 3},  {"partnership", 3},
        {"declared", 2},   {"sanctions", 2},   {"condemned", 2},
        {"agreement", 3},  {"government", 3},  {"statement", 2},
        {"president", 3},  {"minister", 3},    {"created", 3},
        {"treaty", 2},     {"negotiate", 4},   {"negotiations", 5},
        {"media", 3},      {"radio", 3},       {"national", 3},
        {"special", 2},    {"million", 2},     {"table", 2},
        {"little", 2},     {"wanted", 2},      {"places", 2},
        {"countries", 2},  {"policies", 3},    {"police", 2},
        {"leader", 2},     {"war", 1},         {"the", 1},
        {"state-run", 2},  {"china's", 2},     {"2025", 1},
        {"terrorism", 4},  {"ukraine", 2},     {"people", 2},
        {"american", 4},   {"united", 3},      {"nations", 2},
        {"security", 4},   {"military", 4},    {"announced", 2},
        {"foreign", 2},    {"economic", 4},    {"trade", 1},
        {"european", 4},   {"question", 2},    {"january", 4},
        {"union", 2},      {"energy", 3},      {"xi", 1},
        {"tariffs", 2},    {"diplomatic", 4},  {"cooperation", 5},
        {"invasion", 3},   {"parliament", 3},  {"billion", 2},
        {"opinion", 3},    {"opinions", 3},    {"companion", 3},
        {"employee", 3},   {"employees", 3},   {"employer", 3},
        {"employed", 2},   {"played", 1},      {"player", 2},
        {"mayor", 2},      {"beyond", 2},      {"saying", 2},
        {"eye", 1},        {"eyes", 1},        {"eyewitness", 3},
        {"loyal", 2},      {"buyers", 2},      {"lawyer", 2},
        {"experience", 4}, {"experienced", 4}, {"audience", 3},
        {"client", 2},     {"patient", 2},     {"efficient", 3},
        {"convenient", 3}, {"friend", 1},      {"fuel", 2},
        {"cruel", 2},      {"influence", 3},   {"frequent", 2},
        {"sequel", 2},     {"sued", 1},        {"coalition", 4},
        {"theater", 3},    {"vietnam", 3},     {"vietnamese", 4},
        {"maybe", 2},      {"unique", 2},      {"technique", 2},
        {"techniques", 2}, {"colleague", 2},   {"colleagues", 2},
        {"league", 1},     {"vague", 1},       {"dialogue", 3},
        {"plagued", 1},    {"mosques", 1},     {"mozambique", 3},
        {"argue", 2},      {"argued", 2},      {"queue", 1},
        {"guest", 1},      {"guess", 1},       {"scientists", 3},
        {"value", 2},      {"rescue", 2},      {"issues", 2},
        {"days", 1},       {"money", 2},       {"voyage", 2},
        {"layoffs", 2},    {"keyed", 1},       {"bayern", 2},
    };

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        unsigned got = syllables_count(words[i].word, strlen(words[i].word));

        if (got != words[i].want)
            fprintf(stderr, "    %s\n", words[i].word);
        CHECK_NUMBER(got, words[i].want);
    }
    CHECK_NUMBER(syllables_count("", 0), 1);
}

static void
test_intervals(void)
{
    struct interval w = interval_wilson_iid(4, 46);
    struct interval none = interval_wilson_iid(0, 39), got[2], one;
    float x[2 * 20];
    double size[20];

    CHECK_VALUE(w.low, 0.034335868);
    CHECK_VALUE(w.high, 0.203246641);
    CHECK_VALUE(none.low, 0);
    CHECK_VALUE(none.high, 0.089666854);
    CHECK(isnan(interval_wilson_iid(0, 0).low));
    for (int c = 0; c < 20; c++) {
        size[c] = 100;
        x[c] = c < 10 ? 2 : 4; /* mean 3, standard error 1 / sqrt 20 */
        x[20 + c] = 3;
    }
    interval_resample(x, 2, size, 20, 1, got);
    check_number(got[0].low, 0.03 - 0.0196 / sqrt(20), 0.001, __FILE__,
                 __LINE__, "low");
    check_number(got[0].high, 0.03 + 0.0196 / sqrt(20), 0.001, __FILE__,
                 __LINE__, "high");
    CHECK_VALUE(got[1].low, 0.03);
    CHECK_VALUE(got[1].high, 0.03);
    interval_resample(x, 1, size, 20, 1, &one); /* alone as with others */
    CHECK(one.low == got[0].low && one.high == got[0].high);
    interval_resample(x, 1, size, CLUSTERS_LEAST - 1, 1, got);
    CHECK(isnan(got[0].low));
    memset(x, 0, 20 * sizeof *x);
    interval_resample(x, 2, size, 20, 1, got);
    CHECK(isnan(got[0].low) && isnan(got[0].high));
    CHECK_VALUE(got[1].low, 0.03);
}

/* Changes of a series that is `low`, `high` and `low` again for so many
   periods, a little up and down all the time: "8 16" where they are. */
static const char *
changes(size_t before, size_t high, size_t after)
{
    enum {
        MOST = 500
    };
    static char text[40];
    static struct rate r[MOST];
    struct change found[MOST];
    size_t n = before + high + after, k;

    for (size_t i = 0; i < n; i++) {
        bool up = i >= before && i < before + high;

        r[i] = (struct rate){(up ? 30 : 10) + (double)(i * 7 % 5),
                             900 + (double)(i * 3 % 7) * 30};
    }
    k = change_points(r, n, 1, found);
    text[0] = '\0';
    for (size_t i = 0; i < k; i++) {
        size_t len = strlen(text);

        snprintf(text + len, sizeof text - len, "%s%zu", i ? " " : "",
                 found[i].at);
        CHECK(found[i].p > 0 && found[i].p <= 0.05);
    }
    return text;
}

static void
test_change(void)
{
    CHECK_TEXT(changes(7, 11, 0), "7");
    CHECK_TEXT(changes(0, 9, 9), "9");
    CHECK_TEXT(changes(15, 3, 0), "15"); /* at the edge */
    CHECK_TEXT(changes(18, 0, 0), "");
    /* A rise and a fall. */
    CHECK_TEXT(changes(8, 8, 8), "8 16");
    CHECK_TEXT(changes(5, 5, 5), "5 10");
    CHECK_TEXT(changes(10, 4, 10), "10 14");
    CHECK_TEXT(changes(13, 3, 14), "13 16");
    /* Beginnings and ends that are not among those looked at first. */
    CHECK_TEXT(changes(101, 93, 301), "101 194");
    CHECK_TEXT(changes(211, 7, 271), "211 218");
    CHECK_TEXT(changes(400, 0, 0), "");
}

int
main(void)
{
    test_dispersion();
    test_weighting();
    test_bm25();
    test_diversity();
    test_readability();
    test_syllables();
    test_intervals();
    test_change();
    return check_end();
}
