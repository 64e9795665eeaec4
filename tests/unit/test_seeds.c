/*
 * The text model on the seed articles: a query finds its sub-tokens inside
 * hyphens and before possessives. Skips without the articles.
 */
#include "check.h"

#include <yajl/yajl_tree.h>

#include "buf.h"
#include "fold.h"
#include "sentences.h"
#include "utf8.h"
#include "words.h"

struct parts { /* folded sub-tokens of a document or a query, in order */
    char **form;
    size_t n, cap;
};

static void
add_part(struct parts *p, const char *s, size_t len)
{
    struct buf form = {0};

    if (p->n == p->cap) {
        p->cap = p->cap ? p->cap * 2 : 64;
        p->form = realloc(p->form, p->cap * sizeof *p->form);
    }
    fold_token(s, len, &form);
    p->form[p->n++] = buf_take(&form);
}

static void
parts_of(const char *text, const struct spans *kept, struct parts *out)
{
    struct spans words = {0}, parts = {0};

    words_of(text, kept, &words);
    for (size_t w = 0; w < words.n; w++) {
        const char *s = text + words.at[w].start;

        spans_clear(&parts);
        fold_parts(s, words.at[w].stop - words.at[w].start, &parts);
        for (size_t i = 0; i < parts.n; i++)
            add_part(out, s + parts.at[i].start,
                     parts.at[i].stop - parts.at[i].start);
    }
    spans_free(&words);
    spans_free(&parts);
}

static void
parts_free(struct parts *p)
{
    for (size_t i = 0; i < p->n; i++)
        free(p->form[i]);
    free(p->form);
}

static int
hits(const struct parts *text, const char *query)
{
    struct span all = {0, (uint32_t)strlen(query)};
    struct parts want = {0};
    int n = 0;

    parts_of(query, &(struct spans){&all, 1, 1}, &want);
    for (size_t i = 0; i + want.n <= text->n; i++) {
        size_t k = 0;

        while (k < want.n && strcmp(text->form[i + k], want.form[k]) == 0)
            k++;
        n += k == want.n;
    }
    parts_free(&want);
    return n;
}

static char *
read_file(const char *name, size_t *len)
{
    static char path[4096];
    const char *shared = getenv("SLANT_SHARED");
    struct buf b = {0};
    size_t n;
    FILE *f;

    snprintf(path, sizeof path, "%s/corpora/seeds/%s", shared ? shared : "",
             name);
    f = fopen(path, "rb");
    if (!f)
        check_skip("the seed articles are not there (SLANT_SHARED)");
    while ((n = fread(buf_reserve(&b, 65536), 1, 65536, f)))
        b.len += n;
    fclose(f);
    *len = b.len;
    return buf_take(&b);
}

static void
body_of(yajl_val article, struct spans *kept)
{
    yajl_val list = yajl_tree_get(article, (const char *[]){"body_spans", NULL},
                                  yajl_t_array);

    for (size_t i = 0; i < YAJL_GET_ARRAY(list)->len; i++) {
        yajl_val *ends =
            YAJL_GET_ARRAY(YAJL_GET_ARRAY(list)->values[i])->values;

        spans_add(kept, (uint32_t)YAJL_GET_INTEGER(ends[0]),
                  (uint32_t)YAJL_GET_INTEGER(ends[1]));
    }
}

static void
test_queries(yajl_val articles)
{
    int no_limits = 0, china = 0, partnership = 0, texts = 0;

    for (size_t i = 0; i < YAJL_GET_OBJECT(articles)->len; i++) {
        size_t len;
        char *text = read_file(YAJL_GET_OBJECT(articles)->keys[i], &len);
        struct spans kept = {0};
        struct parts parts = {0};
        int n;

        body_of(YAJL_GET_OBJECT(articles)->values[i], &kept);
        parts_of(text, &kept, &parts);
        no_limits += hits(&parts, "no limits");
        china += hits(&parts, "China");
        n = hits(&parts, "partnership");
        partnership += n;
        texts += n > 0;
        parts_free(&parts);
        spans_free(&kept);
        free(text);
    }
    CHECK_NUMBER(no_limits, 1);
    CHECK_NUMBER(china, 38);
    CHECK_NUMBER(partnership, 5);
    CHECK_NUMBER(texts, 4);
}

/* The broken sentence of 001 is one paragraph, 002 has a paragraph a line. */
static void
test_paragraphs(void)
{
    static const struct {
        const char *name;
        size_t n;
    } want[] = {{"001_4e7d869d1a4b2b3a.txt", 15},
                {"004_e28f27c4357242c6.txt", 11}};

    for (size_t i = 0; i < 2; i++) {
        size_t len;
        char *text = read_file(want[i].name, &len);
        struct span all = {0, (uint32_t)len};
        struct spans out = {0};

        paragraphs_find(text, &(struct spans){&all, 1, 1}, &out);
        CHECK_NUMBER(out.n, want[i].n);
        spans_free(&out);
        free(text);
    }
}

int
main(void)
{
    size_t len;
    char *text = read_file("expected.json", &len);
    yajl_val tree = yajl_tree_parse(text, NULL, 0);

    test_queries(
        yajl_tree_get(tree, (const char *[]){"articles", NULL}, yajl_t_object));
    test_paragraphs();
    yajl_tree_free(tree);
    free(text);
    return check_end();
}
