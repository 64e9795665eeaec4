/* Promises of feature_set.h, linear.h, train.h and lbfgs.h. */
#include "check.h"

#include "lbfgs.h"
#include "mem.h"
#include "train.h"

/* (x0 - 3)^2 + 10 (x1 + 1)^2 */
static double
bowl(const void *problem, const double *x, double *g)
{
    (void)problem;
    g[0] = 2 * (x[0] - 3);
    g[1] = 20 * (x[1] + 1);
    return (x[0] - 3) * (x[0] - 3) + 10 * (x[1] + 1) * (x[1] + 1);
}

static void
test_lbfgs(void)
{
    double x[2] = {0, 0};

    CHECK(lbfgs(bowl, NULL, x, 2, 100) < 30);
    CHECK(fabs(x[0] - 3) < 1e-3 && fabs(x[1] + 1) < 1e-3);
}

static void
read_features(struct features *f, const char *text, struct span target)
{
    struct passage p = {.n_targets = target.stop > 0};

    p.targets[0] = (struct target){{target}, 1};
    passage_read(&p, text, (uint32_t)strlen(text));
    features_read(f, NULL, &p);
    passage_free(&p);
}

static bool
same(const char *a, struct span ta, const char *b, struct span tb)
{
    struct features fa = {0}, fb = {0};
    bool equal;

    read_features(&fa, a, ta);
    read_features(&fb, b, tb);
    equal = fa.n == fb.n;
    for (size_t i = 0; equal && i < fa.n; i++)
        equal = fa.at[i].key == fb.at[i].key;
    features_free(&fa);
    features_free(&fb);
    return equal;
}

static void
test_masks(void)
{
    struct span none = {0, 0};

    CHECK(same("they met Li Wei in May", none, "they met Ivan in June", none));
    CHECK(same("they met 12 men", none, "they met 3 men", none));
    CHECK(!same("they met Li Wei", none, "they left Li Wei", none));
    CHECK(same("He said the mayor lied", (struct span){12, 17},
               "He said the leader lied", (struct span){12, 18}));
    CHECK(!same("Li praised Wu", (struct span){0, 2}, "Li praised Wu",
                (struct span){11, 13}));
}

/* How many features a passage has with one word of tone of this group. */
static size_t
count_of_group(const char *group, struct span target)
{
    static const struct tone_rules none = {.n = 1};
    struct lexicon *l = lexicon_new();
    struct lexicon_entry *e = lexicon_put(l, "hugs", 4);
    struct passage p = {.n_targets = target.stop > 0};
    struct features f = {0};
    size_t n;

    *e = (struct lexicon_entry){.value = {2},
                                .n_values = 1,
                                .note = lexicon_note(l, group, strlen(group))};
    p.lexicons[LEXICON_TONE] = l;
    p.targets[0] = (struct target){{target}, 1};
    passage_read(&p, "Wu hugs Li", 10);
    features_read(&f, &none, &p);
    n = f.n;
    features_free(&f);
    passage_free(&p);
    lexicon_free(l);
    return n;
}

/* Groups of a lexicon tell of sentences, not of targets. */
static void
test_groups(void)
{
    struct span none = {0, 0}, wu = {0, 2};

    CHECK_NUMBER(count_of_group("love", none), count_of_group("", none) + 1);
    CHECK_NUMBER(count_of_group("love", wu), count_of_group("", wu));
}

static const struct {
    const char *text;
    int class;
} samples[] = {
    {"the talks went well", 1},   {"the harvest went well", 1},
    {"all went well there", 1},   {"the talks broke down", 0},
    {"the engine broke down", 0}, {"everything broke down", 0},
};

static void
train_on_samples(struct buf *out)
{
    static const char names[][LINEAR_NAME_MAX] = {"bad", "good"};
    struct train_options o = {.about = "test",
                              .bits = 12,
                              .l2 = 0.1,
                              .except = -1,
                              .iterations = 100};
    struct trainer *t = train_new(2, names);
    struct features f = {0};

    for (size_t i = 0; i < sizeof samples / sizeof samples[0]; i++) {
        read_features(&f, samples[i].text, (struct span){0, 0});
        train_add(t, &f, samples[i].class, 1, 0);
    }
    train_fit(t, &o, out);
    features_free(&f);
    train_free(t);
}

/* Features without a weight make no difference. */
static void
check_wanted(const struct linear *m, const char *text)
{
    struct features all = {0}, wanted = {.wanted = linear_wanted(m)};
    double a[2], b[2], parts_a[8], parts_b[8];

    read_features(&all, text, (struct span){0, 0});
    read_features(&wanted, text, (struct span){0, 0});
    CHECK(wanted.n > 0 && wanted.n < all.n);
    linear_score(m, &all, a);
    linear_score(m, &wanted, b);
    CHECK(a[0] == b[0] && a[1] == b[1]);
    CHECK(linear_explain(m, &all, 1, parts_a, 8) ==
          linear_explain(m, &wanted, 1, parts_b, 8));
    for (int i = 0; i < 8; i++)
        CHECK(parts_a[i] == parts_b[i]);
    features_free(&all);
    features_free(&wanted);
}

static void
test_train(void)
{
    struct buf a = {0}, b = {0};
    struct features f = {0};
    struct linear *m;
    struct fault ft;
    double scores[2], parts[4];

    train_on_samples(&a);
    train_on_samples(&b);
    CHECK(a.len == b.len && memcmp(a.data, b.data, a.len) == 0);
    m = linear_load(a.data, a.len, &ft);
    CHECK(m && m->n == 2 && m->bits == 12);
    CHECK_TEXT(m->names[1], "good");
    CHECK_TEXT(m->about, "test");
    check_wanted(m, "nobody there thought all of it went well");
    read_features(&f, "the wedding went well", (struct span){0, 0});
    linear_score(m, &f, scores);
    CHECK(scores[1] > scores[0]);
    linear_explain(m, &f, 1, parts, 4);
    CHECK(parts[3] > parts[0] && parts[3] > 0);
    linear_softmax(scores, 2);
    CHECK_NUMBER(scores[0] + scores[1], 1);
    CHECK(scores[1] > 0.7);
    features_free(&f);
    linear_free(m);
    buf_free(&a);
    buf_free(&b);
}

/* Every cut of a file is refused. */
static void
test_damaged(void)
{
    struct buf whole = {0};
    struct fault ft;

    train_on_samples(&whole);
    for (size_t len = 0; len < whole.len; len++) {
        char *cut = mem_copy(whole.data, len);

        CHECK(!linear_load(cut, len, &ft));
        free(cut);
    }
    buf_char(&whole, 'x');
    CHECK(!linear_load(whole.data, whole.len, &ft));
    buf_free(&whole);
}

int
main(void)
{
    test_lbfgs();
    test_masks();
    test_groups();
    test_train();
    test_damaged();
    return check_end();
}
