/* Near-duplicates: which copies of a story share its cluster and which stories
   do not, the same however they were loaded; and what removal leaves. */
#include "made_corpus.h"
#include "near_compare.h"
#include "near_find.h"

#define WORDS 300

struct story {
    char *word[WORDS * 2];
    size_t n;
};

/* Words that no other seed has, with a number now and then. */
static void
story_make(struct story *s, unsigned seed, size_t n)
{
    s->n = n;
    for (size_t i = 0; i < n; i++)
        s->word[i] = i % 25 == 24 ? mem_format("%u", seed * 1000 + (unsigned)i)
                                  : mem_format("w%ux%zu", seed, i);
}

static void
story_free(struct story *s)
{
    for (size_t i = 0; i < s->n; i++)
        free(s->word[i]);
    *s = (struct story){0};
}

static void
put_words(struct buf *b, const struct story *s, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        buf_format(b, "%s%s", s->word[i], i % 15 == 14 ? ".\n\n" : " ");
}

/* Slots of a template every `period` words: a name and a number. */
static void
put_template(struct buf *b, const struct story *s, size_t period, unsigned who)
{
    for (size_t i = 0; i < s->n; i++) {
        if (i % period == 0)
            buf_format(b, "firm%u %u ", who * 100 + (unsigned)i,
                       who * 7919 + (unsigned)i);
        else if (i % 25 != 24)
            buf_format(b, "%s ", s->word[i]);
    }
}

static void
put_typos(struct buf *b, const struct story *s)
{
    for (size_t i = 0; i < s->n; i++)
        buf_format(b, "%s%s ", s->word[i], i % 20 == 7 ? "q" : "");
}

/* The cases; those with the same letter at the start share a cluster. */
static const char *const names[] = {
    "a-original", "a-lead",  "a-boilerplate", "a-typos",  "a-reordered",
    "a-cut",      "a-mixed", "a-exact",       "b-report", "c-report",
    "d-report",   "e-firm",  "f-firm",        "g-paper",  "h-paper",
    "i-paper",    "j-brief", "k-brief",       "l-two",    "m-three",
};
#define CASES (sizeof names / sizeof *names)

static char *
text_of(size_t i)
{
    struct story a, other, quotes, template;
    struct buf b = {0};

    story_make(&a, 1, WORDS);
    story_make(&other, 10 + (unsigned)i, WORDS);
    story_make(&quotes, 2, 60);
    story_make(&template, 3, WORDS);
    switch (i) {
    case 0:
    case 7:
        put_words(&b, &a, 0, WORDS);
        break;
    case 1:
        put_words(&b, &other, 0, 40);
        put_words(&b, &a, 40, WORDS);
        break;
    case 2:
        put_words(&b, &a, 0, WORDS);
        put_words(&b, &other, 0, 120);
        break;
    case 3:
        put_typos(&b, &a);
        break;
    case 4:
        for (size_t part = 6; part--;)
            put_words(&b, &a, part * 50, part * 50 + 50);
        break;
    case 5:
        put_words(&b, &a, 0, WORDS * 45 / 100);
        break;
    case 6:
        put_words(&b, &other, 0, 20);
        put_words(&b, &a, 20, 230);
        put_words(&b, &other, 20, 60);
        break;
    case 8: /* a template with many slots, and one with few */
    case 9:
    case 10:
        put_template(&b, &template, 9, (unsigned)i);
        break;
    case 11:
    case 12:
        put_template(&b, &template, 24, (unsigned)i);
        break;
    case 13: /* one event: the same quotations */
    case 14:
    case 15:
        put_words(&b, &other, 0, 100);
        put_words(&b, &quotes, 0, 30);
        put_words(&b, &other, 100, 180);
        put_words(&b, &quotes, 30, 60);
        put_words(&b, &other, 180, 250);
        break;
    case 16: /* short ones with a sentence in common */
    case 17:
        put_words(&b, &quotes, 0, 12);
        put_words(&b, &other, 0, 12);
        break;
    case 18:
        buf_str(&b, "Two words");
        break;
    default:
        buf_str(&b, "Three other words");
    }
    story_free(&a);
    story_free(&other);
    story_free(&quotes);
    story_free(&template);
    return buf_take(&b);
}

/* Loads cases from..to in loads of `step` documents. */
static void
load_cases(struct made *m, size_t from, size_t to, size_t step)
{
    for (size_t i = from; i < to; i += step) {
        struct made_doc docs[CASES];
        char *texts[CASES];
        size_t n = to - i < step ? to - i : step;

        for (size_t k = 0; k < n; k++) {
            texts[k] = text_of(i + k);
            docs[k] = (struct made_doc){.key = names[i + k], .text = texts[k]};
        }
        made_load(m, docs, n, NULL);
        for (size_t k = 0; k < n; k++)
            free(texts[k]);
    }
}

#define STATE                                                                  \
    "SELECT group_concat(id || ' ' || cluster || ' ' || ifnull(original, "     \
    "'-') "                                                                    \
    "|| ' ' || ifnull(round(containment, 3) || ' ' || round(resemblance, 3), " \
    "'-'), char(10)) FROM (SELECT * FROM meta LEFT JOIN duplicate ON "         \
    "document = id ORDER BY id)"

static void
joined(void)
{
    struct made m;
    char *whole;

    made_new(&m);
    load_cases(&m, 0, CASES, CASES);
    for (size_t i = 1; i < CASES; i++) {
        char *sql = mem_format("SELECT key || (cluster = 1) FROM meta "
                               "WHERE id = %zu",
                               i + 1);
        char *want = mem_format("%s%d", names[i], names[i][0] == 'a');

        CHECK_TEXT(made_ask(&m, sql), want);
        free(sql);
        free(want);
    }
    CHECK_TEXT(made_ask(&m, "SELECT count(*) FROM meta WHERE cluster <> id"),
               "7");
    CHECK_TEXT(made_ask(&m, "SELECT containment || ' ' || resemblance FROM "
                            "duplicate WHERE document = 8"),
               "1.0 1.0");
    CHECK_TEXT(made_ask(&m, "SELECT containment = 1 AND resemblance BETWEEN "
                            "0.4 AND 0.5 FROM duplicate WHERE document = 6"),
               "1");
    whole = mem_string(made_ask(&m, STATE));
    made_end(&m);
    /* however many loads they came in */
    for (size_t step = 1; step < CASES; step += 4) {
        made_new(&m);
        load_cases(&m, 0, CASES, step);
        CHECK_TEXT(made_ask(&m, STATE), whole);
        made_end(&m);
    }
    free(whole);
}

/* A load that died before its end is made up for. */
static void
repaired(void)
{
    struct made m;
    char *whole;

    made_new(&m);
    load_cases(&m, 0, CASES, CASES);
    whole = mem_string(made_ask(&m, STATE));
    made_end(&m);
    made_new(&m);
    load_cases(&m, 0, CASES, CASES);
    CHECK(made_ask(&m, "DELETE FROM duplicate WHERE resemblance < 1") != NULL);
    CHECK(made_ask(&m, "UPDATE meta SET cluster = id WHERE id <> 8") != NULL);
    CHECK(made_ask(&m, "UPDATE corpus SET value = 0 "
                       "WHERE name IN ('clustered', 'counted')") != NULL);
    CHECK(made_ask(&m, "UPDATE types SET frequency = 0, docfreq = 0") != NULL);
    CHECK_OK(&m, store_repair(m.s, &m.ft));
    CHECK_TEXT(made_ask(&m, STATE), whole);
    free(whole);
    made_end(&m);
}

static void
removed(void)
{
    static const int64_t first[] = {1}, twin[] = {8}, copy[] = {2};
    struct made m;
    uint64_t n;

    made_new(&m);
    load_cases(&m, 0, 9, 9);
    /* the exact twin takes the place of the first */
    CHECK_OK(&m, store_remove(m.s, first, 1, &n, &m.ft));
    CHECK_TEXT(made_ask(&m, "SELECT group_concat(DISTINCT cluster) FROM meta "
                            "WHERE key LIKE 'a-%'"),
               "2");
    CHECK_TEXT(made_ask(&m, "SELECT group_concat(DISTINCT original) FROM "
                            "(SELECT original FROM duplicate WHERE document "
                            "<> 7)"),
               "8");
    CHECK_TEXT(made_ask(&m, "SELECT count(*) FROM duplicate WHERE document = "
                            "8"),
               "0");
    CHECK_TEXT(made_ask(&m, "SELECT count(*) FROM signature WHERE id = 8"),
               "1");
    /* without a twin the others only stay together */
    CHECK_OK(&m, store_remove(m.s, twin, 1, &n, &m.ft));
    CHECK_TEXT(made_ask(&m, "SELECT count(*) FROM duplicate WHERE original = "
                            "8"),
               "0");
    CHECK_OK(&m, store_remove(m.s, copy, 1, &n, &m.ft));
    CHECK_TEXT(made_ask(&m, "SELECT group_concat(DISTINCT cluster) FROM meta "
                            "WHERE key LIKE 'a-%'"),
               "3");
    /* who comes now joins them */
    load_cases(&m, 0, 1, 1);
    CHECK_TEXT(made_ask(&m, "SELECT cluster FROM meta WHERE key = "
                            "'a-original'"),
               "3");
    made_end(&m);
}

/* Ten thousand that look alike: time and memory stay linear. */
static void
crowd(void)
{
    size_t n = 10000;
    struct signature *sig = mem_alloc(n * sizeof *sig);
    struct near_candidates *c = mem_alloc(n * sizeof *c);

    for (size_t i = 0; i < n; i++) {
        for (unsigned k = 0; k < SIGNATURE_BINS; k++)
            sig[i].bin[k] = (uint8_t)(k % 4 ? 7 : i);
    }
    near_find(sig, n, 0, c);
    CHECK(!c[0].agree[0]);
    for (size_t i = 1; i < n; i++)
        CHECK(c[i].agree[0] >= 96 && c[i].older[0] < i);
    free(sig);
    free(c);
}

/* Copies with half of their bins changed, among many that are nobody's. */
static void
pairs(void)
{
    size_t n = 3000;
    struct signature *sig = mem_alloc(n * sizeof *sig);
    struct near_candidates *c = mem_alloc(n * sizeof *c);
    uint64_t random = 1;

    for (size_t i = 0; i < n; i++) {
        for (unsigned k = 0; k < SIGNATURE_BINS; k++) {
            random = random * UINT64_C(6364136223846793005) + 1;
            sig[i].bin[k] = (uint8_t)(random >> 40);
        }
        if (i % 10 == 9)
            memcpy(&sig[i], &sig[i - 5], SIGNATURE_BINS / 2);
    }
    near_find(sig, n, 0, c);
    for (size_t i = 0; i < n; i++)
        CHECK(i % 10 == 9 ? c[i].agree[0] >= 64 && c[i].older[0] == i - 5
                          : !c[i].agree[0]);
    free(sig);
    free(c);
}

/* A look at the marks rejects no pair that a comparison would join, and nearly
   all that share little. */
static void
glances(void)
{
    struct numbers numbers = {0};
    struct shingles a = {0}, b = {0};
    struct ids x = {0}, y = {0};
    uint64_t random = 1;

    for (unsigned round = 0; round < 2000; round++) {
        size_t cut = round / 20 * 6, joined, possible;
        struct likeness l;

        x.n = y.n = 0;
        for (unsigned i = 0; i < 600; i++) {
            random = random * UINT64_C(6364136223846793005) + 1;
            x.at = mem_grow(x.at, &x.cap, x.n + 1, sizeof *x.at);
            y.at = mem_grow(y.at, &y.cap, y.n + 1, sizeof *y.at);
            x.at[x.n++] = (uint32_t)(random >> 50);
            if (i >= cut || round % 2)
                y.at[y.n++] = random >> 33 & 15 ? (uint32_t)(random >> 50) : 7;
            if (i < cut && round % 2)
                y.at[y.n - 1] += i;
        }
        shingles_make(&a, &x, &numbers);
        shingles_make(&b, &y, &numbers);
        l = near_likeness(&a, &b);
        joined = near_same(&a, &b, &l);
        possible = near_possible(&a, &y);
        CHECK(possible || !joined);
        CHECK(!possible || l.resemblance > 0.1);
    }
    shingles_free(&a);
    shingles_free(&b);
    ids_free(&x);
    ids_free(&y);
}

int
main(void)
{
    joined();
    pairs();
    glances();
    repaired();
    removed();
    crowd();
    return check_end();
}
