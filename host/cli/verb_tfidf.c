#include "count_verb.h"

static const struct option_spec options[] = {
    {"tf", 0, "SCHEME",
     "count (default), prop, propmax, log, boolean, augmented, logave"},
    {"idf", 0, "SCHEME",
     "inverse (default), inversemax, inverseprob, natural, bits, smooth, "
     "unary, bm25, bm25_lucene"},
    COUNT_OPTIONS,
    {NULL, 0, NULL, NULL},
};

static int
tfidf(const struct args *a, int *status, struct fault *ft)
{
    (void)status;
    return count_verb(a, tfidf_table, ft);
}

const struct verb verb_tfidf = {
    .name = "tfidf",
    .summary = "find the words that stand out in a document",
    .usage = "[DOC...] [options]",
    .text =
        "Lists the words with the highest weight in each document: frequent "
        "there, rare in\nthe others. DOC is a number, a key or a file's name; "
        "without one all are shown,\n--limit words of each. The other "
        "documents "
        "are those of --where.\n\n"
        "  slant tfidf state-visit -n 10\n"
        "  slant tfidf --where \"year = 2025\" -n 5 --csv\n"
        "  slant tfidf --tf log --idf smooth --stop english\n"
        "\nThe schemes are quanteda's; natural is tidytext's idf, bits tm's, "
        "smooth\nscikit-learn's, bm25_lucene never below 0.\n" COUNT_TEXT,
    .options = options,
    .run = tfidf,
};
