/* Promises of fold.h. */
#include "check.h"

#include "buf.h"
#include "fold.h"
#include "utf8.h"
#include "words.h"

#include "reuters.h"

static void
fold_is(const char *s, const char *want)
{
    struct buf got = {0};

    buf_str(&got, "> ");
    fold_token(s, strlen(s), &got);
    CHECK_TEXT(buf_text(&got) + 2, want);
    CHECK(memcmp(got.data, "> ", 2) == 0);
    buf_free(&got);
}

static void
test_fold(void)
{
    fold_is("", "");
    fold_is("China", "china");
    fold_is("COVID-19", "covid-19");
    fold_is("China’s", "china's");
    fold_is("O‘Brien", "o'brien");
    fold_is("OʼBrien", "o'brien");
    fold_is("no–limits", "no-limits");
    fold_is("non‑aligned", "non-aligned");
    fold_is("Straße", "strasse");
    fold_is("ΌΔΟΣ", "όδοσ");
    fold_is("Cafe\xcc\x81", "café");
    fold_is("ﬁle", "file");
    fold_is("ＮＡＴＯ", "nato");
    fold_is("co\xc2\xadoperate", "cooperate");
    fold_is("a\xe2\x80\x8d"
            "b",
            "ab");
    fold_is("10\xe2\x80\xaf"
            "000",
            "10 000");
    fold_is("צה״ל", "צה״ל");
    fold_is("“x”", "\"x\"");
}

/* Whether folding what s folds to changes it. */
static int
unstable(const char *s, size_t len)
{
    struct buf once = {0}, twice = {0};
    int differ;

    fold_token(s, len, &once);
    fold_token(once.data, once.len, &twice);
    differ = once.len != twice.len ||
             (once.len && memcmp(once.data, twice.data, once.len) != 0) ||
             !utf8_valid(once.data, once.len);
    buf_free(&once);
    buf_free(&twice);
    return differ;
}

static void
test_every_code_point(void)
{
    char s[12];
    int wrong = 0;

    for (uint32_t c = 1; c < 0x110000; c++) {
        size_t n = utf8_put(c, s);

        wrong += unstable(s, n);
        if (c >= 0x20000)
            continue;
        memcpy(s + n, "\xcd\x85\xcc\x81", 4); /* marks that change order */
        wrong += unstable(s, n + 4);
    }
    CHECK(wrong == 0);
}

static void
test_long(void)
{
    struct buf s = {0}, got = {0};

    for (int i = 0; i < 5000; i++)
        buf_str(&s, "É");
    fold_token(s.data, s.len, &got);
    CHECK(got.len == 10000 && memcmp(got.data, "é", 2) == 0);
    buf_free(&s);
    buf_free(&got);
}

static void
parts_are(const char *s, const char *want)
{
    struct spans out = {0};
    struct buf got = {0};

    fold_parts(s, strlen(s), &out);
    for (size_t i = 0; i < out.n; i++) {
        buf_str(&got, i ? "|" : "");
        buf_add(&got, s + out.at[i].start, out.at[i].stop - out.at[i].start);
    }
    CHECK_TEXT(buf_text(&got), want);
    buf_free(&got);
    spans_free(&out);
}

static void
test_parts(void)
{
    parts_are("china", "china");
    parts_are("china's", "china");
    parts_are("China’s", "China");
    parts_are("CHINA'S", "CHINA");
    parts_are("china-russia", "china|russia");
    parts_are("China–Russia", "China|Russia");
    parts_are("sino-russian's", "sino|russian");
    parts_are("China's-led", "China|led");
    parts_are("don't", "don't");
    parts_are("o'brien", "o'brien");
    parts_are("O’Brien’s", "O’Brien");
    parts_are("1,000.50", "1,000.50");
    parts_are("covid-19", "covid|19");
    parts_are("u.s.", "u.s.");
    parts_are("U.S.-China", "U.S.|China");
    parts_are("u.s.'s", "u.s.");
    parts_are("https://a-b.example.org/x-y", "https://a-b.example.org/x-y");
    parts_are("www.a-b.org", "www.a-b.org");
    parts_are("first-last@example.org", "first-last@example.org");
    parts_are("'s", "'s");
    parts_are("-", "-");
    parts_are("a-", "a");
    parts_are("中", "中");
    parts_are("", "");
}

struct totals {
    struct buf type;
    struct spans words, parts, of_type;
    long documents, tokens, unstable, unequal;
};

/* The parts of a token, folded, are the parts of its type. */
static void
check_parts(struct totals *t, const char *s, size_t len)
{
    struct buf part = {0};

    spans_clear(&t->parts);
    spans_clear(&t->of_type);
    fold_parts(s, len, &t->parts);
    fold_parts(t->type.data, t->type.len, &t->of_type);
    t->unequal += t->parts.n != t->of_type.n;
    for (size_t i = 0; i < t->parts.n && i < t->of_type.n; i++) {
        struct span a = t->parts.at[i], b = t->of_type.at[i];

        buf_clear(&part);
        fold_token(s + a.start, a.stop - a.start, &part);
        t->unequal += part.len != b.stop - b.start ||
                      memcmp(part.data, t->type.data + b.start, part.len) != 0;
    }
    buf_free(&part);
}

static void
on_text(const char *text, size_t len, void *cookie)
{
    struct totals *t = cookie;

    if (t->documents++ % 4)
        return;
    spans_clear(&t->words);
    words_find(text, 0, (uint32_t)len, &t->words);
    for (size_t i = 0; i < t->words.n; i++) {
        const char *s = text + t->words.at[i].start;
        size_t n = t->words.at[i].stop - t->words.at[i].start;

        t->tokens++;
        buf_clear(&t->type);
        fold_token(s, n, &t->type);
        t->unstable += unstable(s, n);
        check_parts(t, s, n);
    }
}

static void
test_reuters(void)
{
    struct totals t = {0};

    reuters_each(on_text, &t);
    CHECK(t.tokens > 500000);
    CHECK(t.unstable == 0);
    CHECK(t.unequal == 0);
    buf_free(&t.type);
    spans_free(&t.words);
    spans_free(&t.parts);
    spans_free(&t.of_type);
}

int
main(void)
{
    test_fold();
    test_long();
    test_parts();
    test_every_code_point();
    test_reuters();
    return check_end();
}
