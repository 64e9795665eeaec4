/* Promises of outline.h. */
#include "check.h"

#include "feature_set.h"

static const struct lexicon *verbs;

/* Reads a text about the name Wu at its start. */
static void
read_features(struct features *f, const char *text)
{
    struct passage p = {.n_targets = 1};

    p.lexicons[LEXICON_VERBS] = verbs;
    p.targets[0] = (struct target){{{0, 2}}, 1};
    passage_read(&p, text, (uint32_t)strlen(text));
    features_read(f, NULL, &p);
    passage_free(&p);
}

static bool
has_of(const struct features *f, uint64_t key, unsigned last)
{
    for (size_t i = 0; i < f->n; i++)
        if (f->at[i].key == key && f->at[i].last == last)
            return true;
    return false;
}

/* How many features whose last word is this one two texts share. */
static size_t
shared(const char *a, const char *b, unsigned last)
{
    struct features fa = {0}, fb = {0};
    size_t n = 0;

    read_features(&fa, a);
    read_features(&fb, b);
    for (size_t i = 0; i < fa.n; i++)
        n += fa.at[i].last == last && has_of(&fb, fa.at[i].key, last);
    features_free(&fa);
    features_free(&fb);
    return n;
}

/* One open word is as good as another; words of closed classes are not. */
static void
test_classes(void)
{
    CHECK(shared("Wu has gone there", "Wu has come there", 2) > 0);
    CHECK(shared("Wu has gone there", "Wu was gone there", 1) == 0);
    CHECK(shared("Wu of all men", "Wu to all men", 1) == 0);
}

/* Verbs of a group are one, of different groups are not. */
static void
test_verbs(void)
{
    CHECK(shared("Wu will hail you", "Wu will laud you", 2) >
          shared("Wu will hail you", "Wu will scold you", 2));
}

/* Marks and possession part what words alone would join. */
static void
test_marks(void)
{
    size_t plain = shared("Wu men of us", "Wu men of us", 1);

    CHECK(shared("Wu's men of us", "Wu men of us", 1) < plain);
    CHECK(shared("Wu, men of us", "Wu men of us", 1) < plain);
    CHECK(shared("Wu: men of us", "Wu, men of us", 1) < plain);
    CHECK(shared("Wu \"men of us\"", "Wu men of us", 1) < plain);
}

/* Passages longer than a row are read to its end. */
static void
test_long(void)
{
    char text[4096] = "Wu";
    struct features f = {0};

    for (int i = 0; i < 900; i++)
        strcat(text, i % 2 ? " of" : ", a");
    read_features(&f, text);
    CHECK(f.n > 0);
    features_free(&f);
}

static void
put(struct lexicon *l, const char *verb, const char *group)
{
    lexicon_put(l, verb, strlen(verb))->note =
        lexicon_note(l, group, strlen(group));
}

int
main(void)
{
    struct lexicon *l = lexicon_new();

    put(l, "hail", "praise");
    put(l, "laud", "praise");
    put(l, "scold", "criticize");
    verbs = l;
    test_classes();
    test_verbs();
    test_marks();
    test_long();
    lexicon_free(l);
    return check_end();
}
