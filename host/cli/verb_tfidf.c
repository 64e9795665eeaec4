#include "count_verb.h"

static const struct option_spec options[] = {
    {"tf", 0, "SCHEME",
     "count (default), prop, propmax, log, boolean, augmented, logave"},
    {"idf", 0, "SCHEME",
     "inverse (default), inversemax, inverseprob, natural, bits, smooth, "
     "unary"},
    {"bm25", 0, "VARIANT",
     "instead of tf x idf: robertson, fts5, lucene, atire, plus, l"},
    {"k1", 0, "X",
     "of bm25: how slowly repetition stops to count (default 1.2)"},
    {"b", 0, "X",
     "of bm25: how much long documents count less, 0 to 1 (default 0.75)"},
    {"l2", 0, NULL, "weights of a document as a vector of length 1"},
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
        "  slant tfidf --bm25 plus --k1 0.9 --b 0.4\n"
        "\nThe schemes are quanteda's; idf natural is tidytext's, bits tm's, "
        "smooth with --l2\nscikit-learn's. Of BM25, robertson goes below 0 for "
        "what most documents have, fts5 is\nSQLite's, lucene what slant find "
        "ranks by. host/measure/VARIANTS.md names the sources.\n" COUNT_TEXT,
    .options = options,
    .run = tfidf,
};
