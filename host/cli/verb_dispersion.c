#include "count_verb.h"

static const struct option_spec options[] = {
    {"parts", 'p', "N", "equal stretches of the texts instead of documents"},
    COUNT_OPTIONS,
    {"by", 0, "SQL", "each group by itself: outlet, year, ..."},
    {NULL, 0, NULL, NULL},
};

static int
dispersion(const struct args *a, int *status, struct fault *ft)
{
    (void)status;
    return count_verb(a, dispersion_table, ft);
}

const struct verb verb_dispersion = {
    .name = "dispersion",
    .summary = "see how evenly words are spread",
    .usage = "[WORD | 'A PHRASE']... [options]",
    .text =
        "Says how evenly words stand in the documents, with a plot over the "
        "corpus; without\nwords, for the most frequent ones. A word that is "
        "asked for is found inside hyphens and\nbefore a possessive, too, as "
        "kwic does: `china` in `China's`. Rows without asking, "
        "with\n--tokens, and those of slant freq, are whole tokens.\n\n"
        "  slant dispersion china 'white house' 'sanction*'\n"
        "  slant dispersion china --by outlet\n"
        "  slant dispersion --stop english -n 20 --parts 10\n" COUNT_TEXT,
    .options = options,
    .run = dispersion,
};
