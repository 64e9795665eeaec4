/* Promises of terminal_text.h. */
#include "check.h"

#include "terminal_text.h"

/* What comes of a text, and whether that has as many columns as are wanted. */
static const char *
shown(size_t (*how)(struct buf *, const char *, size_t, size_t, bool),
      const char *text, size_t columns, bool head, size_t wanted)
{
    static struct buf b;

    buf_clear(&b);
    CHECK(how(&b, text, strlen(text), columns, head) == wanted);
    return buf_text(&b);
}

static void
test_whole(void)
{
    struct buf b = {0};

    CHECK(terminal_text(&b, "a\tb\n\x1b[1m\x7f", 9) == 9);
    CHECK_TEXT(buf_text(&b), "a b  [1m ");
    buf_clear(&b);
    CHECK(terminal_text(&b, "\xe4\xb8\xad e\xcc\x81 \xe2\x80\xae\xff!", 13) ==
          8);
    CHECK_TEXT(buf_text(&b), "\xe4\xb8\xad e\xcc\x81  \xef\xbf\xbd!");
    buf_free(&b);
}

static void
test_cut(void)
{
    static const char wide[] = "ab\xe4\xb8\xad\xe5\x9b\xbd"
                               "cd";

    CHECK_TEXT(shown(terminal_cut, "abcdef", 4, true, 4), "abcd");
    CHECK_TEXT(shown(terminal_cut, "abcdef", 4, false, 4), "cdef");
    CHECK_TEXT(shown(terminal_cut, "abc", 4, true, 3), "abc");
    CHECK_TEXT(shown(terminal_cut, "abc", 0, true, 0), "");
    CHECK_TEXT(shown(terminal_cut, wide, 5, true, 4), "ab\xe4\xb8\xad");
    CHECK_TEXT(shown(terminal_cut, wide, 5, false, 4), "\xe5\x9b\xbd"
                                                       "cd");
    CHECK_TEXT(shown(terminal_cut, "e\xcc\x81x", 1, true, 1), "e\xcc\x81");
}

static void
test_fit(void)
{
    CHECK_TEXT(shown(terminal_fit, "abcd", 4, true, 4), "abcd");
    CHECK_TEXT(shown(terminal_fit, "abcde", 4, true, 4), "abc\xe2\x80\xa6");
    CHECK_TEXT(shown(terminal_fit, "abcde", 4, false, 4), "\xe2\x80\xa6"
                                                          "cde");
    CHECK_TEXT(shown(terminal_fit, "ab", 1, true, 1), "\xe2\x80\xa6");
    CHECK_TEXT(shown(terminal_fit, "", 1, true, 0), "");
}

int
main(void)
{
    test_whole();
    test_cut();
    test_fit();
    return check_end();
}
