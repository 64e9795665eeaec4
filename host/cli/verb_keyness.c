#include "count_verb.h"

static const struct option_spec options[] = {
    {"target", 't', "SQL", "the documents whose words are looked for"},
    {"reference", 'r', "SQL", "what they are held against (default: the rest)"},
    COUNT_OPTIONS,
    {"by", 0, "SQL",
     "each group against the others, instead of a target: outlet, year, ..."},
    {"sort", 0, "MEASURE",
     "g2_4 (default), g2_2, g2_quanteda, chi2, chi2_yates, log_ratio, "
     "docfreq_g2, docfreq_log_ratio"},
    {"ci", 0, NULL, "intervals of log_ratio between clusters of documents"},
    {NULL, 0, NULL, NULL},
};

static int
keyness(const struct args *a, int *status, struct fault *ft)
{
    (void)status;
    if (count_verb_no_words(a, ft))
        return -1;
    return count_verb(a, keyness_table, ft);
}

const struct verb verb_keyness = {
    .name = "keyness",
    .summary = "find the words that set one part off from another",
    .usage = "--target SQL [--reference SQL] | --by SQL [options]",
    .text =
        "Compares how often words stand in two parts of the corpus: first what "
        "the target\nhas more of, then what the reference has more of, the "
        "strongest first.\n\n"
        "  slant keyness --target \"year = 2025\" --reference \"year = 2015\"\n"
        "  slant keyness --target \"outlet = 'Xinhua'\" --min 5 --stop "
        "english\n"
        "  slant keyness --target \"year >= 2022\" --sort docfreq_g2 --csv\n"
        "  slant keyness --by outlet -n 10\n"
        "\ng2_4 and g2_2 are the two log-likelihoods in use: of four cells "
        "(AntConc's\ndefault) and of two (the UCREL wizard). p_bh_iid takes "
        "tokens for independent (iid),\nwhich those of one text are not: look "
        "at log_ratio and at how many documents have\nthe word.\n" COUNT_TEXT,
    .options = options,
    .run = keyness,
};
