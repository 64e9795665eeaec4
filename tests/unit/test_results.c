/* results: configurations, tables, states, planning, blocks. */
#include "made_corpus.h"
#include "results.h"

static const struct made_doc docs[] = {
    {.key = "a", .text = "Der B\xc3\xa4r sah China\xe2\x80\x99s Bild."},
    {.key = "b", .text = "Second", .published = "2015"},
    {.key = "c", .text = "Third"},
};

#define COLUMN(name, type) "{\"name\":\"" name "\",\"type\":\"" type "\"}"
#define TABLE(kind, name, columns) \
    "{\"kind\":\"" kind "\",\"name\":\"" name "\",\"columns\":[" columns "]}"
#define PLUGIN(name, requires, tables)                                       \
    "{\"name\":\"" name "\",\"requires\":[" requires "],\"tables\":[" tables \
                                                     "]}"

/* Rows: table 0 of documents (mean, ok, word), 1 hit (at, term), 2 the corpus
   (n, term); columns are sorted. */
static const char terms[] =
    PLUGIN("terms", "",
           TABLE("document", "",
                 COLUMN("mean", "number") "," COLUMN("ok", "boolean") "," //
                 COLUMN("word", "string")) ","                            //
           TABLE("rows", "hit",
                 "{\"name\":\"at\",\"type\":\"span\",\"doc\":\"where\","
                 "\"unit\":\"bytes\"}," COLUMN("term", "string")) "," //
           TABLE("corpus", "by_term",
                 COLUMN("n", "integer") "," COLUMN("term", "string")));
static const char stance[] = PLUGIN(
    "stance", "\"terms\"", TABLE("document", "", COLUMN("score", "integer")));

static struct hash
key(int n)
{
    return hash_of(&n, sizeof n);
}

/* Opens the results of plugins given as JSON, key number n each. */
static struct results *
open_results(struct made *m, const char *const *json, const int *keys, size_t n,
             struct buf *changed)
{
    struct manifest manifests[4];
    struct hash hashes[4];
    struct results *r = NULL;

    m->ft = (struct fault){0};
    for (size_t i = 0; i < n; i++) {
        CHECK_OK(m, manifest_parse(&manifests[i], json[i], &m->ft));
        hashes[i] = key(keys[i]);
    }
    store_begin(m->s, &m->ft);
    if (results_open(&r, m->s, manifests, hashes, n, changed, &m->ft))
        store_rollback(m->s);
    else
        CHECK_OK(m, store_commit(m->s, &m->ft));
    for (size_t i = 0; i < n; i++)
        manifest_free(&manifests[i]);
    return r;
}

static struct results *
both(struct made *m, int terms_key, int stance_key)
{
    const char *json[] = {terms, stance};
    int keys[] = {terms_key, stance_key};
    struct buf changed = {0};
    struct results *r = open_results(m, json, keys, 2, &changed);

    CHECK_NUMBER(changed.len, 0);
    buf_free(&changed);
    if (!r) {
        fprintf(stderr, "    %s\n", m->ft.text);
        exit(1);
    }
    return r;
}

static void
text_value(struct buf *rows, const char *s)
{
    struct value v = {.kind = VALUE_TEXT, .text = {s, strlen(s)}};

    value_encode(&v, rows);
}

/* A pair in a state; ok for plugin 0: a document row and a hit on Bär. */
static void
put(struct made *m, struct results *r, int64_t document, uint32_t plugin,
    enum pair_state state, const char *cause)
{
    struct pair_result p = {.document = document,
                            .plugin = plugin,
                            .state = state,
                            .cause = mem_string(cause),
                            .cpu_us = 5,
                            .wall_us = 6};
    struct value v = {.kind = VALUE_REAL, .r = 0.5};

    if (state == PAIR_OK && plugin == 0) {
        buf_u8(&p.rows, 0);
        value_encode(&v, &p.rows);
        v = (struct value){.kind = VALUE_INT, .i = 1};
        value_encode(&v, &p.rows);
        v = (struct value){.kind = VALUE_NULL};
        value_encode(&v, &p.rows);
        buf_u8(&p.rows, 1);
        v = (struct value){.kind = VALUE_SPAN, .span = {4, 8}};
        value_encode(&v, &p.rows);
        text_value(&p.rows, "b\xc3\xa4r");
        p.n_rows = 2;
    } else if (state == PAIR_OK) {
        buf_u8(&p.rows, 0);
        v = (struct value){.kind = VALUE_INT, .i = -3};
        value_encode(&v, &p.rows);
        p.n_rows = 1;
    } else if (state == PAIR_FAILED) {
        p.message = mem_string("it broke");
        p.place = mem_string("init.lua:7");
    }
    store_begin(m->s, &m->ft);
    CHECK_OK(m, results_put(r, &p, 1, &m->ft));
    CHECK_OK(m, store_commit(m->s, &m->ft));
    pair_result_free(&p);
}

static void
tables(void)
{
    struct made m;
    struct results *r;

    made_new(&m);
    made_load(&m, docs, 3, NULL);
    r = both(&m, 1, 2);
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

    made_new(&m);
    made_load(&m, docs, 3, NULL);
    r = both(&m, 1, 2);
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
    static const int64_t some[] = {3, 77, 1, 3};
    struct made m;
    struct results *r;

    made_new(&m);
    made_load(&m, docs, 3, NULL);
    r = both(&m, 1, 2);
    CHECK_TEXT(owed(&m, r, NULL, 0, 0), "1:3 2:3 3:3 ");
    CHECK_TEXT(owed(&m, r, some, 4, 0), "1:3 3:3 ");
    put(&m, r, 1, 0, PAIR_OK, NULL);
    put(&m, r, 1, 1, PAIR_OK, NULL);
    put(&m, r, 2, 0, PAIR_FAILED, "error");
    put(&m, r, 2, 1, PAIR_SKIPPED, "requires");
    put(&m, r, 3, 0, PAIR_EMPTY, NULL);
    put(&m, r, 3, 1, PAIR_SKIPPED, "language");
    CHECK_TEXT(owed(&m, r, NULL, 0, 0), "");
    /* What waited for it is owed with it. */
    CHECK_TEXT(owed(&m, r, NULL, 0, 1u << PAIR_FAILED), "2:3 ");
    CHECK_TEXT(owed(&m, r, NULL, 0, 1u << PAIR_SKIPPED), "2:2 3:2 ");
    put(&m, r, 2, 0, PAIR_OK, NULL);
    CHECK_TEXT(owed(&m, r, NULL, 0, 0), "2:2 ");
    put(&m, r, 2, 1, PAIR_OK, NULL);
    CHECK_TEXT(owed(&m, r, NULL, 0, 0), "");
    results_free(r);
    r = both(&m, 1, 3); /* stance is another configuration now */
    CHECK_TEXT(owed(&m, r, NULL, 0, 0), "1:2 2:2 3:2 ");
    CHECK_TEXT(made_ask(&m, "SELECT group_concat(plugin || live) FROM config "
                            "WHERE plugin = 'stance'"),
               "stance0,stance1");
    CHECK_TEXT(made_ask(&m, "SELECT current FROM states "
                            "WHERE plugin = 'stance'"),
               "0");
    results_free(r);
    r = both(&m, 1, 2); /* and back */
    CHECK_TEXT(owed(&m, r, NULL, 0, 0), "");
    results_free(r);
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

    made_new(&m);
    made_load(&m, docs, 3, NULL);
    r = both(&m, 1, 2);
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
clash(struct made *m, const char *a, const char *b, enum fault_code code,
      const char *says)
{
    const char *json[] = {a, b};
    int keys[] = {1, 2};
    struct buf changed = {0};
    struct results *r = open_results(m, json, keys, b ? 2 : 1, &changed);

    CHECK(r == NULL);
    CHECK_TEXT(fault_name(m->ft.code), fault_name(code));
    CHECK(strstr(m->ft.text, says));
    results_free(r);
    buf_free(&changed);
}

static void
clashes(void)
{
    static const char a[] = PLUGIN("a", "", TABLE("rows", "b_c", ""));
    static const char a_b[] = PLUGIN("a_b", "", TABLE("rows", "c", ""));
    static const char mine[] = PLUGIN("mine", "", TABLE("document", "", ""));
    const char *json[] = {a};
    int keys[] = {1};
    struct buf changed = {0};
    struct made m;
    struct results *r;

    made_new(&m);
    clash(&m, a, a_b, FAULT_PLUGIN, "plugins a and a_b both have");
    r = open_results(&m, json, keys, 1, &changed);
    CHECK(r != NULL);
    results_free(r);
    clash(&m, a_b, NULL, FAULT_PLUGIN, "both have a table or view `a_b_c`");
    sqlite3_exec(store_db(m.s),
                 "CREATE TABLE mine(x); INSERT INTO mine "
                 "VALUES(1)",
                 NULL, NULL, NULL);
    clash(&m, mine, NULL, FAULT_CORPUS, "table `mine` that is not slant's");
    CHECK_TEXT(made_ask(&m, "SELECT count(*) FROM mine"), "1");
    buf_free(&changed);
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

    made_new(&m);
    made_load(&m, docs, 3, NULL);
    r = both(&m, 1, 2);
    pairs[1].state = PAIR_EMPTY;
    for (int i = 0; i < ROWS; i++) {
        struct pair_result *p = &pairs[i % 2 * 2];

        buf_u8(&p->rows, 1);
        value_encode(&v, &p->rows);
        text_value(&p->rows, i < 4 ? "first" : "later");
        p->n_rows++;
    }
    store_begin(m.s, &m.ft);
    CHECK_OK(&m, results_put(r, pairs, 3, &m.ft));
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
    CHECK(results_put(r, &pairs[3], 1, &m.ft) == -1);
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
        CHECK(results_put(r, &p, 1, &m.ft) == -1);
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

    made_new(&m);
    made_load(&m, docs, 3, NULL);
    r = both(&m, 1, 2);
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
    CHECK_OK(&m, results_put_partial(r, 0, &list[0], "abc", 3, &m.ft));
    CHECK_OK(&m, results_put_partial(r, 0, &list[1], "", 0, &m.ft));
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

static void
corpus_tables(void)
{
    static const char sql[] = "SELECT group_concat(row || ' ' || term || ' ' "
                              "|| n) FROM terms_by_term";
    struct pair_result why = {.state = PAIR_LIMIT, .cause = "cpu"};
    struct made m;
    struct results *r;
    struct buf rows = {0};
    struct hash now, then;
    bool current = true;

    made_new(&m);
    made_load(&m, docs, 3, NULL);
    r = both(&m, 1, 2);
    put(&m, r, 1, 0, PAIR_OK, NULL);
    put(&m, r, 2, 0, PAIR_EMPTY, NULL);
    CHECK_OK(&m, results_corpus_key(r, 0, &now, &current, &m.ft));
    CHECK(!current);
    for (int i = 0; i < 2; i++) {
        struct value v = {.kind = VALUE_INT, .i = 10 - i};

        buf_u8(&rows, 2);
        value_encode(&v, &rows);
        text_value(&rows, i ? "zwei" : "eins");
    }
    CHECK_OK(
        &m, results_put_corpus(r, 0, &now, cur_of(rows.data, rows.len), &m.ft));
    CHECK_TEXT(made_ask(&m, sql), "1 eins 10,2 zwei 9");
    CHECK_TEXT(made_ask(&m, "SELECT state || documents FROM aggregate"), "12");
    CHECK_OK(&m, results_corpus_key(r, 0, &then, &current, &m.ft));
    CHECK(current && memcmp(&now, &then, sizeof now) == 0);
    CHECK(results_put_corpus(r, 0, &now, cur_of(rows.data, rows.len - 1),
                             &m.ft) == -1);
    CHECK_OK(&m, results_put_corpus(r, 0, &now, cur_of(NULL, 0), &m.ft));
    CHECK_TEXT(made_ask(&m, sql), "");
    put(&m, r, 3, 0, PAIR_EMPTY, NULL);
    CHECK_OK(&m, results_corpus_key(r, 0, &then, &current, &m.ft));
    CHECK(!current && memcmp(&now, &then, sizeof now) != 0);
    CHECK_OK(&m, results_fail_corpus(r, 0, &why, &m.ft));
    CHECK_TEXT(made_ask(&m, "SELECT state || cause FROM aggregate"), "5cpu");
    CHECK_OK(&m, results_corpus_key(r, 0, &then, &current, &m.ft));
    CHECK(!current);
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

    made_new(&m);
    made_load(&m, docs, 3, NULL);
    r = both(&m, 1, 2);
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
    CHECK_TEXT(owed(&m, r, NULL, 0, 0), "4:3 ");
    results_free(r);
    made_end(&m);
}

int
main(void)
{
    tables();
    evidence();
    planning();
    changed_columns();
    clashes();
    many();
    malformed();
    reading();
    blocks();
    corpus_tables();
    removal();
    return check_end();
}
