#include "pending.h"

#include <stdlib.h>

#include "made_results.h"

/* Adds a failed pair of `stance`. */
static void
add_failed(struct pending *p, int64_t document, const char *message)
{
    struct pair_result pair = {.document = document,
                               .plugin = 1,
                               .state = PAIR_FAILED,
                               .cause = mem_string("error"),
                               .message = mem_string(message)};

    pending_add(p, &pair, cur_of(NULL, 0));
    CHECK(!pair.message); /* they are pending's */
}

/* Adds a pair of `stance` with a score, whose bytes are gone then. */
static void
add_score(struct pending *p, int64_t document, int64_t score, bool torn)
{
    struct value v = {.kind = VALUE_INT, .i = score};
    struct pair_result pair = {
        .document = document, .plugin = 1, .state = PAIR_OK, .n_rows = 1};
    struct buf rows = {0};

    buf_u8(&rows, 0);
    value_encode(&v, &rows);
    pending_add(p, &pair, cur_of(rows.data, rows.len - torn));
    memset(rows.data, 0xff, rows.len);
    buf_free(&rows);
}

static int
store_all(struct made *m, struct pending *p, struct results *r)
{
    int bad;

    store_begin(m->s, &m->ft);
    bad = pending_store(p, r, &m->ft);
    CHECK_OK(m, store_commit(m->s, &m->ft));
    CHECK_NUMBER(p->n, 0);
    CHECK_NUMBER(p->rows.len, 0);
    return bad;
}

/* What came mixed is stored by document: failures are numbered as stored. */
static void
ascending(void)
{
    struct made m;
    struct results *r = made_both(&m);
    struct pending p = {0};

    add_failed(&p, 3, "three");
    add_failed(&p, 1, "one");
    add_failed(&p, 2, "two");
    CHECK_OK(&m, store_all(&m, &p, r));
    CHECK_TEXT(made_ask(&m, "SELECT group_concat(message) FROM "
                            "(SELECT message FROM failure ORDER BY id)"),
               "one,two,three");
    pending_free(&p);
    results_free(r);
    made_end(&m);
}

static void
rows(void)
{
    struct made m;
    struct results *r = made_both(&m);
    struct pending p = {0};

    add_score(&p, 2, 20, false);
    add_score(&p, 1, 10, false);
    CHECK_OK(&m, store_all(&m, &p, r));
    CHECK_TEXT(made_ask(&m, "SELECT group_concat(document || ' ' || score) "
                            "FROM stance"),
               "1 10,2 20");
    add_score(&p, 3, 30, true);
    CHECK_NUMBER(store_all(&m, &p, r), -1);
    CHECK_NUMBER(m.ft.code, FAULT_INTERNAL);
    pending_free(&p);
    results_free(r);
    made_end(&m);
}

/* Many pairs are full, and so is one with many rows, which may be any size. */
static void
full(void)
{
    struct pending p = {0};
    struct pair_result pair = {.document = 1};
    size_t len = 3 << 20;
    char *bytes = mem_alloc(len);
    size_t n = 0;

    while (!pending_is_full(&p) && n < 100000)
        add_score(&p, (int64_t)++n, 0, false);
    CHECK(n > 100 && n < 100000);
    pending_free(&p);
    CHECK(!pending_is_full(&p));
    pending_add(&p, &pair, cur_of(bytes, len));
    CHECK(pending_is_full(&p));
    pending_free(&p);
    free(bytes);
}

int
main(void)
{
    ascending();
    rows();
    full();
    return check_end();
}
