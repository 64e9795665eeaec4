#include "count_verb.h"

static const struct option_spec options[] = {
    COUNT_OPTIONS,
    {"by", 0, "SQL", "count each group by itself: outlet, year, ..."},
    {"ci", 0, NULL, "95 % intervals that draw clusters of documents anew"},
    {"ties", 0, "HOW",
     "rank of equals: min (default), max, average, dense, "
     "first"},
    {NULL, 0, NULL, NULL},
};

static int
freq(const struct args *a, int *status, struct fault *ft)
{
    (void)status;
    if (count_verb_no_words(a, ft))
        return -1;
    return count_verb(a, frequency_table, ft);
}

const struct verb verb_freq = {
    .name = "freq",
    .summary = "list the most frequent words",
    .usage = "[options]",
    .text =
        "Lists words by frequency, with the documents that have them and "
        "the rate per\nmillion words, of all documents or of each group. Words "
        "are whole tokens: `China's`\nand `no-limits` count by themselves; "
        "slant kwic also finds the parts.\nA word that --match names, and no "
        "pattern, has a row also where it stands nowhere,\nunless --min is "
        "given.\n\n"
        "  slant freq --stop english\n"
        "  slant freq --where \"outlet = 'Reuters'\" --by year -n 10\n"
        "  slant freq --match 'sanction*' --ci --csv\n" COUNT_TEXT,
    .options = options,
    .run = freq,
};
