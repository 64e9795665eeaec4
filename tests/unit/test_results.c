/* results: configurations, planning, removal, blocks, corpus tables. */
#include "made_results.h"

static const int64_t every[] = {1, 2, 3, 4};

static const char *
owed(struct made *m, struct results *r, const int64_t *ids, size_t n_ids,
     unsigned retry)
{
    static char out[200];
    struct owed *list = NULL;
    size_t n = 0, at = 0;

    CHECK_OK(m, results_owed(r, ids, n_ids, retry, &list, &n, &m->ft));
    out[0] = '\0';
    for (size_t i = 0; i < n; i++)
        at += (size_t)snprintf(out + at, sizeof out - at, "%d:%d ",
                               (int)list[i].document, (int)list[i].plugins);
    free(list);
    return out;
}

static void
planning(void)
{
    static const int64_t some[] = {1, 3};
    const struct hash other[] = {key(1), key(4)};
    struct manifest two[2];
    struct buf changed = {0};
    struct made m;
    struct results *r;

    r = made_both(&m);
    CHECK_OK(&m, manifest_parse(&two[0], terms, &m.ft));
    CHECK_OK(&m, manifest_parse(&two[1], stance, &m.ft));
    CHECK_TEXT(owed(&m, r, every, 3, 0), "1:3 2:3 3:3 ");
    CHECK_TEXT(owed(&m, r, some, 2, 0), "1:3 3:3 ");
    CHECK_TEXT(owed(&m, r, NULL, 0, 0), "");
    put(&m, r, 1, 0, PAIR_OK, NULL);
    put(&m, r, 1, 1, PAIR_OK, NULL);
    put(&m, r, 2, 0, PAIR_FAILED, "error");
    put(&m, r, 2, 1, PAIR_SKIPPED, "requires");
    put(&m, r, 3, 0, PAIR_EMPTY, NULL);
    put(&m, r, 3, 1, PAIR_SKIPPED, "language");
    CHECK_TEXT(owed(&m, r, every, 3, 0), "");
    /* What waited for it is owed with it. */
    CHECK_TEXT(owed(&m, r, every, 3, 1u << PAIR_FAILED), "2:3 ");
    CHECK_TEXT(owed(&m, r, every, 3, 1u << PAIR_SKIPPED), "2:2 3:2 ");
    put(&m, r, 2, 0, PAIR_OK, NULL);
    CHECK_TEXT(owed(&m, r, every, 3, 0), "2:2 ");
    put(&m, r, 2, 1, PAIR_OK, NULL);
    CHECK_TEXT(owed(&m, r, every, 3, 0), "");
    results_free(r);
    r = both(&m, 1, 3); /* stance is another configuration now */
    CHECK_TEXT(owed(&m, r, every, 3, 0), "1:2 2:2 3:2 ");
    CHECK_TEXT(made_ask(&m, "SELECT group_concat(plugin || live) FROM config "
                            "WHERE plugin = 'stance'"),
               "stance0,stance1");
    CHECK_TEXT(made_ask(&m, "SELECT current FROM states "
                            "WHERE plugin = 'stance'"),
               "0");
    results_free(r);
    CHECK_OK(&m, store_begin(m.s, &m.ft)); /* and another, not taken yet */
    CHECK_OK(&m, results_open(&r, m.s, two, other, 2, &changed, &m.ft));
    CHECK(!results_waits(r, 0) && results_waits(r, 1));
    CHECK_TEXT(owed(&m, r, every, 3, 0), "1:2 2:2 3:2 ");
    CHECK_TEXT(made_ask(&m, "SELECT group_concat(plugin || live) FROM config "
                            "WHERE plugin = 'stance'"),
               "stance0,stance0,stance1");
    results_free(r);
    store_rollback(m.s);
    r = both(&m, 1, 2); /* and back */
    CHECK_TEXT(owed(&m, r, every, 3, 0), "");
    results_free(r);
    manifest_free(&two[0]);
    manifest_free(&two[1]);
    made_end(&m);
}

static void
changed_columns(void)
{
    static const char fewer[] = PLUGIN(
        "terms", "",
        TABLE("document", "",
              COLUMN("mean", "number") "," COLUMN("ok", "boolean") "," COLUMN(
                  "word", "string")) "," TABLE("rows", "hit",
                                               COLUMN("at", "span")));
    const char *json[] = {fewer};
    int keys[] = {9};
    struct buf changed = {0};
    struct made m;
    struct results *r;

    r = made_both(&m);
    put(&m, r, 1, 0, PAIR_OK, NULL);
    put(&m, r, 1, 1, PAIR_OK, NULL);
    results_free(r);
    r = open_results(&m, json, keys, 1, &changed);
    CHECK(r != NULL);
    CHECK_TEXT(buf_text(&changed), "terms_hit\nterms_by_term\n");
    CHECK_TEXT(made_ask(&m, "SELECT count(*) FROM terms"), "0");
    CHECK_TEXT(made_ask(&m, "SELECT group_concat(plugin) FROM state"),
               "stance");
    CHECK_TEXT(made_ask(&m, "SELECT count(*) FROM sqlite_schema WHERE name "
                            "LIKE 'terms_by_term%'"),
               "0");
    CHECK_TEXT(made_ask(&m, "SELECT group_concat(name) FROM "
                            "pragma_table_info('terms_hit')"),
               "document,n,start,stop");
    CHECK_TEXT(made_ask(&m, "SELECT count(*) FROM columns WHERE "
                            "\"table\" = 'terms_by_term'"),
               "0");
    buf_free(&changed);
    results_free(r);
    made_end(&m);
}

static void
clashes(void)
{
    static const char mine[] = PLUGIN("mine", "", TABLE("document", "", ""));
    const char *json[] = {mine};
    int keys[] = {1};
    struct buf changed = {0};
    struct made m;

    made_new(&m);
    sqlite3_exec(store_db(m.s),
                 "CREATE TABLE mine(x); INSERT INTO mine "
                 "VALUES(1)",
                 NULL, NULL, NULL);
    CHECK(!open_results(&m, json, keys, 1, &changed));
    CHECK_TEXT(fault_name(m.ft.code), "CORPUS");
    CHECK(strstr(m.ft.text, "table `mine` that is not slant's"));
    CHECK_TEXT(made_ask(&m, "SELECT count(*) FROM mine"), "1");
    buf_free(&changed);
    made_end(&m);
}

/* Members 1..3 in block 0 and one far off. */
static void
blocks(void)
{
    struct made m;
    struct results *r;
    struct block *list;
    struct buf data = {0};
    int64_t *ids;
    size_t n;

    made_new(&m);
    made_load(&m, docs, 2, NULL);
    sqlite3_exec(store_db(m.s),
                 "UPDATE corpus SET value = 5000 WHERE name = "
                 "'next_document'",
                 NULL, NULL, NULL);
    made_load(&m, docs + 2, 1, NULL);
    r = both(&m, 1, 2);
    put(&m, r, 1, 0, PAIR_OK, NULL);
    put(&m, r, 2, 0, PAIR_FAILED, "error");
    put(&m, r, 5000, 0, PAIR_EMPTY, NULL);
    CHECK_OK(&m, results_blocks(r, 0, &list, &n, &m.ft));
    CHECK_NUMBER(n, 2);
    CHECK(list[0].number == 0 && list[0].members == 1 && !list[0].current);
    CHECK(list[1].number == 4 && list[1].members == 1);
    CHECK_OK(&m, results_put_partial(r, 0, &list[1], "", 0, &m.ft));
    CHECK_OK(&m, results_put_partial(r, 0, &list[0], "abc", 3, &m.ft));
    CHECK_TEXT(made_ask(&m, "SELECT group_concat(block) FROM (SELECT block "
                            "FROM partial ORDER BY rowid)"),
               "0,4");
    free(list);
    CHECK_OK(&m, results_blocks(r, 0, &list, &n, &m.ft));
    CHECK(list[0].current && list[1].current);
    free(list);
    CHECK(results_partial(m.s, results_config(r, 0), 0, &data, &m.ft) == 1);
    CHECK_TEXT(buf_text(&data), "abc");
    CHECK(results_partial(m.s, results_config(r, 0), 1, &data, &m.ft) == 0);
    CHECK_OK(
        &m, results_partial_blocks(m.s, results_config(r, 0), &ids, &n, &m.ft));
    CHECK(n == 2 && ids[0] == 0 && ids[1] == 4);
    free(ids);
    put(&m, r, 2, 0, PAIR_OK, NULL);           /* block 0 has another member */
    put(&m, r, 5000, 0, PAIR_FAILED, "error"); /* block 4 has none */
    CHECK_OK(&m, results_blocks(r, 0, &list, &n, &m.ft));
    CHECK(n == 1 && !list[0].current && list[0].members == 2);
    free(list);
    CHECK_OK(&m, results_block_members(m.s, results_config(r, 0), 0, &ids, &n,
                                       &m.ft));
    CHECK(n == 2 && ids[0] == 1 && ids[1] == 2);
    free(ids);
    CHECK_OK(&m, results_trim_partials(r, 0, &m.ft));
    CHECK_TEXT(made_ask(&m, "SELECT group_concat(block) FROM partial"), "0");
    buf_free(&data);
    results_free(r);
    made_end(&m);
}

/* What came of the aggregate of the blocks there are now. */
static enum pair_state
aggregate_state(struct made *m, struct results *r)
{
    enum pair_state state = PAIR_CRASHED;
    struct block *blocks;
    size_t n;

    CHECK_OK(m, results_blocks(r, 0, &blocks, &n, &m->ft));
    CHECK_OK(m, results_corpus_state(r, 0, blocks, n, &state, &m->ft));
    free(blocks);
    return state;
}

/* Takes all there are. */
static int
one_piece(void *cookie, struct cur *piece, struct fault *ft)
{
    struct buf *all = cookie;

    (void)ft;
    *piece = cur_of(all->data, all->len);
    all->len = 0;
    return piece->p < piece->end;
}

static void
corpus_tables(void)
{
    static const char sql[] = "SELECT group_concat(row || ' ' || term || ' ' "
                              "|| n) FROM terms_by_term";
    struct pair_result why = {.state = PAIR_LIMIT, .cause = "cpu"};
    struct made m;
    struct results *r;
    struct buf rows = {0}, all;

    r = made_both(&m);
    put(&m, r, 1, 0, PAIR_OK, NULL);
    put(&m, r, 2, 0, PAIR_EMPTY, NULL);
    CHECK(!aggregate_state(&m, r));
    for (int i = 0; i < 2; i++) {
        struct value v = {.kind = VALUE_INT, .i = 10 - i};

        buf_u8(&rows, 2);
        value_encode(&v, &rows);
        text_value(&rows, i ? "zwei" : "eins");
    }
    all = rows;
    CHECK_OK(&m, results_put_corpus(r, 0, one_piece, &all, &m.ft));
    CHECK_TEXT(made_ask(&m, sql), "1 eins 10,2 zwei 9");
    CHECK_TEXT(made_ask(&m, "SELECT state || documents FROM aggregate"), "12");
    CHECK(aggregate_state(&m, r) == PAIR_OK);
    all = (struct buf){.data = rows.data, .len = rows.len - 1};
    CHECK(results_put_corpus(r, 0, one_piece, &all, &m.ft) == -1);
    all = (struct buf){0};
    CHECK_OK(&m, results_put_corpus(r, 0, one_piece, &all, &m.ft));
    CHECK_TEXT(made_ask(&m, sql), "");
    put(&m, r, 3, 0, PAIR_EMPTY, NULL);
    CHECK(!aggregate_state(&m, r)); /* there is another member */
    CHECK_OK(&m, results_fail_corpus(r, 0, &why, &m.ft));
    CHECK_TEXT(made_ask(&m, "SELECT state || cause FROM aggregate"), "5cpu");
    CHECK(aggregate_state(&m, r) == PAIR_LIMIT);
    buf_free(&rows);
    results_free(r);
    made_end(&m);
}

/* A document that goes takes its results along. */
static void
removal(void)
{
    static const struct made_doc other[] = {{.key = "b", .text = "Changed"}};
    static const int64_t ids[] = {1};
    struct made m;
    struct results *r;
    uint64_t removed;

    r = made_both(&m);
    for (int64_t id = 1; id <= 3; id++) {
        put(&m, r, id, 0, PAIR_OK, NULL);
        put(&m, r, id, 1, PAIR_OK, NULL);
    }
    results_free(r);
    CHECK_OK(&m, store_remove(m.s, ids, 1, &removed, &m.ft));
    CHECK_TEXT(made_ask(&m, "SELECT group_concat(plugin || document) "
                            "FROM state"),
               "stance2,stance3,terms2,terms3");
    CHECK_TEXT(made_ask(&m, "SELECT group_concat(document) FROM terms_hit"),
               "2,3");
    made_load(&m, other, 1, NULL);
    CHECK_TEXT(made_ask(&m, "SELECT group_concat(document) FROM stance"), "3");
    CHECK_TEXT(made_ask(&m, "SELECT group_concat(document) FROM terms_hit"),
               "3");
    r = both(&m, 1, 2);
    CHECK_TEXT(owed(&m, r, every + 2, 2, 0), "4:3 ");
    results_free(r);
    made_end(&m);
}

int
main(void)
{
    planning();
    changed_columns();
    clashes();
    blocks();
    corpus_tables();
    removal();
    return check_end();
}
