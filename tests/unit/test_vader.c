/* Promises of vader.h. The values were worked out by hand from the published
   rules; the gold test compares thousands of sentences with the program. */
#include "check.h"

#include "vader.h"

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
    test_file();
    return check_end();
}
