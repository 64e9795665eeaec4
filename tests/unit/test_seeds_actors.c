/* The seed articles: the actors that its hand-made stances name are found in
   their sentences, and so are all quotations, and none of the removed ones. */
#include <sqlite3.h>

#include "gold.h"
#include "plugin/harness.inc"
#include "source.h"

static long
number(yajl_val v, const char *name)
{
    return (long)YAJL_GET_INTEGER(get(v, name));
}

static const char *
said(yajl_val v, const char *name)
{
    const char *text = text_of(get(v, name));

    return text ? text : "";
}

/* How many rows this question about document and a stretch of it counts. */
static long
count(struct harness *h, const char *sql, size_t document, yajl_val at,
      const char *actor)
{
    char *start = mem_format("%ld", number(at, "start"));
    char *stop = mem_format("%ld", number(at, "end"));
    sqlite3_stmt *q;
    long n = 0;

    CHECK(sqlite3_prepare_v2(store_db(h->store), sql, -1, &q, NULL) == 0);
    sqlite3_bind_int64(q, 1, (int64_t)document);
    sqlite3_bind_int64(q, 2, atol(start));
    sqlite3_bind_int64(q, 3, atol(stop));
    sqlite3_bind_text(q, 4, actor, -1, SQLITE_STATIC);
    if (sqlite3_step(q) == SQLITE_ROW)
        n = sqlite3_column_int64(q, 0);
    sqlite3_finalize(q);
    free(start);
    free(stop);
    return n;
}

struct tally {
    long actors, actors_found;
    long quotes, quotes_found, speakers, speakers_right;
};

static void
test_actor(struct harness *h, size_t document, yajl_val stance,
           const char *side, const char *mention, struct tally *t)
{
    yajl_val evidence = get(stance, "evidence");
    const char *actor = said(stance, side), *name = said(stance, mention);

    if (!strstr(said(evidence, "text"), name) || !*name || *name < 'A' ||
        *name > 'Z' || strncmp(name, "We", 3) == 0)
        return; /* a pronoun, or a mention in another sentence */
    t->actors++;
    t->actors_found +=
        count(h,
              "SELECT count(*) FROM actors_mention WHERE document = ?1 "
              "AND start >= ?2 AND stop <= ?3 AND actor = ?4",
              document, evidence, actor) > 0;
}

static void
test_quote(struct harness *h, size_t document, yajl_val quote, struct tally *t)
{
    const char *actor = said(quote, "actor");

    if (!YAJL_IS_TRUE(get(quote, "in_body"))) {
        CHECK_NUMBER(count(h,
                           "SELECT count(*) FROM quotes_quote WHERE document "
                           "= ?1 AND start < ?3 AND stop > ?2 AND ?4 = ?4",
                           document, quote, ""),
                     0);
        return;
    }
    t->quotes++;
    t->quotes_found += count(h,
                             "SELECT count(*) FROM quotes_quote WHERE document "
                             "= ?1 AND start = ?2 AND stop = ?3 AND ?4 = ?4",
                             document, quote, "") == 1;
    if (!*actor || strchr(actor, ';'))
        return; /* nobody, or two at once */
    t->speakers++;
    t->speakers_right +=
        count(h,
              "SELECT count(*) FROM quotes_quote WHERE document "
              "= ?1 AND start = ?2 AND stop = ?3 AND actor = ?4",
              document, quote, actor) == 1;
}

static void
test_article(struct harness *h, size_t document, yajl_val want, struct tally *t)
{
    yajl_val stances = get(want, "stance"), quotes = get(want, "quotes");

    for (size_t i = 0; i < YAJL_GET_ARRAY(stances)->len; i++) {
        yajl_val s = YAJL_GET_ARRAY(stances)->values[i];

        test_actor(h, document, s, "source", "source_mention", t);
        test_actor(h, document, s, "target", "target_mention", t);
    }
    for (size_t i = 0; i < YAJL_GET_ARRAY(quotes)->len; i++)
        test_quote(h, document, YAJL_GET_ARRAY(quotes)->values[i], t);
}

struct decoded {
    struct doc docs[8];
    size_t n;
};

static void
on_doc(void *cookie, struct doc *d)
{
    struct decoded *g = cookie;

    CHECK(g->n < 8);
    if (g->n < 8)
        g->docs[g->n++] = *d;
    *d = (struct doc){0};
}

static void
on_note(void *cookie, const char *uri, const char *reason, const char *detail)
{
    (void)cookie;
    fprintf(stderr, "%s: %s %s\n", uri, reason, detail);
    CHECK(!"a note about a seed");
}

static void
decode(struct decoded *g, const char *shared, const char *file)
{
    struct source_options none = {0};
    struct source_plan plan = {0};
    struct source *s = NULL;
    struct fault ft = {0};
    struct source_sink sink = {on_doc, on_note, g};
    char *path = mem_format("%s/corpora/seeds/%s", shared, file);

    CHECK(source_open(&s, &none, &ft) == 0);
    CHECK(source_plan(&plan, &path, 1, "/", &none, &ft) == 0);
    source_decode(s, &plan.jobs[0], &sink);
    source_plan_free(&plan);
    source_close(s);
    free(path);
}

static void
test_seeds(const char *shared, yajl_val articles)
{
    struct tally t = {0};
    struct decoded g = {0};
    struct harness h;
    size_t n = YAJL_GET_OBJECT(articles)->len;

    for (size_t i = 0; i < n; i++)
        decode(&g, shared, YAJL_GET_OBJECT(articles)->keys[i]);
    CHECK_NUMBER(g.n, n);
    harness_docs(&h, g.docs, n);
    CHECK(harness_open(&h, harness_source("plugins"), "actors,quotes", NULL) ==
          0);
    harness_run(&h, (int64_t)n);
    for (size_t i = 0; i < n; i++)
        test_article(&h, i + 1, YAJL_GET_OBJECT(articles)->values[i], &t);
    fprintf(stderr,
            "actors %ld of %ld, quotes %ld of %ld, speakers %ld of "
            "%ld\n",
            t.actors_found, t.actors, t.quotes_found, t.quotes,
            t.speakers_right, t.speakers);
    CHECK(t.actors > 100 && t.actors_found >= 0.97 * t.actors);
    CHECK(t.quotes > 30 && t.quotes_found >= 0.97 * t.quotes);
    CHECK(t.speakers_right >= 0.85 * t.speakers);
    harness_destroy(&h);
    for (size_t i = 0; i < n; i++)
        doc_free(&g.docs[i]);
}

int
main(void)
{
    const char *shared = getenv("SLANT_SHARED");
    yajl_val gold;

    if (!shared)
        check_skip("SLANT_SHARED is not set");
    gold = gold_read(shared, "corpora/seeds/expected.json");
    if (!gold)
        check_skip("no seeds below SLANT_SHARED");
    test_seeds(shared, get(gold, "articles"));
    yajl_tree_free(gold);
    return check_end();
}
