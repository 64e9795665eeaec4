#include "build.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "encoding.h"
#include "mem.h"
#include "utf8.h"

/* ---- building ---- */

static bool
is_called(const struct dictionary *d, uint32_t category, const char *name,
          size_t len)
{
    const struct dictionary_category *c = &d->category[category];
    size_t skip = c->parent == DICTIONARY_TOP
                      ? 0
                      : strlen(d->category[c->parent].name) + 1;

    return strlen(c->name) == skip + len &&
           memcmp(c->name + skip, name, len) == 0;
}

uint32_t
build_category(struct dictionary *d, uint32_t parent, const char *name,
               size_t len)
{
    struct dictionary_category *c;

    /* From the end: entries of one category stand together in most files. */
    for (uint32_t i = (uint32_t)d->n_categories; i-- > 0;)
        if (d->category[i].parent == parent && is_called(d, i, name, len))
            return i;
    if (d->n_categories == DICTIONARY_CATEGORIES_MAX)
        return DICTIONARY_CATEGORIES_MAX - 1; /* refused in the end */
    d->category = mem_grow(d->category, &d->cap_categories, d->n_categories + 1,
                           sizeof *d->category);
    c = &d->category[d->n_categories];
    c->parent = parent;
    c->name =
        parent == DICTIONARY_TOP
            ? mem_copy(name, len)
            : mem_format("%s.%.*s", d->category[parent].name, (int)len, name);
    return (uint32_t)d->n_categories++;
}

void
build_note(struct dictionary *d, unsigned line, const char *format, ...)
{
    char what[500];
    va_list args;

    va_start(args, format);
    vsnprintf(what, sizeof what, format, args);
    va_end(args);
    d->note = mem_grow(d->note, &d->cap_notes, d->n_notes + 1, sizeof(char *));
    d->note[d->n_notes++] = mem_format("%s:%u: %s", d->name, line, what);
}

int
build_fault(const struct dictionary *d, struct fault *ft, unsigned line,
            const char *format, ...)
{
    char what[500];
    va_list args;

    va_start(args, format);
    vsnprintf(what, sizeof what, format, args);
    va_end(args);
    return fault_set(ft, FAULT_USAGE, "%s:%u: %s", d->name, line, what);
}

void
build_entry(struct dictionary *d, uint32_t category, unsigned line,
            const char *text, size_t len, bool plain)
{
    struct dictionary_entry e = {.category = category, .line = line};
    struct fault ft;
    char *query;

    if (d->n_entries == DICTIONARY_ENTRIES_MAX)
        return; /* the caller's load is refused in the end */
    e.text = mem_copy(text, len);
    query = mem_copy(text, len);
    for (char *p = query; plain && *p; p++)
        if (*p == '_')
            *p = ' ';
    if (query_parse(&e.query, d->atoms, query,
                    plain ? QUERY_PLAIN : QUERY_ENTRY, &ft)) {
        ft.text[strcspn(ft.text, "\n")] = '\0';
        build_note(d, line, "`%s` is left out: %s", e.text, ft.text);
        free(e.text);
    } else {
        d->entry = mem_grow(d->entry, &d->cap_entries, d->n_entries + 1,
                            sizeof *d->entry);
        d->entry[d->n_entries++] = e;
    }
    free(query);
}

bool
text_lines_next(struct text_lines *l)
{
    const char *end;

    if (l->p == l->end)
        return false;
    end = memchr(l->p, '\n', (size_t)(l->end - l->p));
    l->line = l->p;
    l->p = end ? end + 1 : l->end;
    l->len = (size_t)((end ? end : l->end) - l->line);
    l->number++;
    while (l->len && strchr(" \t\r", l->line[l->len - 1]))
        l->len--;
    return true;
}

/* ---- loading ---- */

struct format {
    const char *ending;
    int (*read)(struct dictionary *d, const char *data, size_t len,
                struct fault *ft);
};

static const struct format formats[] = {
    {".dic", read_liwc},     {".lc3", read_lexicoder},
    {".cat", read_wordstat}, {".ykd", read_yoshikoder},
    {".yml", read_yaml},     {".yaml", read_yaml},
    {".tsv", read_table},    {".csv", read_table},
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

/* The line of the first byte that is not UTF-8. */
static unsigned
invalid_line(const char *data, size_t len)
{
    struct text_lines l = {.p = data, .end = data + len};

    while (text_lines_next(&l) && utf8_valid(l.line, l.len))
        ;
    return l.number;
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
        return build_fault(d, ft, invalid_line(data, len),
                           "this is no text in an encoding that can be told; "
                           "save the file as UTF-8");
    if (!e.utf8 && !e.bom)
        build_note(d, 1,
                   "read as %s (confidence %.2f); if letters look wrong, "
                   "save the file as UTF-8",
                   e.name, e.confidence);
    return 0;
}

int
dictionary_read(struct dictionary **out, const char *name, const char *data,
                size_t len, const char *stems, struct fault *ft)
{
    struct dictionary *d = mem_alloc(sizeof *d);
    struct buf text = {0};
    int bad;

    d->name = mem_string(name);
    d->atoms = atoms_new();
    bad = (stems && atoms_stem(d->atoms, stems, ft)) ||
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
    *out = d;
    return 0;
}

int
dictionary_load(struct dictionary **d, const char *path, const char *stems,
                struct fault *ft)
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
        bad = dictionary_read(d, path, buf_text(&b), b.len, stems, ft);
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
