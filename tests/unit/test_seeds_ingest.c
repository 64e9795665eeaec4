/* The seed articles against their hand-made gold: title, date, outlet, url,
   language, and exactly the boilerplate removed. */
#include "gold.h"
#include "ingest.h"

static void
accepted(const char *file, const char *what, const char *got, yajl_val list)
{
    bool ok = among(got, list);

    if (!ok)
        fprintf(stderr, "%s: %s: %s\n", file, what, got ? got : "(null)");
    CHECK(ok);
}

/* Marks the bytes of the text that are analysed. */
static char *
kept_bytes(const struct doc *d)
{
    char *kept = mem_alloc(d->text_len + 1);
    struct spans spans = {0};

    doc_kept(d, &spans);
    for (size_t i = 0; i < spans.n; i++)
        memset(kept + spans.at[i].start, 1,
               spans.at[i].stop - spans.at[i].start);
    spans_free(&spans);
    return kept;
}

static size_t
bytes_kept(const struct doc *d, const char *kept, size_t from, size_t to)
{
    size_t n = 0;

    for (size_t i = from; i < to && i < d->text_len; i++)
        n += kept[i] && !strchr(" \n", d->text[i]);
    return n;
}

static size_t
number(yajl_val v)
{
    return (size_t)YAJL_GET_INTEGER(v);
}

/* Everything that must go is gone, and of the rest nothing but the captions
   that should go: the kept text is the body. */
static void
removed(const struct doc *d, yajl_val want)
{
    char *kept = kept_bytes(d);
    yajl_val spans = get(want, "body_spans"), list = get(want, "boilerplate");
    size_t body = 0, body_kept = 0, rest;

    for (size_t i = 0; i < YAJL_GET_ARRAY(list)->len; i++) {
        yajl_val v = YAJL_GET_ARRAY(list)->values[i];
        size_t n =
            bytes_kept(d, kept, number(get(v, "start")), number(get(v, "end")));

        if (n)
            fprintf(stderr, "%s: %zu bytes of a %s stay\n", d->uri, n,
                    text_of(get(v, "kind")));
        CHECK(n == 0);
    }
    for (size_t i = 0; i < YAJL_GET_ARRAY(spans)->len; i++) {
        yajl_val *at = YAJL_GET_ARRAY(YAJL_GET_ARRAY(spans)->values[i])->values;

        for (size_t k = number(at[0]); k < number(at[1]); k++)
            body += !strchr(" \n", d->text[k]);
        body_kept += bytes_kept(d, kept, number(at[0]), number(at[1]));
    }
    rest = bytes_kept(d, kept, 0, d->text_len) - body_kept;
    CHECK_NUMBER(body_kept, body);
    CHECK_NUMBER(rest, 0);
    free(kept);
}

static void
article(const char *shared, const char *file, yajl_val want)
{
    struct source_options none = {0};
    struct source_plan plan = {0};
    struct source *s = NULL;
    struct fault ft = {0};
    struct got g = {0};
    struct source_sink sink = {on_doc, on_note, &g};
    char *path = mem_format("%s/corpora/seeds/%s", shared, file);
    const struct doc *d = &g.docs[0];

    CHECK(source_open(&s, &none, &ft) == 0);
    CHECK(source_plan(&plan, &path, 1, "/", &(struct source_options){0}, &ft) ==
          0);
    source_decode(s, &plan.jobs[0], &sink);
    CHECK_NUMBER(g.n_docs, 1);
    CHECK_NUMBER(g.n_notes, 0);
    CHECK_NUMBER(d->text_len, number(get(want, "bytes")));
    CHECK_TEXT(d->title, text_of(get(want, "title")));
    CHECK_TEXT(d->url, text_of(get(want, "url")));
    CHECK_TEXT(d->language, text_of(get(want, "language")));
    CHECK_TEXT(d->author, text_of(get(want, "author")));
    accepted(file, "published", d->published, get(get(want, "date"), "accept"));
    CHECK_TEXT(d->outlet, text_of(get(get(want, "source"), "value")));
    removed(d, want);
    got_free(&g);
    source_plan_free(&plan);
    source_close(s);
    free(path);
}

int
main(void)
{
    const char *shared = getenv("SLANT_SHARED");
    yajl_val gold, articles;

    if (!shared)
        check_skip("SLANT_SHARED is not set");
    gold = gold_read(shared, "corpora/seeds/expected.json");
    if (!gold)
        check_skip("no seeds below SLANT_SHARED");
    articles = get(gold, "articles");
    CHECK(YAJL_IS_OBJECT(articles));
    for (size_t i = 0; articles && i < YAJL_GET_OBJECT(articles)->len; i++)
        article(shared, YAJL_GET_OBJECT(articles)->keys[i],
                YAJL_GET_OBJECT(articles)->values[i]);
    CHECK_NUMBER(articles ? YAJL_GET_OBJECT(articles)->len : 0, 5);
    yajl_tree_free(gold);
    return check_end();
}
