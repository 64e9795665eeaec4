/* rank: BM25 against the formula written out, order and snippets. */
#include "made_corpus.h"

#include "rank.h"

static const struct made_doc docs[] = {
    {.key = "a", .text = "China signed. Then came no limits. Oil, China."},
    {.key = "b", .text = "China, China and China: a visit to China."},
    {.key = "c", .text = "Gas and oil.", .published = "2015"},
    {.key = "d", .published = "2015"},
};

struct seen {
    char text[400];
    size_t n;
    double score[4];
};

static void
on_hit(void *cookie, const struct rank_hit *h)
{
    struct seen *s = cookie;
    size_t used = strlen(s->text);

    s->score[s->n++] = h->score;
    snprintf(s->text + used, sizeof s->text - used, "%s %zu/%d %.*s (%zu); ",
             h->doc->key, h->terms, (int)h->hits,
             (int)(h->snippet.stop - h->snippet.start),
             h->doc->text + h->snippet.start, h->n_marks);
}

static struct seen
ranked(struct made *m, const char *const *terms, size_t n, const char *where)
{
    struct rank_request q = {
        .term = terms, .n = n, .where = where, .limit = 10};
    struct seen s = {.n = 0};
    uint64_t found;

    if (rank_find(m->s, &q, on_hit, &s, &found, &m->ft))
        snprintf(s.text, sizeof s.text, "%s", fault_name(m->ft.code));
    return s;
}

/* Of N documents with tokens, df with the term; mean length of all. */
static double
bm25(double n, double df, double tf, double length, double mean)
{
    double idf = log(1 + (n - df + 0.5) / (df + 0.5));

    return idf * tf / (tf + 1.2 * (1 - 0.75 + 0.75 * length / mean));
}

int
main(void)
{
    struct made m;
    struct seen s;

    made_new(&m);
    made_load(&m, docs, 4, NULL);
    made_close(&m);
    made_open(&m, STORE_READ);
    s = ranked(&m, (const char *[]){"china"}, 1, NULL);
    CHECK_TEXT(s.text, "b 1/4 China, China and China: a visit to China. (4); "
                       "a 1/2 China signed. (1); ");
    CHECK_NUMBER(s.score[0], bm25(3, 2, 4, 8, 19.0 / 3));
    CHECK_NUMBER(s.score[1], bm25(3, 2, 2, 8, 19.0 / 3));
    s = ranked(&m, (const char *[]){"no limits", "o?l", "china"}, 3, NULL);
    CHECK_TEXT(s.text, "a 3/4 Then came no limits. (1); "
                       "b 1/4 China, China and China: a visit to China. (4); "
                       "c 1/1 Gas and oil. (1); ");
    CHECK_NUMBER(s.score[0], bm25(3, 1, 1, 8, 19.0 / 3) +
                                 bm25(3, 2, 1, 8, 19.0 / 3) +
                                 bm25(3, 2, 2, 8, 19.0 / 3));
    /* One document that has it: still above 0. */
    s = ranked(&m, (const char *[]){"oil"}, 1, "year = 2015");
    CHECK_TEXT(s.text, "c 1/1 Gas and oil. (1); ");
    CHECK_NUMBER(s.score[0], bm25(1, 1, 1, 3, 3));
    CHECK_TEXT(ranked(&m, (const char *[]){"("}, 1, NULL).text, "USAGE");
    CHECK_TEXT(ranked(&m, (const char *[]){"oil"}, 1, "yeer").text, "USAGE");
    CHECK_TEXT(ranked(&m, (const char *[]){"zebra"}, 1, NULL).text, "");
    made_end(&m);
    return check_end();
}
