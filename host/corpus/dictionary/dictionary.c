#include "build.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "encoding.h"
#include "mem.h"
#include "utf8.h"

struct format {
    const char *ending;
    int (*read)(struct dictionary *d, const char *data, size_t len,
                struct fault *ft);
};

static const struct format formats[] = {
    {".dic", read_liwc},       {".dicx", read_dicx},
    {".lc3", read_lexicoder},  {".cat", read_wordstat},
    {".ykd", read_yoshikoder}, {".lcd", read_yoshikoder},
    {".yml", read_yaml},       {".yaml", read_yaml},
    {".tsv", read_table},      {".csv", read_table},
};

static bool
ends_with(const char *s, const char *end)
{
    size_t n = strlen(s), m = strlen(end);

    return n >= m && strcasecmp(s + n - m, end) == 0;
}

/* By the name, else by the first byte. */
static const struct format *
format_of(const char *name, const char *data, size_t len)
{
    static const struct format liwc = {"", read_liwc},
                               xml = {"", read_yoshikoder},
                               lc3 = {"", read_lexicoder},
                               table = {"", read_table};

    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (ends_with(name, formats[i].ending))
            return &formats[i];
    switch (len ? *data : '\0') {
    case '%':
        return &liwc;
    case '<':
        return &xml;
    case '+':
        return &lc3;
    default:
        return &table;
    }
}

/* The file as UTF-8, in whatever encoding it was saved; an entry with letters
   that were guessed at would find nothing, or something else. */
static int
read_text(struct dictionary *d, const char *data, size_t len, struct buf *text,
          struct fault *ft)
{
    struct encoding e;
    size_t invalid = encoding_read(data, len, text, &e);

    if (e.binary || invalid)
        return build_fault(d, ft, (unsigned)utf8_invalid_line(data, len),
                           "this is no text in an encoding that can be told; "
                           "save the file as UTF-8");
    if (!e.utf8 && !e.bom)
        build_note(d, 1,
                   "read as %s (confidence %.2f); if letters look wrong, "
                   "save the file as UTF-8",
                   e.name, e.confidence);
    return 0;
}

/* Notes the categories that nothing can be counted in, but not those below. */
static void
note_empty(struct dictionary *d)
{
    bool *filled = mem_alloc(d->n_categories + 1);

    for (size_t i = 0; i < d->n_entries; i++)
        for (uint32_t c = d->entry[i].category;
             c != DICTIONARY_TOP && !filled[c]; c = d->category[c].parent)
            filled[c] = true;
    for (size_t i = 0; i < d->n_categories; i++) {
        uint32_t parent = d->category[i].parent;

        if (!filled[i] && (parent == DICTIONARY_TOP || filled[parent]))
            build_note(d, 0, "the category `%s` has no entry",
                       d->category[i].name);
    }
    free(filled);
}

int
dictionary_read(struct dictionary **out, const char *name, const char *data,
                size_t len, const char *tokens, const char *stems,
                struct fault *ft)
{
    struct dictionary *d = mem_alloc(sizeof *d);
    struct buf text = {0};
    enum token_rule rule;
    int bad;

    d->name = mem_string(name);
    d->atoms = atoms_new();
    bad = token_rule_named(&rule, tokens, ft);
    atoms_cut(d->atoms, rule);
    bad = bad || (stems && atoms_stem(d->atoms, stems, ft)) ||
          read_text(d, data, len, &text, ft) ||
          format_of(name, buf_text(&text), text.len)
              ->read(d, buf_text(&text), text.len, ft);
    buf_free(&text);
    if (!bad && !d->n_entries)
        bad =
            fault_set(ft, FAULT_USAGE, "%s: there is no entry in it%s%s", name,
                      d->n_notes ? "; " : "", d->n_notes ? d->note[0] : "");
    if (!bad && (d->n_entries == DICTIONARY_ENTRIES_MAX ||
                 d->n_categories == DICTIONARY_CATEGORIES_MAX))
        bad = fault_set(
            ft, FAULT_USAGE, "%s: more than %d entries or %d categories", name,
            DICTIONARY_ENTRIES_MAX - 1, DICTIONARY_CATEGORIES_MAX - 1);
    if (bad) {
        dictionary_free(d);
        return -1;
    }
    note_empty(d);
    *out = d;
    return 0;
}

int
dictionary_load(struct dictionary **d, const char *path, const char *tokens,
                const char *stems, struct fault *ft)
{
    FILE *f = fopen(path, "re");
    struct buf b = {0};
    size_t n;
    int bad = 0;

    if (!f)
        return fault_set(ft, FAULT_USAGE, "%s: %s; check the path", path,
                         strerror(errno));
    while (b.len <= DICTIONARY_BYTES_MAX &&
           (n = fread(buf_reserve(&b, 1 << 16), 1, 1 << 16, f)))
        b.len += n;
    if (ferror(f))
        bad = fault_set(ft, FAULT_IO, "%s: %s", path, strerror(errno));
    else if (b.len > DICTIONARY_BYTES_MAX)
        bad = fault_set(ft, FAULT_USAGE, "%s: more than 64 MB", path);
    else
        bad = dictionary_read(d, path, buf_text(&b), b.len, tokens, stems, ft);
    fclose(f);
    buf_free(&b);
    return bad;
}

void
dictionary_free(struct dictionary *d)
{
    if (!d)
        return;
    for (size_t i = 0; i < d->n_categories; i++)
        free(d->category[i].name);
    for (size_t i = 0; i < d->n_entries; i++) {
        free(d->entry[i].text);
        query_free(&d->entry[i].query);
    }
    for (size_t i = 0; i < d->n_notes; i++)
        free(d->note[i]);
    free(d->category);
    free(d->entry);
    free(d->note);
    free(d->name);
    atoms_free(d->atoms);
    free(d);
}
