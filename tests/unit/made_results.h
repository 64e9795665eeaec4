/* made_results: two plugins with results in a made corpus: `terms`, and
   `stance` that requires it. */
#ifndef SLANT_MADE_RESULTS_H
#define SLANT_MADE_RESULTS_H

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

static inline struct hash
key(int n)
{
    return hash_of(&n, sizeof n);
}

/* Opens the results of plugins given as JSON, key number n each. Their
   manifests are kept, for as long as the test runs. */
static inline struct results *
open_results(struct made *m, const char *const *json, const int *keys, size_t n,
             struct buf *changed)
{
    static struct manifest kept[100];
    static size_t n_kept;
    struct manifest *manifests = &kept[n_kept];
    struct hash hashes[4];
    struct results *r = NULL;

    m->ft = (struct fault){0};
    n_kept += n;
    if (n_kept > sizeof kept / sizeof *kept)
        abort();
    for (size_t i = 0; i < n; i++) {
        CHECK_OK(m, manifest_parse(&manifests[i], json[i], &m->ft));
        hashes[i] = key(keys[i]);
    }
    store_begin(m->s, &m->ft);
    if (results_open(&r, m->s, manifests, hashes, n, changed, &m->ft)) {
        store_rollback(m->s);
        return NULL;
    }
    for (size_t i = 0; i < n; i++)
        if (results_waits(r, i))
            CHECK_OK(m, results_take(r, i, changed, &m->ft));
    CHECK_OK(m, store_commit(m->s, &m->ft));
    return r;
}

static inline struct results *
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

static inline void
text_value(struct buf *rows, const char *s)
{
    struct value v = {.kind = VALUE_TEXT, .text = {s, strlen(s)}};

    value_encode(&v, rows);
}

static inline int
add_pair(struct results *r, const struct pair_result *p, struct fault *ft)
{
    return results_add(r, p, cur_of(p->rows.data, p->rows.len), ft);
}

/* A pair in a state; ok for plugin 0: a document row and a hit on Bär. */
static inline void
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
    CHECK_OK(m, add_pair(r, &p, &m->ft));
    CHECK_OK(m, results_store(r, &m->ft));
    CHECK_OK(m, store_commit(m->s, &m->ft));
    pair_result_free(&p);
}

#endif
