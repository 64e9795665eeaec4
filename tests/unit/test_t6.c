/* The shared fixture of six texts: counts that every part of slant relies on.
 */
#include "check.h"

#include "fold.h"
#include "sentences.h"
#include "words.h"

static const char *const texts[] = {
    "Russia and China signed a gas deal. China said the gas deal was good for "
    "Russia.",
    "China welcomed the deal with Russia. The two leaders praised the gas "
    "pipeline.",
    "Moscow praised Beijing. Beijing and Moscow signed a trade deal.",
    "China and Russia declared a partnership with no limits. The partnership "
    "was not an alliance, China said.",
    "China did not condemn Russia. Russia praised China and the partnership.",
    "China criticized sanctions on Russia. The sanctions hurt trade, Moscow "
    "said, but the partnership with China was strong."};

enum {
    TEXTS = sizeof texts / sizeof *texts
};

struct type {
    char *form;
    int n, documents, last;
};

static struct type types[100];
static int type_count;

static void
count(const char *form, int document)
{
    int i = 0;

    while (i < type_count && strcmp(types[i].form, form) != 0)
        i++;
    if (i == type_count)
        types[type_count++] = (struct type){.form = strdup(form), .last = -1};
    types[i].n++;
    types[i].documents += types[i].last != document;
    types[i].last = document;
}

static void
count_words(void)
{
    static const int want[TEXTS] = {16, 13, 10, 17, 11, 18};
    struct spans words = {0};
    struct buf type = {0};

    for (int d = 0; d < TEXTS; d++) {
        spans_clear(&words);
        words_find(texts[d], 0, (uint32_t)strlen(texts[d]), &words);
        CHECK_NUMBER(words.n, want[d]);
        for (size_t i = 0; i < words.n; i++) {
            buf_clear(&type);
            fold_token(texts[d] + words.at[i].start,
                       words.at[i].stop - words.at[i].start, &type);
            count(buf_text(&type), d);
        }
    }
    spans_free(&words);
    buf_free(&type);
}

static void
test_totals(void)
{
    int tokens = 0, once = 0, squares = 0;

    for (int i = 0; i < type_count; i++) {
        tokens += types[i].n;
        once += types[i].n == 1;
        squares += types[i].n * types[i].n;
    }
    CHECK_NUMBER(tokens, 85);
    CHECK_NUMBER(type_count, 36);
    CHECK_NUMBER(once, 18);
    CHECK_NUMBER(squares, 343);
}

static void
test_frequencies(void)
{
    static const struct type want[] = {
        {"china", 9, 5, 0}, {"the", 8, 5, 0},  {"russia", 7, 5, 0},
        {"and", 4, 4, 0},   {"deal", 4, 3, 0}, {"partnership", 4, 3, 0},
        {"a", 3, 3, 0},     {"gas", 3, 2, 0},  {"moscow", 3, 2, 0}};

    for (size_t w = 0; w < sizeof want / sizeof *want; w++)
        for (int i = 0; i < type_count; i++)
            if (strcmp(types[i].form, want[w].form) == 0) {
                CHECK_NUMBER(types[i].n, want[w].n);
                CHECK_NUMBER(types[i].documents, want[w].documents);
            }
}

static void
test_sentences(void)
{
    struct abbreviations *a = abbreviations_new(NULL, 0);
    struct spans sentences = {0};

    for (int d = 0; d < TEXTS; d++)
        sentences_find(texts[d], (struct span){0, (uint32_t)strlen(texts[d])},
                       a, &sentences);
    CHECK_NUMBER(sentences.n, 12);
    spans_free(&sentences);
    abbreviations_free(a);
}

int
main(void)
{
    count_words();
    test_totals();
    test_frequencies();
    test_sentences();
    for (int i = 0; i < type_count; i++)
        free(types[i].form);
    return check_end();
}
