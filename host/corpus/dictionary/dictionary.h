/*
 * dictionary: categories of words, phrases and rules out of a file.
 *
 *   .dic         LIWC: %, number and name of each category, %, then a word and
 *                the numbers of its categories, these also with conditions
 *   .dicx        LIWC-22: a table with a column for each category, X or 1 in it
 *   .lc3         Lexicoder: +CATEGORY, then an entry a line
 *   .cat         WordStat: categories and `ENTRY (1)` indented by tabs; rules
 *                @NAME [A NEAR #CATEGORY /C5], also NOT, BEFORE, AFTER, AND,
 *                and /S; never over the end of a sentence
 *   .ykd .lcd    Yoshikoder, Lexicoder: XML
 *   .yml .yaml   quanteda: categories with lists of entries or of categories
 *   .tsv .csv    a table whose columns are `category` and `entry` (or `term`)
 *
 * Of another name the first bytes tell. Entries of YAML and tables are queries
 * (query_tree.h), so NEAR, NOT and gaps can be used; those of the other formats
 * are words, phrases (with blanks or _) and * and ?. Case never counts.
 */
#ifndef SLANT_DICTIONARY_H
#define SLANT_DICTIONARY_H

#include "query_tree.h"

enum {
    DICTIONARY_BYTES_MAX = 64 << 20,
    DICTIONARY_ENTRIES_MAX = 1000000,
    DICTIONARY_CATEGORIES_MAX = 10000,
    DICTIONARY_DEPTH_MAX = 20
};

#define DICTIONARY_TOP UINT32_MAX /* the parent of a first-level category */

struct dictionary_category {
    char *name; /* with those above it: `emotion.anger` */
    uint32_t parent;
};

struct dictionary_entry {
    uint32_t category;
    unsigned line;
    char *text; /* as in the file */
    struct query query;
};

struct dictionary {
    char *name; /* of the file */
    struct atoms *atoms;
    struct dictionary_category *category; /* parents first */
    size_t n_categories, cap_categories;
    struct dictionary_entry *entry; /* in file order */
    size_t n_entries, cap_entries;
    char **note; /* `file:line: what was left out and why` */
    size_t n_notes, cap_notes;
};

/* FAULT_USAGE with file and line when it cannot be opened, is no such file or
   has no entry that can be used, FAULT_IO when reading fails. One entry or rule
   that cannot be used, or not just as its format means it, is a note, and so
   are a category without any, a column that is not read, and an encoding that
   had to be found out. stems: a language (stemmer.h) by whose stems words are
   found; or NULL. tokens: the token rule whose tokens are words; NULL: parts of
   tokens are. */
int dictionary_load(struct dictionary **d, const char *path, const char *tokens,
                    const char *stems, struct fault *ft);
/* The same of bytes; name: a file's. */
int dictionary_read(struct dictionary **d, const char *name, const char *data,
                    size_t len, const char *tokens, const char *stems,
                    struct fault *ft);
void dictionary_free(struct dictionary *d);

#endif
