/* pair_result: what became of a pair, on its way through a pipe. */

#include "check.h"
#include "results.h"

static void
there_and_back(void)
{
    struct pair_result p = {.document = 12,
                            .plugin = 3,
                            .state = PAIR_LIMIT,
                            .cause = "cpu",
                            .message = "",
                            .traceback = "a\nb",
                            .cpu_us = 1u << 20,
                            .n_rows = 1};
    struct pair_result got;
    struct buf b = {0};
    struct cur c, rows;

    buf_str(&p.rows, "xyz");
    pair_result_encode(&p, &b);
    c = cur_of(b.data, b.len);
    CHECK(pair_result_decode(&got, &rows, &c) == 0);
    CHECK(got.document == 12 && got.plugin == 3 && got.state == PAIR_LIMIT);
    CHECK_TEXT(got.cause, "cpu");
    CHECK_TEXT(got.message, "");
    CHECK(got.place == NULL);
    CHECK_TEXT(got.traceback, "a\nb");
    CHECK(rows.end - rows.p == 3 && got.n_rows == 1 && got.cpu_us == 1u << 20);
    pair_result_free(&got);
    for (size_t len = 0; len < b.len; len++) {
        c = cur_of(b.data, len);
        CHECK(pair_result_decode(&got, &rows, &c) == -1);
    }
    p.state = PAIR_OK;
    buf_clear(&b);
    pair_result_encode(&p, &b);
    c = cur_of(b.data, b.len);
    CHECK(pair_result_decode(&got, &rows, &c) == 0 && c.p == c.end);
    CHECK(got.cause == NULL && rows.end == c.p && got.cpu_us == 1u << 20);
    pair_result_free(&got);
    CHECK_TEXT(pair_state_name(PAIR_CRASHED), "crashed");
    buf_free(&p.rows);
    buf_free(&b);
}

int
main(void)
{
    there_and_back();
    return check_end();
}
