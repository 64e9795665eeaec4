/* Promises of words.h. */
#include "check.h"

#include "buf.h"
#include "words.h"

static void
tokens_are(const char *text, const char *want)
{
    struct spans out = {0};
    struct buf got = {0};

    words_find(text, 0, (uint32_t)strlen(text), &out);
    for (size_t i = 0; i < out.n; i++) {
        buf_str(&got, i ? "|" : "");
        buf_add(&got, text + out.at[i].start, out.at[i].stop - out.at[i].start);
    }
    CHECK_TEXT(buf_text(&got), want);
    buf_free(&got);
    spans_free(&out);
}

static void
test_infix(void)
{
    tokens_are("no-limits, China's COVID-19!", "no-limits|China's|COVID-19");
    tokens_are("state-run don't 21st", "state-run|don't|21st");
    tokens_are("China’s China–Russia non‑aligned",
               "China’s|China–Russia|non‑aligned");
    tokens_are("the 1990's and '90s", "the|1990's|and|90s");
    tokens_are("talks—which failed—ended", "talks|which|failed|ended");
    tokens_are("a--b -c d- 'e' rock-'n'-roll", "a|b|c|d|e|rock|n|roll");
    tokens_are("my_name _stress_ a__b", "my_name|stress|a|b");
    tokens_are("the allies' plan", "the|allies|plan");
    tokens_are("May 7-10, 2015–2020", "May|7-10|2015–2020");
}

static void
test_numbers(void)
{
    tokens_are("$1,000.50 or 3.5% of 10.", "1,000.50|or|3.5|of|10");
    tokens_are("1,2, 3,x 4.x", "1,2|3|x|4|x");
    tokens_are("10:30 x:y", "10|30|x|y");
    tokens_are("10\xe2\x80\xaf"
               "000 5\xe2\x80\xafkm",
               "10\xe2\x80\xaf"
               "000|5|km");
    tokens_are("３,５ ٣٫٥", "３,５|٣٫٥");
}

static void
test_initials(void)
{
    tokens_are("the U.S. and U.S.-China", "the|U.S.|and|U.S.-China");
    tokens_are("the U.S.’s non-U.S. goods", "the|U.S.’s|non-U.S.|goods");
    tokens_are("at 5 p.m. J. R. Smith", "at|5|p.m.|J.|R.|Smith");
    tokens_are("than I. Ask a. B... Ph.D.", "than|I|Ask|a|B|Ph.D");
    tokens_are("It ended. Mr. Li of A.", "It|ended|Mr|Li|of|A.");
    tokens_are("É. Zola", "É.|Zola");
    tokens_are("he said.The end", "he|said|The|end");
}

static void
test_links(void)
{
    tokens_are("see https://example.com/a?b=1&c=(d).",
               "see|https://example.com/a?b=1&c=(d)");
    tokens_are("(http://a.org/x) <https://b.org/>",
               "http://a.org/x|https://b.org/");
    tokens_are("at www.Example.org/News, or", "at|www.Example.org/News|or");
    tokens_are("mail first.last+x@mail.example.org.",
               "mail|first.last+x@mail.example.org");
    tokens_are("a.b@c.org; @handle x@y #tag", "a.b@c.org|handle|x|y|tag");
    tokens_are("http:// and said://", "http|and|said");
    tokens_are("https://de.example.org/Köln。", "https://de.example.org/Köln");
}

static void
test_scripts(void)
{
    tokens_are("中国和ロシア", "中国|和|ロシア");
    tokens_are("こんにちは", "こんにちは");
    tokens_are("2025年北京NATO峰会。", "2025|年|北京|NATO|峰会");
    tokens_are("サッカー場とロシア", "サッカー|場|と|ロシア");
    tokens_are("รัฐมนตรีพบกัน", "รัฐมนตรี|พบ|กัน");
    tokens_are("ဝန်ကြီး", "ဝန်ကြီး");
    tokens_are("Переговоры в Москве", "Переговоры|в|Москве");
    tokens_are("한국어 말", "한국어|말");
    tokens_are("cafe\xcc\x81 nai\xcc\x88ve", "cafe\xcc\x81|nai\xcc\x88ve");
    tokens_are("צה\"ל ג'", "צה\"ל|ג'");
    tokens_are("soft\xc2\xadhyphen", "soft\xc2\xadhyphen");
    tokens_are("😀 ☂ ℹ … — “” ՝ ٫ ½ _", "");
    tokens_are("a\xe2\x80\x8d😀 ա֊բ՝", "a\xe2\x80\x8d|ա֊բ");
    tokens_are("\xe3\x85\xa4 a\xe2\x80\x8b"
               "b",
               "a|b");
    tokens_are("", "");
}

static void
test_range(void)
{
    const char *text = "no-limits U.S.";
    struct spans out = {0};

    words_find(text, 1, 4, &out); /* `o-l`: a token ends at the border */
    CHECK(out.n == 1 && out.at[0].start == 1 && out.at[0].stop == 4);
    spans_clear(&out);
    words_find(text, 0, 3, &out); /* `no-` */
    CHECK(out.n == 1 && out.at[0].stop == 2);
    spans_clear(&out);
    words_find(text, 10, 13, &out); /* `U.S`: its stop is outside */
    CHECK(out.n == 1 && out.at[0].stop == 13);
    spans_clear(&out);
    words_of(text, &(struct spans){(struct span[]){{0, 1}, {1, 9}}, 2, 2},
             &out);
    CHECK(out.n == 2 && out.at[0].stop == 1 && out.at[1].stop == 9);
    words_find(text, 5, 5, &out);
    CHECK(out.n == 2);
    spans_free(&out);
}

/* No byte outside the range is read: under AddressSanitizer a look past the
   end of this exact allocation ends the test. */
static void
test_reads(void)
{
    static const char *const texts[] = {
        "a-",      "a.", "U.S.",      "a'",   "x:",    "http:/",
        "http://", "a@", "a@b.c",     "www.", "www.a", "1,",
        "é",       "é-", "a\xcc\x81", "x_",   "a.B"};

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        size_t len = strlen(texts[i]);
        char *exact = malloc(len);
        struct spans out = {0};

        memcpy(exact, texts[i], len);
        words_find(exact, 0, (uint32_t)len, &out);
        CHECK(out.n >= 1 && out.at[out.n - 1].stop <= len);
        spans_free(&out);
        free(exact);
    }
}

static void
test_long(void)
{
    struct buf text = {0};
    struct spans out = {0};
    int wrong = 0;

    for (int i = 0; i < 3000; i++)
        buf_str(&text, "é");
    words_find(text.data, 0, (uint32_t)text.len, &out);
    CHECK(out.n == 12 && out.at[11].stop == text.len);
    for (size_t i = 0; i < out.n; i++)
        wrong += out.at[i].stop - out.at[i].start > TOKEN_BYTES_MAX ||
                 out.at[i].start % 2;
    CHECK(wrong == 0);
    spans_free(&out);
    buf_free(&text);
}

/* A megabyte of one pattern: what would be quadratic does not end before the
   time of the test does. */
static void
test_linear(void)
{
    static const char *const patterns[] = {
        "a",         "a.",     "''''",      "a'",       "a-",
        "a@",        "a.@",    "a+",        "1,",       "x://",
        "http://a.", "www.a.", "a\xcc\x81", "\xcc\x81", "a'\xcc\x81\xcc\x81",
        "é",         "中",     "(a)[",      "a@b.",     "http://(((",
        "a-.",       "é@",     "+@",        "A.-"};

    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        struct buf text = {0};
        struct spans out = {0};

        while (text.len < 1000000)
            buf_str(&text, patterns[i]);
        words_find(text.data, 0, (uint32_t)text.len, &out);
        CHECK(out.n == 0 || out.at[out.n - 1].stop <= text.len);
        spans_free(&out);
        buf_free(&text);
    }
}

int
main(void)
{
    test_infix();
    test_numbers();
    test_initials();
    test_links();
    test_scripts();
    test_range();
    test_reads();
    test_long();
    test_linear();
    return check_end();
}
