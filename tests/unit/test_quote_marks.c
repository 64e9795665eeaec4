/* Promises of quote_marks.h: which marks open, which close, and what is none.
 */
#include "check.h"

#include <stdlib.h>

#include "buf.h"
#include "quote_marks.h"

/* Whether the quotations of a paragraph are these, a | behind each, and a ~
   behind those that no mark closes. */
static bool
finds(const char *paragraph, const char *want)
{
    struct marked_list list = {0};
    struct buf got = {0};
    bool same;

    quote_marks_find(paragraph, strlen(paragraph), &list);
    for (size_t i = 0; i < list.n; i++) {
        struct span at = list.at[i].at;

        buf_add(&got, paragraph + at.start, at.stop - at.start);
        buf_str(&got, list.at[i].closed ? "|" : "~|");
    }
    same = strcmp(buf_text(&got), want) == 0;
    if (!same)
        fprintf(stderr, "%s\n", buf_text(&got));
    buf_free(&got);
    free(list.at);
    return same;
}

static void
test_pairs(void)
{
    CHECK(finds("\"One,\" she said. \"Two.\"", "\"One,\"|\"Two.\"|"));
    CHECK(finds("“One” and ”two” and „three“", "“One”|”two”|„three“|"));
    CHECK(finds("«One» or »two«", "«One»|»two«|"));
    CHECK(finds("''One'' and ``two'' or ``three\"",
                "''One''|``two''|``three\"|"));
    CHECK(finds("“She said \"yes\" to us.”", "“She said \"yes\"|"));
    CHECK(finds("(\"so\")-\"called\"", "\"so\"|\"called\"|"));
    CHECK(finds("“One“ it is", "“One“|"));
}

static void
test_none(void)
{
    CHECK(finds("", ""));
    CHECK(finds("a board of 5\" and 6 feet", ""));
    CHECK(finds("the ships’ crews, the harbour's day", ""));
    CHECK(finds("``One alone", ""));
    CHECK(finds("\xe2\x80", ""));
    CHECK(finds("\xc2", ""));
}

static void
test_open(void)
{
    CHECK(finds("\"One and two  ", "\"One and two~|"));
    CHECK(finds("\"One. \"Two.\"", "\"Two.\"|"));
    CHECK(finds("``One and ‘two", "``One and ‘two~|"));
}

static void
test_single(void)
{
    CHECK(finds("said ‘we go on’ and left", "‘we go on’|"));
    CHECK(
        finds("said ‘it’s the ship’s lamp.’ Then", "‘it’s the ship’s lamp.’|"));
    CHECK(finds("the ‘captains’ day", ""));
    CHECK(finds("a ‘go’ sign", ""));
    CHECK(finds("‘twas ‘a b’ then ‘c d’", "‘twas ‘a b’|‘c d’|"));
}

/* What a single mark that nothing closes costs does not grow with the square
   of their number. */
static void
test_many(void)
{
    struct marked_list list = {0};
    struct buf text = {0};

    for (int i = 0; i < 300000; i++)
        buf_str(&text, "‘a ");
    quote_marks_find(text.data, text.len, &list);
    CHECK(list.n == 0);
    free(list.at);
    buf_free(&text);
}

int
main(void)
{
    test_pairs();
    test_none();
    test_open();
    test_single();
    test_many();
    return check_end();
}
