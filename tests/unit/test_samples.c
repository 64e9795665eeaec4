/* The sample articles against what expected.json says of them: title, date,
   outlet, url; what must go and what must stay; with and without the table of
   metadata. */
#include "gold.h"
#include "ingest.h"

#define CAPTIONS_LEFT_MAX 1

static size_t captions, captions_left;

/* A field is what is expected, or one of NAME_accept, or begins with
   NAME_accept_prefix. */
static void
field(const struct doc *d, const char *name, const char *got, yajl_val want)
{
    char *accept = mem_format("%s_accept", name);
    char *prefix = mem_format("%s_accept_prefix", name);
    yajl_val list = get(want, accept);
    const char *head = text_of(get(want, prefix));
    bool ok = same(got, text_of(get(want, name))) || among(got, list);

    ok = ok || (head && got && strncmp(got, head, strlen(head)) == 0);
    if (!ok)
        fprintf(stderr, "%s: %s is %s\n", d->uri, name, got ? got : "(null)");
    CHECK(ok);
    free(accept);
    free(prefix);
}

/* Bytes of s that are no space, in the text: how many are kept; *found: whether
   it is there. */
static size_t
kept_of(const struct doc *d, const char *s, size_t *bytes)
{
    struct spans spans = {0};
    const char *at = strstr(d->text, s);
    size_t from = at ? (size_t)(at - d->text) : 0, kept = 0;

    *bytes = 0;
    if (!at)
        fprintf(stderr, "%s: not in the text: %s\n", d->uri, s);
    CHECK(at != NULL);
    if (!at)
        return 0;
    doc_kept(d, &spans);
    for (size_t i = from; i < from + strlen(s); i++) {
        if (strchr(" \n", d->text[i]))
            continue;
        ++*bytes;
        for (size_t k = 0; k < spans.n; k++)
            kept += i >= spans.at[k].start && i < spans.at[k].stop;
    }
    spans_free(&spans);
    return kept;
}

static void
snippets(const struct doc *d, yajl_val list, bool stay)
{
    for (size_t i = 0; YAJL_IS_ARRAY(list) && i < YAJL_GET_ARRAY(list)->len;
         i++) {
        const char *s = text_of(YAJL_GET_ARRAY(list)->values[i]);
        size_t bytes, kept = kept_of(d, s, &bytes);

        if (kept != (stay ? bytes : 0))
            fprintf(stderr, "%s: %zu of %zu bytes stay: %s\n", d->uri, kept,
                    bytes, s);
        CHECK(kept == (stay ? bytes : 0));
    }
}

static void
count_captions(const struct doc *d, yajl_val list)
{
    for (size_t i = 0; YAJL_IS_ARRAY(list) && i < YAJL_GET_ARRAY(list)->len;
         i++) {
        size_t bytes;

        captions++;
        captions_left +=
            kept_of(d, text_of(YAJL_GET_ARRAY(list)->values[i]), &bytes) > 0;
    }
}

static const struct doc *
by_uri(const struct got *g, const char *uri)
{
    for (size_t i = 0; i < g->n_docs; i++) {
        if (strcmp(g->docs[i].uri, uri) == 0)
            return &g->docs[i];
    }
    return NULL;
}

static void
cleaned(const struct doc *d, yajl_val want)
{
    yajl_val invalid = get(want, "invalid");

    snippets(d, get(want, "front"), false);
    snippets(d, get(want, "remove"), false);
    snippets(d, get(want, "keep"), true);
    count_captions(d, get(want, "should_remove"));
    if (invalid)
        CHECK_NUMBER(d->replaced, YAJL_GET_INTEGER(invalid));
}

static void
article(const struct got *g, const char *file, yajl_val want)
{
    const struct doc *d = by_uri(g, file);

    if (!d) {
        CHECK_TEXT(file, "harbour-courier/empty.txt");
        return;
    }
    CHECK_TEXT(d->key, file);
    field(d, "title", d->title, want);
    field(d, "published", d->published, want);
    field(d, "outlet", d->outlet, want);
    field(d, "url", d->url, want);
    if (d->published)
        field(d, "basis", d->basis, want);
    cleaned(d, want);
}

/* The variables are vars, then the encoding and how sure it is. */
static void
converted(const struct doc *d, const char *encoding, const char *vars)
{
    size_t len = strlen(vars) - 1;
    char *said =
        mem_format(",\"encoding\":\"%s\",\"encoding_confidence\":", encoding);

    CHECK(strncmp(d->vars, vars, len) == 0);
    CHECK(strncmp(d->vars + len, said, strlen(said)) == 0);
    free(said);
}

/* Without the list of dates, which tests/cli/dates.t shows. */
static void
variables(const struct doc *d, const char *want)
{
    char *vars = mem_string(d->vars ? d->vars : "{}");
    char *dates = strstr(vars, "\"published_candidates\":["), *end;

    if (dates && (end = strchr(dates, ']'))) {
        end++;
        if (*end == ',')
            end++;
        else if (dates[-1] == ',')
            dates--;
        memmove(dates, end, strlen(end) + 1);
    }
    CHECK_TEXT(vars, want ? want : "{}");
    free(vars);
}

/* What the table says of a file stands, whatever its text says. */
static void
joined(const struct got *g, const char *file, yajl_val want)
{
    yajl_val meta = get(want, "meta");
    const struct doc *d = by_uri(g, file);
    const char *desk = text_of(get(meta, "desk"));
    char *vars;

    if (!meta || !d)
        return;
    CHECK_TEXT(d->outlet, text_of(get(meta, "outlet")));
    vars = *desk ? mem_format("{\"desk\":\"%s\"}", desk) : NULL;
    if (get(want, "encoding"))
        converted(d, text_of(get(want, "encoding")), vars);
    else
        variables(d, vars);
    free(vars);
}

static void
record(const struct got *g, const char *uri, yajl_val want)
{
    const struct doc *d = by_uri(g, uri);
    yajl_val vars = get(want, "vars");
    char *json;

    CHECK((d == NULL) == (get(want, "skipped") != NULL));
    if (!d)
        return;
    field(d, "key", d->key, want);
    field(d, "title", d->title, want);
    field(d, "published", d->published, want);
    field(d, "precision", d->precision, want);
    field(d, "outlet", d->outlet, want);
    field(d, "basis", d->basis, want);
    field(d, "url", d->url, want);
    if (get(want, "language"))
        field(d, "language", d->language, want);
    CHECK((d->text != NULL) == YAJL_IS_TRUE(get(want, "text")));
    json = mem_format("{\"section\":\"%s\"}", text_of(get(vars, "section")));
    variables(d, json);
    free(json);
    snippets(d, get(want, "remove"), false);
}

static void
each(const struct got *g, yajl_val list,
     void (*check)(const struct got *g, const char *name, yajl_val want))
{
    CHECK(YAJL_IS_OBJECT(list));
    for (size_t i = 0; YAJL_IS_OBJECT(list) && i < YAJL_GET_OBJECT(list)->len;
         i++)
        check(g, YAJL_GET_OBJECT(list)->keys[i],
              YAJL_GET_OBJECT(list)->values[i]);
}

/* Loads all articles; *unused: rows of the table that joined nothing. */
static void
load_all(struct got *g, const char *dir, const char *meta, size_t *unused)
{
    struct source_options o = {.meta = (char *)meta};
    struct source_sink sink = {on_doc, on_note, g};
    struct source_plan plan = {0};
    struct source *s = NULL;
    struct fault ft = {0};
    char *path = (char *)dir;

    CHECK(source_open(&s, &o, &ft) == 0);
    CHECK(source_plan(&plan, &path, 1, dir, &(struct source_options){0}, &ft) ==
          0);
    CHECK_TEXT(ft.text, "");
    for (size_t i = 0; s && i < plan.n_jobs; i++)
        source_decode(s, &plan.jobs[i], &sink);
    *unused = 0;
    for (size_t i = 0; s && i < source_named(s); i++)
        *unused += !source_met(s, i);
    source_plan_free(&plan);
    source_close(s);
}

static void
check_all(const char *corpus, yajl_val gold)
{
    char *dir = mem_format("%s/articles", corpus);
    char *meta = mem_format("%s/meta.csv", corpus);
    struct got g = {0};
    size_t unused;

    load_all(&g, dir, NULL, &unused);
    CHECK_NUMBER(g.n_docs, 48);
    CHECK_NUMBER(g.n_notes, 2); /* the empty file and the broken line */
    each(&g, get(gold, "articles"), article);
    each(&g, get(gold, "records"), record);
    got_free(&g);
    load_all(&g, dir, meta, &unused);
    CHECK_NUMBER(unused, 0);
    each(&g, get(gold, "articles"), joined);
    got_free(&g);
    free(meta);
    free(dir);
}

int
main(void)
{
    const char *corpus = getenv("SLANT_CORPUS_DIR");
    yajl_val gold;

    if (!corpus)
        check_skip("SLANT_CORPUS_DIR is not set");
    gold = gold_read(corpus, "expected.json");
    CHECK(gold != NULL);
    check_all(corpus, gold);
    printf("captions: %zu of %zu stay\n", captions_left, captions);
    CHECK(captions_left <= CAPTIONS_LEFT_MAX);
    yajl_tree_free(gold);
    return check_end();
}
