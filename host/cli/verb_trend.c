#include "count_verb.h"

static const struct option_spec options[] = {
    {"by", 0, "SQL",
     "year (default), decade, quarter, month, week, day, or what is written "
     "like them"},
    COUNT_COMMON,
    {NULL, 0, NULL, NULL},
};

static int
trend(const struct args *a, int *status, struct fault *ft)
{
    (void)status;
    if (verb_needs_operand(a, "a word or 'a phrase'", ft))
        return -1;
    return count_verb(a, trend_table, ft);
}

const struct verb verb_trend = {
    .name = "trend",
    .summary = "follow a word through the years",
    .usage = "WORD | 'A PHRASE' | 'A|B' [options]",
    .text =
        "Counts a word by year, quarter, month, ISO week or day, each with its "
        "denominators;\nperiods without documents are gaps. Intervals draw "
        "whole clusters of documents anew,\nand where there are enough "
        "periods, changes of level are looked for. A word is found\ninside "
        "hyphens and before a possessive, as kwic does (`china` in `China's`); "
        "with --tokens\nit is a whole token, as slant freq counts them.\n\n"
        "  slant trend 'ukraine|kyiv|kiev'\n"
        "  slant trend 'sanction*' --where \"outlet = 'Reuters'\"\n"
        "  slant trend 'no limits' --by quarter --unique --csv\n" COUNT_TEXT,
    .options = options,
    .run = trend,
};
