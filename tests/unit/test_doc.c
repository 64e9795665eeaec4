/* doc: removed spans are settled, kept spans are the rest, and the content
   hash tells documents apart. */
#include "check.h"
#include "doc.h"
#include "mem.h"

static struct doc
made(const char *text)
{
    struct doc d = {0};

    d.key = mem_string("k");
    d.uri = mem_string("a.txt");
    d.text = mem_string(text);
    d.text_len = (uint32_t)strlen(text);
    return d;
}

static void
settles(void)
{
    struct doc d = made("0123456789");
    struct spans kept = {0};

    doc_remove(&d, 6, 8, "ui", "b");
    doc_remove(&d, 1, 3, "title", "a");
    doc_remove(&d, 2, 4, "ui", "c");     /* cut to 3..4 */
    doc_remove(&d, 6, 7, "ui", "d");     /* inside another: gone */
    doc_remove(&d, 5, 5, "ui", "e");     /* empty */
    doc_remove(&d, 9, 400, "ui", "f");   /* cut at the text's end */
    doc_remove(&d, 300, 400, "ui", "g"); /* beyond it: gone */
    doc_settle(&d);
    CHECK_NUMBER(d.n_removed, 4);
    CHECK_NUMBER(d.removed[1].at.start, 3);
    CHECK_TEXT(d.removed[1].rule, "c");
    CHECK_NUMBER(d.removed[3].at.stop, 10);
    doc_kept(&d, &kept);
    CHECK_NUMBER(kept.n, 3);
    CHECK_NUMBER(kept.at[0].stop, 1);
    CHECK_NUMBER(kept.at[1].start, 4);
    CHECK_NUMBER(kept.at[2].stop, 9);
    spans_free(&kept);
    doc_free(&d);
}

static void
keeps_all_or_nothing(void)
{
    struct doc d = made("abc");
    struct spans kept = {0};

    doc_kept(&d, &kept);
    CHECK_NUMBER(kept.n, 1);
    CHECK_NUMBER(kept.at[0].stop, 3);
    doc_remove(&d, 0, 3, "ui", "all");
    doc_settle(&d);
    doc_kept(&d, &kept);
    CHECK_NUMBER(kept.n, 0);
    spans_free(&kept);
    doc_free(&d);
}

static void
hashes(void)
{
    struct doc a = made("abc"), b = made("abc");

    free(b.uri);
    b.uri = mem_string("other.txt");
    doc_hash(&a);
    doc_hash(&b);
    CHECK(memcmp(&a.content, &b.content, sizeof a.content) == 0);
    b.title = mem_string("");
    doc_hash(&b);
    CHECK(memcmp(&a.content, &b.content, sizeof a.content) != 0);
    doc_free(&b);
    b = made("");
    free(a.text);
    a.text = NULL;
    a.text_len = 0;
    doc_hash(&a);
    doc_hash(&b);
    CHECK(memcmp(&a.content, &b.content, sizeof a.content) != 0);
    doc_free(&a);
    doc_free(&b);
}

int
main(void)
{
    settles();
    keeps_all_or_nothing();
    hashes();
    return check_end();
}
