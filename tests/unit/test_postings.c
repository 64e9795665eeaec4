/* Lists of documents by type, against the streams they are made of: after
   loads, replacements and removals, and for a reader of a load that died. */
#include "made_numbers.h"
#include "made_corpus.h"

#include "kwic.h"
#include "postings.h"

enum {
    DOCS = 400,
    VOCABULARY = 60
};

static struct made_doc docs[DOCS];

/* Low numbers are frequent words; some are compounds. */
static char *
random_text(void)
{
    struct buf b = {0};

    for (unsigned i = chance(80); i > 0; i--) {
        unsigned w = chance(1 + chance(VOCABULARY));

        buf_format(&b, w % 7 == 3 ? "w%u-w%u's " : "w%u ", w, w / 2);
    }
    return buf_take(&b);
}

static void
make_docs(size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        free((char *)docs[i].text);
        if (!docs[i].key)
            docs[i].key = mem_format("d%zu", i);
        docs[i].text = chance(20) ? random_text() : NULL;
    }
}

/* More of a word than a posting has bits for. */
static void
make_long(struct made_doc *d)
{
    struct buf b = {0};

    for (int i = 0; i < 6000; i++)
        buf_str(&b, i % 3 ? "w1 " : i % 2 ? "w2 " : "w3 ");
    free((char *)d->text);
    d->text = buf_take(&b);
}

/* ---- the same from streams and from lists ---- */

struct table {
    uint32_t tf[VOCABULARY * 4]; /* of one document, by type */
};

struct seen {
    struct table *of; /* by document */
    uint32_t type;
    int64_t highest, before;
};

static void
on_posting(void *cookie, int64_t document, uint32_t tf)
{
    struct seen *s = cookie;

    CHECK(document > s->before && document <= s->highest && tf > 0);
    s->before = document;
    s->of[document].tf[s->type] += tf;
}

static bool
lists_agree(struct made *m)
{
    int64_t highest = atoll(made_ask(m, "SELECT max(id) FROM meta"));
    uint32_t types = (uint32_t)atoll(made_ask(m, "SELECT max(id) FROM types"));
    struct table *want = mem_alloc((size_t)(highest + 1) * sizeof *want);
    struct seen got = {.of = mem_alloc((size_t)(highest + 1) * sizeof *want),
                       .highest = highest};
    struct reader *r = reader_new(m->s);
    struct postings *p;
    int differ = 0;

    CHECK(types < VOCABULARY * 4);
    CHECK_OK(m, postings_open(&p, m->s, &m->ft));
    CHECK_NUMBER(postings_last(p), highest);
    for (size_t i = 0; i < postings_segments(p); i++)
        for (got.type = 1; got.type <= types; got.type++) {
            got.before = 0;
            CHECK_OK(m,
                     postings_each(p, i, got.type, on_posting, &got, &m->ft));
        }
    for (int64_t id = 1; id <= highest; id++) {
        const uint32_t *stream;
        size_t n;

        CHECK_OK(m, reader_stream(r, id, &stream, &n, &m->ft));
        for (size_t i = 0; i < n; i++)
            want[id].tf[stream[i]]++;
        if (n) /* a document that is gone may stand in lists */
            differ += memcmp(&want[id], &got.of[id], sizeof *want) != 0;
    }
    postings_free(p);
    reader_free(r);
    free(want);
    free(got.of);
    return differ == 0;
}

static bool
on_hit(void *cookie, const struct kwic_hit *hit)
{
    (void)cookie, (void)hit;
    return true;
}

/* Hits of a query with lists, and in streams alone. */
static void
same_hits(struct made *m, const char *query)
{
    const struct kwic_options o = {.window = 0};
    struct kwic_totals with = {0}, without = {0};

    CHECK_OK(m, kwic_find(m->s, query, &o, on_hit, NULL, &with, &m->ft));
    CHECK_OK(m, store_begin(m->s, &m->ft));
    made_ask(m, "DELETE FROM segment");
    made_ask(m, "DELETE FROM posting");
    made_ask(m, "DELETE FROM term");
    made_ask(m, "UPDATE corpus SET value = 0 WHERE name = 'terms'");
    CHECK_OK(m, kwic_find(m->s, query, &o, on_hit, NULL, &without, &m->ft));
    store_rollback(m->s);
    CHECK_NUMBER(with.hits, without.hits);
    CHECK_NUMBER(with.documents, without.documents);
    CHECK(with.hits > 0);
}

static void
check_all(struct made *m)
{
    CHECK(lists_agree(m));
    same_hits(m, "w1");
    same_hits(m, "w5*");
    same_hits(m, "*7");
    same_hits(m, "w2 w1 | w3 [0,2] w?");
    same_hits(m, "w1 NOT NEAR/2 w2");
    same_hits(m, "(w4 | w5) WITH w0");
}

#define SEGMENTS "SELECT count(*) FROM segment"
#define GONE "SELECT sum(dead) FROM segment"

static void
test_loads(struct made *m)
{
    made_load(m, docs, 100, NULL);
    CHECK_TEXT(made_ask(m, SEGMENTS), "1");
    check_all(m);
    made_load(m, docs + 100, 10, NULL); /* too small to be put together */
    CHECK_TEXT(made_ask(m, SEGMENTS), "2");
    made_load(m, docs + 110, 2, NULL);
    CHECK_TEXT(made_ask(m, SEGMENTS), "3");
    made_load(m, docs + 112, 88, NULL); /* takes the small ones in */
    CHECK_TEXT(made_ask(m, SEGMENTS), "2");
    check_all(m);
    made_load(m, docs, 200, NULL); /* nothing new */
    CHECK_TEXT(made_ask(m, SEGMENTS), "2");
}

static void
test_changes(struct made *m)
{
    int64_t ids[200];
    uint64_t removed;

    make_docs(0, 10);
    made_load(m, docs, 10, NULL); /* replaced */
    check_all(m);
    CHECK(atoi(made_ask(m, GONE)) > 0);
    for (int64_t i = 0; i < 60; i++)
        ids[i] = i + 1;
    CHECK_OK(m, store_remove(m->s, ids, 60, &removed, &m->ft));
    check_all(m);
    /* Over a fifth of the first segment was gone. */
    CHECK_TEXT(made_ask(m, "SELECT dead FROM segment ORDER BY first LIMIT 1"),
               "0");
    for (int64_t i = 0; i < 200; i++)
        ids[i] = i + 1;
    CHECK_OK(m, store_remove(m->s, ids, 200, &removed, &m->ft));
    made_load(m, docs + 200, 200, NULL);
    check_all(m);
}

/* Committed by a load that was killed: no lists yet, but found. */
static void
test_killed(struct made *m)
{
    struct loader *l;
    int64_t before = atoll(made_ask(m, "SELECT max(last) FROM segment"));

    make_docs(200, 260);
    CHECK_OK(m, store_begin(m->s, &m->ft));
    CHECK_OK(m, loader_open(&l, m->s, "slant load dir", &m->ft));
    made_put(m, l, docs + 200, 60, NULL);
    CHECK_OK(m, store_commit(m->s, &m->ft));
    loader_drop(l);
    CHECK_NUMBER(atoll(made_ask(m, "SELECT max(last) FROM segment")), before);
    same_hits(m, "w1");
    CHECK_OK(m, store_repair(m->s, &m->ft));
    check_all(m);
}

/* A stream that cannot be read is not passed over: its document might have a
   hit. */
static void
test_damaged(struct made *m)
{
    const struct kwic_options o = {.window = 0};
    struct kwic_totals totals;

    CHECK_OK(m, store_begin(m->s, &m->ft));
    made_ask(m, "DELETE FROM segment");
    made_ask(m, "DELETE FROM posting");
    made_ask(m, "UPDATE stream SET data = x'00' "
                "WHERE id = (SELECT max(id) FROM stream)");
    CHECK(kwic_find(m->s, "w1", &o, on_hit, NULL, &totals, &m->ft) == -1);
    CHECK(m->ft.code == FAULT_CORPUS);
    CHECK(postings_update(store_db(m->s), &m->ft) == -1);
    CHECK(m->ft.code == FAULT_CORPUS);
    store_rollback(m->s);
}

/* Before the first document more ids went than a segment may have. */
static void
test_gap(void)
{
    struct made m;

    made_new(&m);
    made_ask(&m, "UPDATE corpus SET value = 3000000 "
                 "WHERE name = 'next_document'");
    made_load(&m, docs, 100, NULL);
    CHECK_TEXT(made_ask(&m, "SELECT count(*) || min(first >= 3000000) "
                            "FROM segment"),
               "11");
    same_hits(&m, "w1");
    made_end(&m);
}

/* ---- lists made while documents come, and those made from the streams ---- */

enum {
    LONG_DOCS = 22,
    LONG_TOKENS = 200000
};

static void
load_and_die(struct made *m, const struct made_doc *d)
{
    struct loader *l;

    CHECK_OK(m, store_begin(m->s, &m->ft));
    CHECK_OK(m, loader_open(&l, m->s, "slant load dir", &m->ft));
    made_put(m, l, d, LONG_DOCS, NULL);
    CHECK_OK(m, loader_settle(l, &m->ft));
    CHECK_OK(m, store_commit(m->s, &m->ft));
    loader_drop(l);
}

static void
same_from_streams(struct made *m)
{
    CHECK_TEXT(made_ask(m, SEGMENTS), "2");
    CHECK_OK(m, store_begin(m->s, &m->ft));
    made_ask(m, "CREATE TEMP TABLE lists AS SELECT * FROM posting");
    made_ask(m, "CREATE TEMP TABLE parts AS SELECT * FROM segment");
    made_ask(m, "DELETE FROM segment");
    made_ask(m, "DELETE FROM posting");
    CHECK_OK(m, postings_update(store_db(m->s), &m->ft));
    CHECK_TEXT(made_ask(m, "SELECT count(*) > 0 FROM posting"), "1");
    CHECK_TEXT(made_ask(m, "SELECT count(*) FROM posting AS p FULL JOIN "
                           "lists AS l ON l.id = p.id "
                           "WHERE l.data IS NOT p.data"),
               "0");
    CHECK_TEXT(made_ask(m, "SELECT count(*) FROM segment AS s FULL JOIN parts "
                           "AS p ON p.id = s.id WHERE p.first IS NOT s.first "
                           "OR p.last IS NOT s.last OR p.tokens IS NOT "
                           "s.tokens OR p.documents IS NOT s.documents"),
               "0");
    store_rollback(m->s);
}

/* The counts that a load wrote with its lists are those of the streams. */
static void
same_counts(struct made *m)
{
    made_ask(m, "CREATE TEMP TABLE counted AS SELECT * FROM types");
    made_ask(m, "UPDATE corpus SET value = -1 WHERE name = 'counted'");
    CHECK_OK(m, store_repair(m->s, &m->ft));
    CHECK_TEXT(made_ask(m, "SELECT count(*) > 0 FROM types"), "1");
    CHECK_TEXT(made_ask(m, "SELECT count(*) FROM types AS t JOIN counted AS c "
                           "ON c.id = t.id WHERE c.frequency <> t.frequency "
                           "OR c.docfreq <> t.docfreq"),
               "0");
}

/* Commits in the middle of a segment, twice, before it is full. */
static void
test_settled(const struct made_doc *d)
{
    struct made m;
    struct loader *l;

    made_new(&m);
    CHECK_OK(&m, store_begin(m.s, &m.ft));
    CHECK_OK(&m, loader_open(&l, m.s, "slant load dir", &m.ft));
    made_put(&m, l, d, 3, NULL);
    CHECK_OK(&m, loader_settle(l, &m.ft));
    made_put(&m, l, d + 3, 2, NULL);
    CHECK_OK(&m, loader_settle(l, &m.ft));
    made_put(&m, l, d + 5, LONG_DOCS - 5, NULL);
    CHECK_OK(&m, loader_close(l, true, NULL, &m.ft));
    CHECK_OK(&m, store_commit(m.s, &m.ft));
    same_from_streams(&m);
    same_counts(&m);
    made_end(&m);
}

/* Documents of more tokens than a segment has; each ends with `tail`. */
static void
make_long_docs(struct made_doc *d, const char *tail)
{
    for (unsigned i = 0; i < LONG_DOCS; i++) {
        struct buf b = {0};

        for (unsigned k = 0; k < LONG_TOKENS; k++)
            buf_format(&b, "w%u ", chance(1 + chance(2000)));
        buf_str(&b, tail);
        d[i].key = mem_format("long%u", i);
        d[i].text = buf_take(&b);
    }
}

static void
free_long_docs(struct made_doc *d)
{
    for (unsigned i = 0; i < LONG_DOCS; i++) {
        free((char *)d[i].key);
        free((char *)d[i].text);
    }
}

static void
test_many_tokens(void)
{
    struct made_doc d[LONG_DOCS] = {{0}};
    struct made m;

    make_long_docs(d, "");
    made_new(&m);
    made_load(&m, d, LONG_DOCS, NULL);
    same_from_streams(&m);
    same_counts(&m);
    made_end(&m);
    test_settled(d);

    made_new(&m);
    load_and_die(&m, d);
    CHECK_TEXT(made_ask(&m, SEGMENTS), "1"); /* the one that was full */
    made_load(&m, d, LONG_DOCS, NULL);
    same_from_streams(&m);
    made_end(&m);
    free_long_docs(d);
}

/* A paragraph that all documents have is cut when the first segment has been
   written; ids go on behind those of documents that are gone. */
static void
test_cut(void)
{
    struct made_doc d[LONG_DOCS] = {{0}};
    struct made m;

    make_long_docs(d, "\n\nYou can buy the almanac of the harbour in our shop "
                      "on the quay, on any day.");
    made_new(&m);
    made_ask(&m, "UPDATE corpus SET value = 101 WHERE name = 'next_document'");
    made_load(&m, d, LONG_DOCS, NULL);
    CHECK_TEXT(made_ask(&m, "SELECT count(*) FROM removed"), "22");
    same_from_streams(&m);
    made_end(&m);
    free_long_docs(d);
}

int
main(void)
{
    struct made m;

    make_docs(0, DOCS);
    make_long(&docs[5]);
    made_new(&m);
    test_loads(&m);
    test_changes(&m);
    test_killed(&m);
    test_damaged(&m);
    test_gap();
    test_many_tokens();
    test_cut();
    made_end(&m);
    for (size_t i = 0; i < DOCS; i++) {
        free((char *)docs[i].key);
        free((char *)docs[i].text);
    }
    return check_end();
}
