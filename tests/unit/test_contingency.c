/* Keyness and association: reference values, most of them on the six texts T6
   (their counts are those of test_t6.c). */
#include <string.h>

#include "chance.h"
#include "check.h"
#include "keyness.h"

/* To nine digits, as the reference has them. */
#define CHECK_VALUE(got, want)                                          \
    check_number((got), (want), 1.5e-9 * fmax(1, fabs((double)(want))), \
                 __FILE__, __LINE__, #got)

static const double N1 = 46, N2 = 39; /* T6: late, early */

static struct keyness
keyness_at(double a, double n1, double b, double n2)
{
    const struct contingency t = {a, b, n1 - a, n2 - b};

    return keyness_of(&t);
}

static void
test_keyness(void)
{
    static const struct {
        double a, b, chi2, p_chi2, yates, g2_4, p, g2_2, quanteda, williams,
            ratio, low, high;
    } want[] = {
        {4, 0, 3.558776167, 0.0592313938, 1.883836468, 5.079190005,
         0.0242146798, 4.912078880, 2.151503585, 4.509099248, 2.761840263,
         -1.434709755, 6.958390281},
        {0, 4, -4.950933840, 0.0260765795, -2.927954722, -6.466506453,
         0.0109926416, -6.232716883, -3.191615664, -5.740702623, -3.238159737,
         -7.434709755, 0.958390281},
        {0, 3, -3.667917448, 0.0554694518, -1.756580766, -4.804312223,
         0.0283885962, -4.674537662, -1.868189779, -4.111868481, -2.823122238,
         -7.098320848, 1.452076372},
        {6, 3, 0.638385261, 0.424296123, 0.198265865, 0.652893873, 0.419079941,
         0.585400953, 0.200237930, 0.617823556, 0.761840263, -1.140505368,
         2.664185893},
        {4, 3, 0.028115697, 0.866837108, 0, 0.028217804, 0.866597788,
         0.025903076, 0.028217974, 0.026307569, 0.176877762, -1.893197116,
         2.246952640},
    };

    for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
        struct keyness k = keyness_at(want[i].a, N1, want[i].b, N2);

        CHECK_VALUE(k.chi2, want[i].chi2);
        CHECK_VALUE(chance_chi_square(k.chi2), want[i].p_chi2);
        CHECK_VALUE(k.chi2_yates, want[i].yates);
        CHECK_VALUE(k.g2_4, want[i].g2_4);
        CHECK_VALUE(k.p_iid, want[i].p);
        CHECK_VALUE(k.g2_2, want[i].g2_2);
        CHECK_VALUE(k.g2_quanteda, want[i].quanteda);
        CHECK_VALUE(k.g2_williams, want[i].williams);
        CHECK_VALUE(k.log_ratio, want[i].ratio);
        CHECK_VALUE(k.log_ratio_low_iid, want[i].low);
        CHECK_VALUE(k.log_ratio_high_iid, want[i].high);
    }
}

static void
test_keyness_more(void)
{
    struct keyness china = keyness_at(6, N1, 3, N2);
    struct keyness large = keyness_at(158, 1e6, 41, 2e6);
    struct contingency t = {6, 3, 40, 36}, small = {7, 2, 3, 7};

    CHECK_VALUE(china.percent_diff, 69.565217391);
    CHECK_VALUE(china.simple_maths, 1.695643131);
    CHECK_VALUE(china.odds_ratio, 1.8);
    CHECK_VALUE(fisher_p(&t), 0.497972399);
    CHECK_VALUE(large.chi2, 190.025167817);
    CHECK_VALUE(large.g2_4, 177.979846945);
    CHECK_VALUE(large.g2_2, 177.967241750);
    CHECK_VALUE(large.g2_quanteda, 177.985846945);
    CHECK_VALUE(large.log_ratio, 2.946228744);
    CHECK_VALUE(large.log_ratio_low_iid, 2.450643812);
    CHECK_VALUE(large.log_ratio_high_iid, 3.441813675);
    CHECK_VALUE(large.percent_diff, 670.731707317);
    CHECK_VALUE(simple_maths(158, 1e6, 41, 2e6, 100), 2.141078838);
    CHECK_VALUE(large.bic, 163.053118903);
    CHECK_VALUE(chi2(&small), 4.337160494);
    CHECK_VALUE(chi2_yates(&small), 2.632438272);
    CHECK_VALUE(g2_4(&small), 4.534939332);
    CHECK_VALUE(g2_2(&small), 2.440100431);
    CHECK_VALUE(williams_q(&small), 1.079533247);
    CHECK_VALUE(g2_4(&small) / williams_q(&small), 4.200833412);
    CHECK_VALUE(chi2(&small) / williams_q(&small), 4.017625680);
    CHECK_VALUE(fisher_p(&small), 0.0697785187);
    CHECK_VALUE(odds_ratio(&small), 8.166666667);
}

static void
test_undefined(void)
{
    struct keyness none = keyness_at(0, 0, 3, 39);
    struct contingency empty = {0, 0, 46, 39}, never = {0, 5, 3, 10};
    struct contingency twice = {6, -2, 4, 0}, never_more = {6, 0, 0, 10};

    CHECK(isnan(none.g2_4) && isnan(none.chi2) && isnan(none.p_iid));
    CHECK(isnan(keyness_at(4, N1, 0, N2).percent_diff));
    /* 0.5 of 46 would be more than 1 of 93, and as much as 1 of 92. */
    CHECK_VALUE(keyness_at(0, N1, 1, 91).log_ratio, log2(91 / (2 * N1)));
    CHECK(isnan(keyness_at(0, N1, 1, 92).log_ratio));
    CHECK(isnan(keyness_at(0, N1, 1, 93).log_ratio));
    CHECK(isnan(keyness_at(1, 93, 0, N1).log_ratio_high_iid));
    CHECK(isnan(keyness_at(0, N1, 0, N2).log_ratio));
    CHECK(isnan(g2_4(&empty)) && isnan(delta_p(&empty)));
    CHECK(isnan(pmi(&never)) && isnan(npmi(&never)) && isnan(log_dice(&never)));
    CHECK(isnan(t_score(&never)));
    CHECK(!isnan(g2_4(&never)));
    CHECK(isnan(dice(&twice)) && isnan(log_dice(&twice)));
    CHECK_VALUE(log_dice(&never_more), 14);
    CHECK(isnan(odds_ratio(&never_more)));
    CHECK_VALUE(odds_ratio(&never), 0);
}

static void
test_many_tests(void)
{
    double p[] = {0.0242146798, 0.0109926416, NAN,
                  0.0283885962, 0.419079941,  0.866597788};

    chance_benjamini_hochberg(p, 6);
    CHECK_VALUE(p[0], 0.047314327);
    CHECK_VALUE(p[1], 0.047314327);
    CHECK(isnan(p[2]));
    CHECK_VALUE(p[3], 0.047314327);
    CHECK_VALUE(p[4], 0.523849926);
    CHECK_VALUE(p[5], 0.866597788);
}

static void
test_collocation(void)
{
    static const struct {
        struct contingency t;
        double lambda, z, pmi, npmi, pmi3, ts, g2, chi2, log_dice;
    } want[] = {
        {{2, 1, 2, 65},
         3.776585035,
         3.102307622,
         3.544320516,
         0.690997261,
         5.544320516,
         1.292995257,
         8.859590851,
         21.613146389,
         13.192645078},
        {{3, 5, 1, 61},
         3.261586943,
         3.040838329,
         2.714245518,
         0.597283028,
         5.884170519,
         1.468119256,
         9.841488923,
         16.937622190,
         13.000000000},
        {{2, 7, 1, 60},
         2.598565968,
         2.355985030,
         2.374395515,
         0.462909827,
         4.374395515,
         1.141472375,
         5.028873611,
         8.100028093,
         12.415037499},
        {{2, 7, 2, 59},
         2.071073292,
         2.124719748,
         1.959358016,
         0.381994522,
         3.959358016,
         1.050558646,
         3.525237141,
         5.223822929,
         12.299560282},
        {{1, 3, 4, 62},
         1.783791300,
         1.634784545,
         1.807354922,
         0.294872160,
         1.807354922,
         0.714285714,
         1.346521206,
         2.039627040,
         11.830074999},
    };
    struct contingency span =
        contingency_of(6, 7 * 2 * 5, 9, 85); /* russia, china, 5 each side */
    struct contingency narrow = contingency_of(3, 7 * 2 * 3, 9, 85);

    for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
        const struct contingency *t = &want[i].t;
        struct lambda l = lambda_of_pair(t);

        CHECK_VALUE(l.lambda, want[i].lambda);
        CHECK_VALUE(l.z, want[i].z);
        CHECK_VALUE(pmi(t), want[i].pmi);
        CHECK_VALUE(npmi(t), want[i].npmi);
        CHECK_VALUE(pmi3(t), want[i].pmi3);
        CHECK_VALUE(t_score(t), want[i].ts);
        CHECK_VALUE(g2_4(t), want[i].g2);
        CHECK_VALUE(chi2(t), want[i].chi2);
        CHECK_VALUE(log_dice(t), want[i].log_dice);
    }
    CHECK_VALUE(contingency_expected(&span), 7.411764706);
    CHECK_VALUE(pmi(&span), -0.304854582);
    CHECK_VALUE(t_score(&span), -0.576350528);
    CHECK_VALUE(pmi(&narrow), -0.567888987);
}

/* capital gains tax ...: quanteda's own comment text, 22 bigrams. */
static void
test_lambda(void)
{
    static const char *const words[] = {
        "A",     "gains", "capital", "B",       "C",     "capital",
        "gains", "A",     "B",       "capital", "C",     "capital",
        "gains", "tax",   "gains",   "tax",     "gains", "B",
        "gains", "C",     "capital", "gains",   "tax"};
    static const char *const asked[] = {"capital", "gains", "tax"};
    enum {
        N = sizeof words / sizeof *words
    };
    double pair[2][4] = {{0}}, three[8] = {0};
    struct lambda l;

    for (size_t i = 0; i + 1 < N; i++)
        for (size_t p = 0; p < 2; p++)
            pair[p][(strcmp(words[i], asked[p]) == 0) |
                    (strcmp(words[i + 1], asked[p + 1]) == 0) << 1]++;
    for (size_t i = 0; i + 2 < N; i++)
        three[(strcmp(words[i], asked[0]) == 0) |
              (strcmp(words[i + 1], asked[1]) == 0) << 1 |
              (strcmp(words[i + 2], asked[2]) == 0) << 2]++;
    l = lambda_of(pair[0], 2);
    CHECK_VALUE(l.lambda, 1.435084525);
    CHECK_VALUE(l.z, 1.448169503);
    l = lambda_of(pair[1], 2);
    CHECK_VALUE(l.lambda, 3.182672776);
    CHECK_VALUE(l.z, 1.984350092);
    l = lambda_of(three, 3);
    CHECK_VALUE(l.lambda, -0.251314428);
    CHECK_VALUE(l.z, -0.098580851);
}

int
main(void)
{
    test_keyness();
    test_keyness_more();
    test_undefined();
    test_many_tests();
    test_collocation();
    test_lambda();
    return check_end();
}
