/* count_verb: what the verbs that print tables of counts have in common. */
#ifndef SLANT_COUNT_VERB_H
#define SLANT_COUNT_VERB_H

#include "count.h"
#include "verb.h"

/* For the option tables: which documents, what is a word, how it is shown; */
#define COUNT_COMMON                                                       \
    {"where", 0, "SQL", "only documents for which this holds"},            \
        {"unique", 0, NULL, "of copies of one story count one"},           \
        {"tokens", 0, "RULE", "slant (default), quanteda or antconc"},     \
        {"stems", 0, "LANGUAGE",                                           \
         "count stems (Snowball): english, german, french, ..."},          \
        {"seed", 0, "N", "of what is drawn by chance (default 1)"},        \
        {"all", 'a', NULL, "show every column on the screen, too"},        \
    {                                                                      \
        "columns", 0, NULL, "what each column means, instead of the table" \
    }

/* and which words. */
#define COUNT_OPTIONS                                                       \
    COUNT_COMMON,                                                           \
        {"match", 'm', "WORDS",                                             \
         "only words (with --stems: stems) like sanction*, or several "     \
         "(gas,deal; but 1,000 is one), or /regular expression/"},          \
        {"stop", 0, "english|FILE|WORDS",                                   \
         "leave these words out; english, also among others, is a list of " \
         "function words"},                                                 \
        {"min", 0, "N", "only what stands there N times"},                  \
        {"min-docs", 0, "N", "only what N documents have"},                 \
    {                                                                       \
        "limit", 'n', "N", "rows shown (default 50; 0: all)"                \
    }

#define COUNT_TEXT                                                            \
    "\nWords are counted under their folded form, or with --stems under "     \
    "their stem. --csv and\n--json always have every column; --columns says " \
    "what each one means.\n"

/* A table that says what each column is, to be ended by the caller. */
struct out *count_verb_columns(enum out_format format,
                               const struct sheet_column *const *columns,
                               size_t n);

/* A usage fault for a verb whose words are asked for by --match. */
int count_verb_no_words(const struct args *a, struct fault *ft);

/* Reads the options into q and prints the table. Operands become words. */
int count_verb(const struct args *a, count_table *table, struct fault *ft);

#endif
