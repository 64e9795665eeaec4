/* Promises of vader.h. The values were worked out by hand from the published
   rules; the gold test compares thousands of sentences with the program. */
#include "made_numbers.h"
#include "check.h"

#include "buf.h"
#include "vader.h"
#include "vader_block.h"
#include "vader_hash.h"

static const char lexicon[] = "good\t1.9\t0.9\t[2, 1]\n"
                              "  bad\t-2.5\n"
                              "no\t-1.2\n"
                              ":)\t2.0\n";

static struct vader_scores
score(const char *text)
{
    struct fault ft;
    struct vader *v = vader_new(lexicon, sizeof lexicon - 1, &ft);
    struct vader_scores s;

    vader_begin(v);
    vader_add(v, text, strlen(text));
    s = vader_end(v);
    vader_free(v);
    return s;
}

static double
compound(double sum)
{
    return round(sum / sqrt(sum * sum + 15) * 1e4) / 1e4;
}

static void
test_rules(void)
{
    CHECK_NUMBER(score("A good day").compound, compound(1.9));
    CHECK_NUMBER(score("A very good day").compound, compound(1.9 + 0.293));
    CHECK_NUMBER(score("A not good day").compound, compound(1.9 * -0.74));
    CHECK_NUMBER(score("It isn't very good").compound,
                 compound((1.9 + 0.293) * -0.74));
    CHECK_NUMBER(score("a GOOD day").compound, compound(1.9 + 0.733));
    CHECK_NUMBER(score("GOOD").compound, compound(1.9));
    CHECK_NUMBER(score("Bad. But good!").compound,
                 compound(-2.5 * 0.5 + 1.9 * 1.5 + 0.292));
    CHECK_NUMBER(score("kind of good").compound, compound(1.9));
    CHECK_NUMBER(score("it is kind of good").compound, compound(1.9 - 0.293));
    CHECK_NUMBER(score("no good").compound, compound(1.9 * -0.74));
    CHECK_NUMBER(score("fine :)").compound, compound(2));
    CHECK_NUMBER(
        score("day\xc2\xa0good?? \xe2\x80\x9cgood\xe2\x80\x9d").compound,
        compound(1.9 + 0.36));
}

static void
test_shares(void)
{
    struct vader_scores s = score("good bad day");

    CHECK_NUMBER(s.pos, round(2.9 / 7.4 * 1e3) / 1e3);
    CHECK_NUMBER(s.neg, round(3.5 / 7.4 * 1e3) / 1e3);
    CHECK_NUMBER(s.neu, round(1 / 7.4 * 1e3) / 1e3);
    CHECK(s.hits == 2);
    s = score("  ");
    CHECK(s.compound == 0 && s.neu == 0 && s.hits == 0);
}

static void
test_twins(void)
{
#ifdef __SSE2__
    char s[VADER_BLOCK];

    for (int round = 0; round < 2000; round++) {
        struct vader_block want, got;

        for (int i = 0; i < VADER_BLOCK; i++)
            s[i] = (char)(round < 256 ? round + i : (int)chance(256));
        vader_block_plain(s, &want);
        vader_block_sse2(s, &got);
        CHECK(memcmp(&want, &got, sizeof want) == 0);
    }
#endif
    for (int round = 0; round < 2000; round++) {
        char word[48];

        for (size_t i = 0; i < sizeof word; i++)
            word[i] = (char)chance(256);
        for (size_t len = 1; len <= 32; len++)
            CHECK(vader_hash(word, len) == vader_hash_padded(word, len));
    }
}

/* Words of a text that is read by blocks are those of the same text read byte
   by byte, which a wide space at both sides of each word sees to. */
static void
test_blocks(void)
{
    static const char *const words[] = {
        "good",
        "BAD!",
        "isn't",
        "so",
        "very",
        "(the)",
        "but",
        "no",
        "--",
        "not,",
        "GOOD?!",
        ":)",
        "a",
        "DON'T",
        "'s",
        "x1",
        "least",
        "\x01\x7f",
        "kind",
        "of",
        "ab.",
        "Good",
        "at",
        "never",
        "this",
        "\"bad\"",
        "0123456789012345678901234567890123456789012345678901234567890123456"};

    for (int round = 0; round < 3000; round++) {
        struct buf plain = {0}, wide = {0};
        struct vader_scores a, b;

        for (uint32_t n = chance(60); n > 0; n--) {
            const char *word = words[chance(sizeof words / sizeof words[0])];

            buf_str(&plain, word);
            buf_str(&plain, chance(9) ? " " : "\n  ");
            buf_str(&wide, "\u2003");
            buf_str(&wide, word);
            buf_str(&wide, "\u00a0 ");
        }
        a = score(buf_text(&plain));
        b = score(buf_text(&wide));
        CHECK(a.compound == b.compound && a.pos == b.pos && a.neg == b.neg);
        CHECK(a.neu == b.neu && a.hits == b.hits);
        buf_free(&plain);
        buf_free(&wide);
    }
}

static void
test_file(void)
{
    struct fault ft = {0};

    CHECK(!vader_new("good\t1\nbad -1\n", 14, &ft));
    CHECK(strstr(ft.text, "line 2"));
    CHECK(!vader_new("good\tx\n", 7, &ft));
}

int
main(void)
{
    test_rules();
    test_shares();
    test_twins();
    test_blocks();
    test_file();
    return check_end();
}
