/* results: rows and states of pairs, stored and read again. */
#include "made_results.h"

static void
tables(void)
{
    struct made m;
    struct results *r;

    r = made_both(&m);
    put(&m, r, 1, 0, PAIR_OK, NULL);
    put(&m, r, 2, 0, PAIR_EMPTY, NULL);
    put(&m, r, 3, 0, PAIR_FAILED, "error");
    put(&m, r, 3, 1, PAIR_FAILED, "error");
    CHECK_TEXT(made_ask(&m, "SELECT group_concat(document || ' ' || mean || "
                            "' ' || ok || ' ' || ifnull(word, '-')) "
                            "FROM terms"),
               "1 0.5 1 -");
    CHECK_TEXT(made_ask(&m, "SELECT document || ' ' || n || ' ' || start || "
                            "' ' || stop || ' ' || term FROM terms_hit"),
               "1 1 4 8 b\xc3\xa4r");
    CHECK_TEXT(made_ask(&m, "SELECT key || outlet || title || "
                            "ifnull(published, '-') || start || evidence "
                            "FROM terms_hit_evidence"),
               "aThe TestTitle of a-4B\xc3\xa4r");
    CHECK_TEXT(made_ask(&m, "SELECT group_concat(plugin || document || state "
                            "|| ifnull(cause, '') || ifnull(message, '') || "
                            "ifnull(place, '') || current) FROM states"),
               "stance3failederrorit brokeinit.lua:71,terms1ok1,terms2empty1,"
               "terms3failederrorit brokeinit.lua:71");
    CHECK_TEXT(made_ask(&m, "SELECT count(*) FROM failure"), "1");
    CHECK_TEXT(made_ask(&m, "SELECT group_concat(\"table\" || '.' || "
                            "\"column\" || ifnull(unit || definition, '')) "
                            "FROM columns WHERE \"table\" = 'terms_hit'"),
               "terms_hit.document,terms_hit.n,terms_hit.startbyteswhere,"
               "terms_hit.stopbyteswhere,terms_hit.term");
    results_free(r);
    r = both(&m, 1, 2);
    put(&m, r, 1, 0, PAIR_OK, NULL); /* again: not twice */
    CHECK_TEXT(made_ask(&m, "SELECT count(*) FROM terms_hit"), "1");
    results_free(r);
    r = both(&m, 1, 2);
    put(&m, r, 1, 0, PAIR_SKIPPED, "language");
    CHECK_TEXT(made_ask(&m, "SELECT count(*) FROM terms_hit"), "0");
    CHECK_TEXT(made_ask(&m, "SELECT count(*) FROM terms"), "0");
    results_free(r);
    made_end(&m);
}

/* Every row of the view shows the bytes start..stop of the stored text. */
static void
evidence(void)
{
    struct made m;
    struct results *r;
    sqlite3_stmt *st;
    int rows = 0;

    r = made_both(&m);
    CHECK(sqlite3_exec(store_db(m.s),
                       "INSERT INTO terms_hit SELECT 1, a.value * 100 + "
                       "b.value, a.value, b.value, '' FROM json_each('[0,4,5,"
                       "6,7,8,13,18,21,28]') AS a, json_each('[0,4,5,6,7,8,13,"
                       "18,21,28]') AS b WHERE b.value > a.value",
                       NULL, NULL, NULL) == SQLITE_OK);
    sqlite3_prepare_v2(store_db(m.s),
                       "SELECT start, stop, evidence FROM terms_hit_evidence",
                       -1, &st, NULL);
    for (; sqlite3_step(st) == SQLITE_ROW; rows++) {
        int start = sqlite3_column_int(st, 0), stop = sqlite3_column_int(st, 1);

        CHECK(sqlite3_column_bytes(st, 2) == stop - start &&
              memcmp(sqlite3_column_text(st, 2), docs[0].text + start,
                     (size_t)(stop - start)) == 0);
    }
    CHECK_NUMBER(rows, 45);
    sqlite3_finalize(st);
    results_free(r);
    made_end(&m);
}

/* More rows of several pairs, out of order, than are stored at once; the last
   pair does not fit. */
static void
many(void)
{
    enum {
        ROWS = 4000
    };
    struct made m;
    struct results *r;
    struct pair_result pairs[4] = {{.document = 3, .state = PAIR_OK},
                                   {.document = 2, .plugin = 1},
                                   {.document = 1, .state = PAIR_OK},
                                   {.document = 2, .state = PAIR_OK}};
    struct value v = {.kind = VALUE_SPAN, .span = {4, 8}};

    r = made_both(&m);
    pairs[1].state = PAIR_EMPTY;
    for (int i = 0; i < ROWS; i++) {
        struct pair_result *p = &pairs[i % 2 * 2];

        buf_u8(&p->rows, 1);
        value_encode(&v, &p->rows);
        text_value(&p->rows, i < 4 ? "first" : "later");
        p->n_rows++;
    }
    store_begin(m.s, &m.ft);
    for (int i = 0; i < 3; i++)
        CHECK_OK(&m, add_pair(r, &pairs[i], &m.ft));
    CHECK_OK(&m, results_store(r, &m.ft));
    CHECK_OK(&m, store_commit(m.s, &m.ft));
    CHECK_TEXT(made_ask(&m, "SELECT group_concat(document || ' ' || n) FROM "
                            "terms_hit WHERE term = 'first'"),
               "1 1,1 2,3 1,3 2");
    CHECK_TEXT(made_ask(&m, "SELECT count(*) || ' ' || max(n) || ' ' || "
                            "sum(stop) FROM terms_hit"),
               "4000 2000 32000");
    CHECK_TEXT(made_ask(&m, "SELECT group_concat(plugin || document || state) "
                            "FROM states"),
               "stance2empty,terms1ok,terms3ok");
    pairs[3].n_rows = 1; /* of none */
    store_begin(m.s, &m.ft);
    CHECK(add_pair(r, &pairs[3], &m.ft) == -1);
    CHECK(strstr(m.ft.text, "1 rows were announced and 0 came"));
    store_rollback(m.s);
    for (int i = 0; i < 4; i++)
        pair_result_free(&pairs[i]);
    results_free(r);
    made_end(&m);
}

static void
malformed(void)
{
    static const char *const rows[] = {
        "\x07",             /* no such table */
        "\x02",             /* a corpus table */
        "\x00",             /* no values */
        "\x01\x04\x01\x02", /* a span, then nothing */
        "\x01\x01xxxxxxxx", /* a number where a span belongs */
        "\x00\x09",         /* no kind of value */
    };
    static const size_t sizes[] = {1, 1, 1, 4, 10, 2};
    struct made m;
    struct results *r;

    made_new(&m);
    made_load(&m, docs, 1, NULL);
    r = both(&m, 1, 2);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct pair_result p = {.document = 1, .state = PAIR_OK, .n_rows = 1};

        buf_add(&p.rows, rows[i], sizes[i]);
        store_begin(m.s, &m.ft);
        CHECK(add_pair(r, &p, &m.ft) == -1);
        CHECK(m.ft.code == FAULT_INTERNAL);
        store_rollback(m.s);
        pair_result_free(&p);
    }
    results_free(r);
    made_end(&m);
}

static void
reading(void)
{
    struct made m;
    struct results *r;
    struct manifest manifest;
    struct result_reader *reader;
    struct buf rows = {0};
    enum pair_state state;
    uint32_t n;
    struct cur c;
    struct value v;

    r = made_both(&m);
    put(&m, r, 1, 0, PAIR_OK, NULL);
    put(&m, r, 2, 0, PAIR_EMPTY, NULL);
    put(&m, r, 3, 0, PAIR_FAILED, "error");
    manifest_parse(&manifest, terms, &m.ft);
    reader = result_reader_new(m.s, &manifest, results_config(r, 0));
    CHECK(result_reader_get(reader, 1, &state, &rows, &n, &m.ft) == 1);
    CHECK(state == PAIR_OK && n == 2);
    c = cur_of(rows.data, rows.len);
    CHECK(cur_u8(&c) == 0);
    value_decode(&v, &c);
    CHECK(v.kind == VALUE_REAL && v.r == 0.5);
    value_decode(&v, &c);
    CHECK(v.kind == VALUE_INT && v.i == 1);
    value_decode(&v, &c);
    CHECK(v.kind == VALUE_NULL);
    CHECK(cur_u8(&c) == 1);
    value_decode(&v, &c);
    CHECK(v.kind == VALUE_SPAN && v.span.start == 4 && v.span.stop == 8);
    value_decode(&v, &c);
    CHECK(v.kind == VALUE_TEXT && v.text.len == 4);
    CHECK(c.p == c.end && !c.bad);
    CHECK(result_reader_get(reader, 2, &state, &rows, &n, &m.ft) == 1);
    CHECK(state == PAIR_EMPTY && n == 0);
    CHECK(result_reader_get(reader, 3, &state, &rows, &n, &m.ft) == 0);
    CHECK(result_reader_get(reader, 9, &state, &rows, &n, &m.ft) == 0);
    result_reader_free(reader);
    manifest_free(&manifest);
    buf_free(&rows);
    results_free(r);
    made_end(&m);
}

int
main(void)
{
    tables();
    evidence();
    many();
    malformed();
    reading();
    return check_end();
}
