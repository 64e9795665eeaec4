/* Promises of span.h. */
#include "check.h"

#include "span.h"

static void
test_add(void)
{
    struct spans s = {0};

    for (uint32_t i = 0; i < 1000; i++)
        spans_add(&s, i, i + 2);
    CHECK(s.n == 1000 && s.cap >= 1000);
    CHECK(s.at[0].start == 0 && s.at[999].stop == 1001);
    spans_clear(&s);
    CHECK(s.n == 0 && s.cap >= 1000);
    spans_free(&s);
    CHECK(!s.at && !s.n && !s.cap);
    spans_free(&s);
}

static void
test_behind(void)
{
    struct spans s = {0};

    CHECK_NUMBER(spans_behind(&s, 0), 0);
    spans_add(&s, 2, 4);
    spans_add(&s, 4, 5);
    spans_add(&s, 8, 9);
    CHECK_NUMBER(spans_behind(&s, -1), 0);
    CHECK_NUMBER(spans_behind(&s, 3), 0);
    CHECK_NUMBER(spans_behind(&s, 4), 1);
    CHECK_NUMBER(spans_behind(&s, 6), 2);
    CHECK_NUMBER(spans_behind(&s, 8), 2);
    CHECK_NUMBER(spans_behind(&s, 9), 3);
    spans_free(&s);
}

static void
kept_is(const struct span *removed, size_t n, uint32_t len, const char *want)
{
    struct spans kept = {0};
    char got[200] = "";

    spans_kept(removed, n, len, &kept);
    for (size_t i = 0; i < kept.n; i++)
        snprintf(got + strlen(got), sizeof got - strlen(got), "%u-%u ",
                 kept.at[i].start, kept.at[i].stop);
    CHECK_TEXT(got, want);
    spans_free(&kept);
}

static void
test_kept(void)
{
    kept_is(NULL, 0, 10, "0-10 ");
    kept_is(NULL, 0, 0, "");
    kept_is((struct span[]){{0, 10}}, 1, 10, "");
    kept_is((struct span[]){{0, 3}, {5, 5}, {8, 10}}, 3, 10, "3-5 5-8 ");
    kept_is((struct span[]){{2, 4}, {4, 6}}, 2, 10, "0-2 6-10 ");
    kept_is((struct span[]){{8, 99}}, 1, 10, "0-8 ");
    kept_is((struct span[]){{20, 99}}, 1, 10, "0-10 ");
}

int
main(void)
{
    test_add();
    test_behind();
    test_kept();
    return check_end();
}
