#include "count_verb.h"

static const struct option_spec options[] = {
    {"window", 'w', "L[,R]",
     "words to the left and right (default 5), or sentence"},
    {"within", 0, "WHAT",
     "not across the end of a document (default), sentence, "
     "or punctuation"},
    {"sort", 0, "MEASURE",
     "g2 (default), frequency, pmi, pmi3, npmi, log_dice, dice, t, z, "
     "chi2, delta_p, lambda, lambda_z"},
    {"skip", 0, "N", "without a word: words passed over between neighbours"},
    COUNT_OPTIONS,
    {"by", 0, "SQL", "count each group by itself: outlet, year, ..."},
    {NULL, 0, NULL, NULL},
};

static int
collocates(const struct args *a, int *status, struct fault *ft)
{
    (void)status;
    return count_verb(a, collocates_table, ft);
}

const struct verb verb_collocates = {
    .name = "collocates",
    .summary = "find words that belong together",
    .usage = "[WORD | 'A PHRASE' | 'A|B'] [options]",
    .text =
        "With a word: what stands near it more often than by chance. "
        "Without one: which\nneighbours belong together in all texts. All "
        "measures come from the same counts.\n\n"
        "  slant collocates sanctions --stop english --min 3\n"
        "  slant collocates 'sanction*' --within sentence --sort log_dice\n"
        "  slant collocates china --window sentence --stop english\n"
        "  slant collocates --within punctuation --min 5 --sort lambda_z\n"
        "\nWhat is expected near a word is its frequency x that of the "
        "other x the window /\nall tokens, as AntConc and LancsBox have it. "
        "A word is found inside hyphens and\nbefore a possessive, as kwic "
        "does;\nwith --tokens it is a whole token. Pairs that memory does not "
        "hold wait in a "
        "nameless file\nin "
        "$TMPDIR.\n" COUNT_TEXT,
    .options = options,
    .run = collocates,
};
