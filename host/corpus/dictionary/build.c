#include "build.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"

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
    d->note[d->n_notes++] = line ? mem_format("%s:%u: %s", d->name, line, what)
                                 : mem_format("%s: %s", d->name, what);
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
build_query(struct dictionary *d, uint32_t category, unsigned line,
            const char *text, size_t len, const char *query, unsigned how)
{
    struct dictionary_entry e = {.category = category, .line = line};
    struct fault ft;

    if (d->n_entries == DICTIONARY_ENTRIES_MAX)
        return; /* the caller's load is refused in the end */
    e.text = mem_copy(text, len);
    if (query_parse(&e.query, d->atoms, query, how, &ft)) {
        ft.text[strcspn(ft.text, "\n")] = '\0';
        build_note(d, line, "`%s` is left out: %s", e.text, ft.text);
        free(e.text);
        return;
    }
    d->entry =
        mem_grow(d->entry, &d->cap_entries, d->n_entries + 1, sizeof *d->entry);
    d->entry[d->n_entries++] = e;
}

void
build_entry(struct dictionary *d, uint32_t category, unsigned line,
            const char *text, size_t len, bool plain)
{
    char *query = mem_copy(text, len);

    for (char *p = query; plain && *p; p++)
        if (*p == '_')
            *p = ' ';
    build_query(d, category, line, text, len, query,
                plain ? QUERY_PLAIN : QUERY_ENTRY);
    free(query);
}

/* ---- queries ---- */

/* What has a meaning in a query. */
static bool
is_plain(const char *s)
{
    return !s[strcspn(s, "()[]|\"/")];
}

void
build_word(struct buf *out, const char *s, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        char c = s[i];

        if (c >= 'A' && c <= 'Z')
            buf_char(out, (char)(c - 'A' + 'a'));
        else
            buf_char(out, strchr("_()[]|\"", c) ? ' ' : c);
    }
}

/* Whether category a is b or one below it. */
static bool
is_in(const struct dictionary *d, uint32_t a, uint32_t b)
{
    while (a != b && a != DICTIONARY_TOP)
        a = d->category[a].parent;
    return a == b;
}

bool
build_alternatives(const struct dictionary *d, uint32_t category,
                   struct buf *out)
{
    bool any = false;

    for (size_t i = 0; i < d->n_entries; i++) {
        const struct dictionary_entry *e = &d->entry[i];

        if (!is_in(d, e->category, category) || !is_plain(e->text))
            continue;
        buf_str(out, any ? "|" : "");
        build_word(out, e->text, strlen(e->text));
        any = true;
    }
    return any;
}

uint32_t
build_find(const struct dictionary *d, const char *name, size_t len)
{
    for (uint32_t i = 0; i < d->n_categories; i++)
        if (is_called(d, i, name, len))
            return i;
    return DICTIONARY_TOP;
}

/* ---- lines ---- */

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

bool
text_lines_filled(struct text_lines *l)
{
    while (text_lines_next(l))
        if (l->len)
            return true;
    return false;
}
