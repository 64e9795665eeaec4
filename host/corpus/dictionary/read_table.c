/* A table with the columns `category` and `entry`, which others call `term`. */
#include "build.h"

#include <string.h>

#include "csv.h"

static size_t
column(const struct csv *t, const char *name)
{
    size_t i = 0;

    while (i < t->columns && strcasecmp(csv_cell(t, 0, i), name) != 0)
        i++;
    return i;
}

/* Notes the columns that have a name and are not read. */
static void
note_others(struct dictionary *d, const struct csv *t, size_t category,
            size_t entry)
{
    struct buf names = {0};

    for (size_t i = 0; i < t->columns; i++)
        if (i != category && i != entry && *csv_cell(t, 0, i))
            buf_format(&names, "%s`%s`", names.len ? ", " : "",
                       csv_cell(t, 0, i));
    if (names.len)
        build_note(d, 1, "not read: %s; each hit of an entry is one",
                   buf_text(&names));
    buf_free(&names);
}

int
read_table(struct dictionary *d, const char *data, size_t len, struct fault *ft)
{
    struct csv t = {0};
    size_t category, entry;
    int bad = csv_parse(&t, data, len, d->name, ft);

    if (bad)
        return -1;
    category = column(&t, "category");
    entry = column(&t, "entry");
    if (entry == t.columns)
        entry = column(&t, "term");
    if (category == t.columns || entry == t.columns)
        bad = build_fault(d, ft, 1,
                          "the first line must name the columns: put one with "
                          "`category` and `entry` above");
    else
        note_others(d, &t, category, entry);
    for (size_t i = 1; i < t.rows && !bad; i++) {
        const char *name = csv_cell(&t, i, category);
        const char *text = csv_cell(&t, i, entry);

        if (!*name || !*text)
            build_note(d, (unsigned)t.line[i], "an empty cell");
        else
            build_entry(d,
                        build_category(d, DICTIONARY_TOP, name, strlen(name)),
                        (unsigned)t.line[i], text, strlen(text), false);
    }
    csv_free(&t);
    return bad ? -1 : 0;
}
