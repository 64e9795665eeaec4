/* Promises of utf8.h. */
#include "check.h"

#include "utf8.h"

static void
test_round_trip(void)
{
    int wrong = 0;

    for (uint32_t c = 0; c < 0x110000; c++) {
        char bytes[4];
        size_t n = utf8_put(c, bytes), size;
        uint32_t got = utf8_at(bytes, n, &size);
        int surrogate = c >= 0xd800 && c <= 0xdfff;

        wrong += size != n || got != (surrogate ? 0xfffd : c) ||
                 !utf8_valid(bytes, n);
        for (size_t cut = 1; cut < n; cut++)
            wrong += utf8_valid(bytes, cut) ||
                     utf8_at(bytes, cut, &size) != 0xfffd || size != 1;
    }
    CHECK(wrong == 0);
}

static void
test_valid(void)
{
    static const char *const bad[] = {"\x80",
                                      "\xc0\xaf",
                                      "\xc1\xbf",
                                      "\xe0\x9f\x80",
                                      "\xed\xa0\x80",
                                      "\xf0\x8f\xbf\xbf",
                                      "\xf4\x90\x80\x80",
                                      "\xff",
                                      "12345678\xe2\x82",
                                      "\xf8\x88\x80\x80\x80"};

    CHECK(utf8_valid("", 0));
    CHECK(utf8_valid("plain ASCII, longer than eight", 30));
    CHECK(utf8_valid("caf\xc3\xa9 \xe2\x82\xac \xf0\x9f\x98\x80", 14));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        CHECK(!utf8_valid(bad[i], strlen(bad[i])));
}

static void
test_invalid_line(void)
{
    struct fault ft;

    CHECK_NUMBER(utf8_invalid_line("", 0), 0);
    CHECK_NUMBER(utf8_invalid_line("caf\xc3\xa9\n\n", 7), 0);
    CHECK_NUMBER(utf8_invalid_line("\xe9\nb\n", 4), 1);
    CHECK_NUMBER(utf8_invalid_line("a\n\nb\xe2\x82", 6), 3);
    CHECK_NUMBER(utf8_invalid_line("a\n\xe9\n\xff", 5), 2);
    CHECK(utf8_check("a\n", 2, &ft) == 0);
    CHECK(utf8_check("a\n\xe9", 3, &ft) < 0 && ft.code == FAULT_USAGE);
    CHECK_TEXT(ft.text, "line 2 is not UTF-8: save the file as UTF-8");
}

static void
repair_is(const char *s, size_t len, const char *want, size_t replaced)
{
    struct buf out = {0}, again = {0};

    CHECK(utf8_repair(s, len, &out) == replaced);
    CHECK_TEXT(buf_text(&out), want);
    CHECK(utf8_valid(buf_text(&out), out.len));
    CHECK(utf8_repair(out.data, out.len, &again) == 0);
    CHECK_TEXT(buf_text(&again), want);
    buf_free(&out);
    buf_free(&again);
}

#define FFFD "\xef\xbf\xbd"
#define REPAIR(s, want, replaced) \
    repair_is("" s, sizeof(s) - 1, (want), (replaced))

static void
test_repair(void)
{
    REPAIR("", "", 0);
    REPAIR("caf\xc3\xa9", "caf\xc3\xa9", 0);
    REPAIR("\xef\xbb\xbfx", "x", 0);
    REPAIR("a\r\nb\rc\n\r", "a\nb\nc\n\n", 0);
    REPAIR("a\0b\x1f\x7f\tc\n", "a b  \tc\n", 0);
    /* the table of Unicode 15, 3.9, "U+FFFD Substitution of Maximal Subparts"
     */
    REPAIR("\xc0\xaf\xe0\x80\xbf\xf0\x81\x82\x41",
           FFFD FFFD FFFD FFFD FFFD FFFD FFFD FFFD "A", 8);
    REPAIR("\xed\xa0\x80\xed\xbf\xbf\xed\xaf\x41",
           FFFD FFFD FFFD FFFD FFFD FFFD FFFD FFFD "A", 8);
    REPAIR("\xf4\x91\x92\x93\xff\x41\x80\xbf\x42",
           FFFD FFFD FFFD FFFD FFFD "A" FFFD FFFD "B", 7);
    REPAIR("\xe1\x80\xe2\xf0\x91\x92\xf1\xbf\x41", FFFD FFFD FFFD FFFD "A", 4);
}

int
main(void)
{
    test_round_trip();
    test_valid();
    test_invalid_line();
    test_repair();
    return check_end();
}
