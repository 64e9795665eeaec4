/* The parts of a report that count and make safe: hits.h, interval.h, html.h,
   function_words.h. */
#include <math.h>
#include <string.h>

#include "chart.h"
#include "check.h"
#include "function_words.h"
#include "hits.h"
#include "html.h"
#include "interval.h"

static void
test_few_places_are_all_shown(void)
{
    struct hits h = {.total = 3, .cap = 5};

    for (int i = 0; i < 3; i++) {
        CHECK(hits_wants(&h));
        hits_add(&h, i + 1, 0, 1, "2020-01-02T03:04", NULL);
    }
    CHECK(h.n == 3);
    CHECK(strcmp(h.at[0].day, "2020-01-02") == 0);
    hits_free(&h);
}

static void
test_many_places_are_spread_evenly(void)
{
    for (size_t total = 11; total < 200; total += 7) {
        struct hits h = {.total = total, .cap = 10};
        int64_t last = -1, least = INT64_MAX, most = 0;

        for (size_t i = 0; i < total; i++) {
            if (hits_wants(&h))
                hits_add(&h, (int64_t)i, 0, 1, NULL, NULL);
        }
        CHECK(h.n == 10);
        CHECK(h.seen == total);
        for (size_t i = 0; i < h.n; i++) {
            int64_t step = h.at[i].document - last;

            if (i) {
                least = step < least ? step : least;
                most = step > most ? step : most;
            }
            last = h.at[i].document;
        }
        CHECK(h.at[0].document == 0);
        CHECK(most - least <= 1);
        hits_free(&h);
    }
}

/* Places that come many at a time: the same ones are shown. */
static void
test_places_can_be_passed_together(void)
{
    for (size_t total = 1; total < 300; total += 13) {
        struct hits one = {.total = total, .cap = 7};
        struct hits many = one;
        size_t i = 0, at_once = 0;

        while (i < total) {
            size_t n = 1 + i % 5;

            n = n < total - i ? n : total - i;
            if (hits_pass(&many, n)) {
                for (size_t k = 0; k < n; k++)
                    CHECK(!hits_wants(&one));
                at_once += n;
            } else {
                for (size_t k = 0; k < n; k++) {
                    int wants = hits_wants(&one);

                    CHECK(wants == hits_wants(&many));
                    if (wants) {
                        hits_add(&one, (int64_t)(i + k), 0, 1, NULL, NULL);
                        hits_add(&many, (int64_t)(i + k), 0, 1, NULL, NULL);
                    }
                }
            }
            i += n;
        }
        CHECK(many.seen == total && one.n == (total < 7 ? total : 7));
        CHECK(total < 100 || at_once > total / 3);
        hits_free(&one);
        hits_free(&many);
    }
}

static void
test_a_cap_of_none_wants_none(void)
{
    struct hits h = {.total = 2};

    CHECK(!hits_wants(&h));
    CHECK(!hits_wants(&h));
    hits_free(&h);
}

static void
test_places_stand_by_date_and_undated_last(void)
{
    struct hits h = {.total = 4, .cap = 4};

    hits_add(&h, 1, 9, 10, NULL, NULL);
    hits_add(&h, 2, 0, 1, "2020", NULL);
    hits_add(&h, 3, 0, 1, "2019-05", NULL);
    hits_add(&h, 1, 2, 3, NULL, NULL);
    hits_sort(&h);
    CHECK(h.at[0].document == 3);
    CHECK(h.at[1].document == 2);
    CHECK(h.at[2].start == 2);
    CHECK(h.at[3].start == 9);
    hits_free(&h);
}

static void
test_the_cap_keeps_the_budget(void)
{
    const uint64_t totals[] = {1000, 5, 400, 0};

    CHECK(hits_cap(totals, 4, 50, 1000) == 50);
    for (size_t budget = 10; budget < 200; budget += 10) {
        size_t cap = hits_cap(totals, 4, 50, budget);

        CHECK(cap >= 1);
        CHECK(2 * cap + (cap < 5 ? cap : 5) <= budget);
    }
    CHECK(hits_cap(totals, 4, 50, 0) == 1);
}

/* With one document a cluster the jackknife is the usual interval of a mean:
   here of 1..10, mean 5.5, standard error sqrt(55/6/10), t(9) 2.262. */
static void
test_interval_of_single_documents(void)
{
    struct cluster_sum c[10];
    double mean, low, high;

    for (int i = 0; i < 10; i++)
        c[i] = (struct cluster_sum){i + 1, 1};
    CHECK(interval_of(c, 10, &mean, &low, &high));
    CHECK(fabs(mean - 5.5) < 1e-12);
    CHECK(fabs((high - low) / 2 - 2.262 * 0.957427) < 0.01);
    CHECK(fabs((high + low) / 2 - mean) < 1e-12);
}

static void
test_copies_do_not_narrow_the_interval(void)
{
    struct cluster_sum once[12], copied[12];
    double mean, low, high, mean2, low2, high2;

    for (int i = 0; i < 12; i++) {
        once[i] = (struct cluster_sum){i % 3 - 1, 1};
        copied[i] = (struct cluster_sum){5.0 * (i % 3 - 1), 5};
    }
    CHECK(interval_of(once, 12, &mean, &low, &high));
    CHECK(interval_of(copied, 12, &mean2, &low2, &high2));
    CHECK(fabs(mean - mean2) < 1e-12);
    CHECK(fabs(low - low2) < 1e-9 && fabs(high - high2) < 1e-9);
}

static void
test_values_are_added_up_by_cluster(void)
{
    struct clustered v[] = {{7, 0.1}, {2, 1}, {7, 0.7}, {7, 0.2}, {-1, 3}},
                     w[] = {{7, 0.7}, {7, 0.2}, {-1, 3}, {7, 0.1}, {2, 1}};
    struct cluster_sum sums[5], same[5];

    CHECK(cluster_sums(v, 5, sums) == 3);
    CHECK(sums[0].sum == 3 && sums[0].n == 1);
    CHECK(sums[1].sum == 1 && sums[1].n == 1);
    CHECK(fabs(sums[2].sum - 1) < 1e-12 && sums[2].n == 3);
    CHECK(cluster_sums(w, 5, same) == 3);
    CHECK(same[2].sum == sums[2].sum);
    CHECK(cluster_sums(v, 0, sums) == 0);
}

static void
test_few_clusters_have_no_mean(void)
{
    struct cluster_sum c[9] = {{1, 1}};
    double mean = 7, low, high;

    CHECK(!interval_of(c, 9, &mean, &low, &high));
    CHECK(mean == 7);
}

static const char *
signed_as(double value, int decimals)
{
    static struct buf b;

    buf_clear(&b);
    page_signed(&b, value, decimals);
    return buf_text(&b);
}

static void
test_a_sign_is_that_of_what_is_shown(void)
{
    CHECK(strcmp(signed_as(-0.0435, 2), "-0.04") == 0);
    CHECK(strcmp(signed_as(-0.0435, 1), "0.0") == 0);
    CHECK(strcmp(signed_as(0.0004, 3), "0.000") == 0);
    CHECK(strcmp(signed_as(0.0015, 3), "+0.002") == 0);
    CHECK(strcmp(signed_as(-0.0, 2), "0.00") == 0);
}

/* However small: a stroke for the mean, and the interval beside it. */
static void
test_an_interval_is_drawn_on_its_scale(void)
{
    const struct dots d = {.with_mean = true,
                           .mean = 0.01,
                           .low = 0.0,
                           .high = 0.02,
                           .limit = 0.02};
    struct buf out = {0};

    chart_dots(&out, &d);
    CHECK(strstr(buf_text(&out), "x1=\"100.0\" x2=\"194.0\""));
    CHECK(strstr(buf_text(&out), "x1=\"147.0\" x2=\"147.0\""));
    buf_clear(&out);
    chart_scale(&out, d.limit);
    CHECK(strstr(buf_text(&out), ">-0.02<") &&
          strstr(buf_text(&out), ">+0.02<"));
    buf_free(&out);
}

static const char *
escaped(const char *s)
{
    static struct buf b;

    buf_clear(&b);
    html_string(&b, s);
    return buf_text(&b);
}

static void
test_text_is_escaped(void)
{
    CHECK(strcmp(escaped("<b a='1'>&\"x\"</b>"),
                 "&lt;b a=&#39;1&#39;&gt;&amp;&quot;x&quot;&lt;/b&gt;") == 0);
    CHECK(strcmp(escaped("a\n\tb\xe2\x80\xa8"
                         "c"),
                 "a  b c") == 0);
    CHECK(strcmp(escaped("\xe2\x80\xae"
                         "x\xe2\x81\xa6\x01"),
                 "[U+202E]x[U+2066][U+0001]") == 0);
    CHECK(strcmp(escaped("\xff<"), "\xef\xbf\xbd&lt;") == 0);
    CHECK(strcmp(escaped(NULL), "") == 0);
}

static void
test_long_text_is_cut_between_characters(void)
{
    struct buf b = {0};

    html_cut(&b, "ab\xc3\xa9z", 3);
    CHECK(strcmp(buf_text(&b), "ab…") == 0);
    buf_clear(&b);
    html_cut(&b, "abc", 3);
    CHECK(strcmp(buf_text(&b), "abc") == 0);
    buf_free(&b);
}

static void
test_only_plain_web_addresses_are_links(void)
{
    static const char *const good[] = {"http://a.example/", "HTTPS://b.example",
                                       "https://a.example/x?y=1&z=%20#f"};
    static const char *const bad[] = {
        "javascript:alert(1)",  " https://a.example", "data:text/html,x",
        "//a.example",          "https://",           "https:///x",
        "https://a.example/\"", "http://a b",         "http://a.example/\n",
        "http://a.example/'",   "http://a.example\\", "",
        "vbscript:http://x",    "file:///etc/passwd", "http://\xc3\xa9.example",
    };

    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        CHECK(html_may_link(good[i]));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        CHECK(!html_may_link(bad[i]));
}

static void
test_function_words(void)
{
    static const char *const ends[] = {"a", "about", "yourself", "yours", "i"};

    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        CHECK(function_words_has(ends[i]));
    CHECK(!function_words_has("china"));
    CHECK(!function_words_has(""));
}

/* Over many years, where dots have no room, and nothing asserted to be drawn.
 */
static void
test_a_timeline_of_allegations_alone_has_a_size(void)
{
    const struct period periods[] = {{.year = 1980, .apart = 1, .together = 1},
                                     {.year = 2025, .together = 1}};
    const struct card c = {.periods = periods,
                           .n_periods = 2,
                           .first_year = 1980,
                           .last_year = 2025};
    static const char head[] = "<svg width=\"460\" height=\"32\" ";
    struct buf out = {0};

    chart_timeline(&out, &c);
    CHECK(strncmp(buf_text(&out), head, strlen(head)) == 0);
    CHECK(!strstr(buf_text(&out), "\"-"));
    buf_free(&out);
}

int
main(void)
{
    test_few_places_are_all_shown();
    test_many_places_are_spread_evenly();
    test_places_can_be_passed_together();
    test_a_cap_of_none_wants_none();
    test_places_stand_by_date_and_undated_last();
    test_the_cap_keeps_the_budget();
    test_interval_of_single_documents();
    test_copies_do_not_narrow_the_interval();
    test_values_are_added_up_by_cluster();
    test_few_clusters_have_no_mean();
    test_a_sign_is_that_of_what_is_shown();
    test_an_interval_is_drawn_on_its_scale();
    test_text_is_escaped();
    test_long_text_is_cut_between_characters();
    test_only_plain_web_addresses_are_links();
    test_function_words();
    test_a_timeline_of_allegations_alone_has_a_size();
    return check_end();
}
