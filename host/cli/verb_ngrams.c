#include "count_verb.h"

static const struct option_spec options[] = {
    {"size", 's', "N", "words in a row, 1 to 6 (default 2)"},
    {"skip", 0, "N", "words that may be passed over between neighbours"},
    {"within", 0, "WHAT",
     "not across the end of a document (default), sentence, "
     "or punctuation"},
    COUNT_OPTIONS,
    {"by", 0, "SQL", "count each group by itself: outlet, year, ..."},
    {"ci", 0, NULL, "95 % intervals that draw clusters of documents anew"},
    {NULL, 0, NULL, NULL},
};

static int
ngrams(const struct args *a, int *status, struct fault *ft)
{
    (void)status;
    if (count_verb_no_words(a, ft))
        return -1;
    return count_verb(a, ngrams_table, ft);
}

const struct verb verb_ngrams = {
    .name = "ngrams",
    .summary = "list the most frequent runs of words",
    .usage = "[options]",
    .text =
        "Counts words that stand beside each other. --match is held against "
        "the whole run,\n--stop leaves out runs with such a word. Runs that "
        "memory does not hold wait in\na nameless file in $TMPDIR.\n\n"
        "  slant ngrams --size 3 --min 5\n"
        "  slant ngrams --match 'limits *' --within sentence\n"
        "  slant ngrams --skip 2 --stop english --by outlet --csv\n" COUNT_TEXT,
    .options = options,
    .run = ngrams,
};
