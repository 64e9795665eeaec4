/* LIWC-22: a table of words, one a line, with a column for each category and
   an X or 1 where a word is in it. */
#include "build.h"

#include <string.h>
#include <strings.h>

#include "csv.h"

/* Whether a cell holds a number other than 0 and 1: the word's weight. */
static bool
is_weight(const char *cell)
{
    return strspn(cell, "+-.,0123456789eE") == strlen(cell);
}

/* A word's cell in the column of a category. */
static void
read_cell(struct dictionary *d, uint32_t category, unsigned line,
          const char *word, const char *cell)
{
    if (!*cell || strcmp(cell, "0") == 0)
        return;
    if (strcasecmp(cell, "x") == 0 || strcmp(cell, "1") == 0)
        build_entry(d, category, line, word, strlen(word), true);
    else
        build_note(d, line, "`%s` is left out of %s: `%s` is %s", word,
                   d->category[category].name, cell,
                   is_weight(cell) ? "a weight, which is not counted"
                                   : "none of X, 1 and nothing");
}

int
read_dicx(struct dictionary *d, const char *data, size_t len, struct fault *ft)
{
    struct csv t = {0};
    int bad = csv_parse(&t, data, len, d->name, ft);

    if (bad)
        return -1;
    if (t.rows && t.columns < 2)
        bad = build_fault(d, ft, 1,
                          "the first line must name the column of words and "
                          "those of the categories: DicTerm,posemo,negemo");
    for (size_t i = 1; i < t.rows && !bad; i++)
        for (size_t k = 1; k < t.columns; k++) {
            const char *name = csv_cell(&t, 0, k);

            if (*name)
                read_cell(d,
                          build_category(d, DICTIONARY_TOP, name, strlen(name)),
                          (unsigned)t.line[i], csv_cell(&t, i, 0),
                          csv_cell(&t, i, k));
        }
    csv_free(&t);
    return bad ? -1 : 0;
}
