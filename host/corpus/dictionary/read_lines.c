/* Dictionaries of one entry a line: LIWC and Lexicoder. */
#include "build.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

/* ---- LIWC ---- */

struct number { /* of a category in a .dic file */
    long number;
    uint32_t category;
};

struct liwc {
    struct dictionary *d;
    struct text_lines l;
    struct number *number;
    size_t n, cap;
    uint32_t above[DICTIONARY_DEPTH_MAX]; /* categories by indentation */
};

static bool
is_percent(const struct text_lines *l)
{
    return l->len == 1 && *l->line == '%';
}

static bool
next_filled(struct text_lines *l)
{
    while (text_lines_next(l))
        if (l->len)
            return true;
    return false;
}

/* `  12  name`; indentation makes it part of the category above. */
static int
header_line(struct liwc *w, struct fault *ft)
{
    const char *p = w->l.line, *end = p + w->l.len;
    size_t depth = 0;
    char *after;
    long number;

    for (; p < end && *p == '\t'; p++)
        depth++;
    number = strtol(p, &after, 10);
    if (after == p || after >= end || (*after != '\t' && *after != ' '))
        return build_fault(w->d, ft, w->l.number,
                           "a category is a number, a tab and a name, as in "
                           "`1<tab>posemo`");
    while (after < end && (*after == '\t' || *after == ' '))
        after++;
    if (depth >= DICTIONARY_DEPTH_MAX || (depth && !w->n))
        return build_fault(w->d, ft, w->l.number, "this is indented too far");
    for (size_t i = 0; i < w->n; i++)
        if (w->number[i].number == number)
            return build_fault(w->d, ft, w->l.number,
                               "the number %ld is used twice", number);
    w->number = mem_grow(w->number, &w->cap, w->n + 1, sizeof *w->number);
    w->number[w->n++] = (struct number){
        number,
        build_category(w->d, depth ? w->above[depth - 1] : DICTIONARY_TOP,
                       after, (size_t)(end - after))};
    for (size_t i = depth; i < DICTIONARY_DEPTH_MAX; i++)
        w->above[i] = w->number[w->n - 1].category;
    return 0;
}

/* `word<tab>12<tab>13` */
static void
entry_line(struct liwc *w)
{
    const char *end = w->l.line + w->l.len, *tab, *p;

    tab = memchr(w->l.line, '\t', w->l.len);
    if (!tab || memchr(w->l.line, '(', w->l.len) ||
        memchr(w->l.line, '<', w->l.len)) {
        build_note(w->d, w->l.number, "`%.*s` is left out: %s", (int)w->l.len,
                   w->l.line,
                   tab ? "conditions in brackets are not understood"
                       : "there is no tab behind the word");
        return;
    }
    for (p = tab; p < end;) {
        char *after;
        long number = strtol(p, &after, 10);
        size_t i = 0;

        if (after == p || after > end) {
            build_note(w->d, w->l.number, "`%.*s`: `%.*s` is no number",
                       (int)(tab - w->l.line), w->l.line, (int)(end - p), p);
            return;
        }
        while (i < w->n && w->number[i].number != number)
            i++;
        if (i < w->n)
            build_entry(w->d, w->number[i].category, w->l.number, w->l.line,
                        (size_t)(tab - w->l.line), true);
        else
            build_note(w->d, w->l.number, "`%.*s`: there is no category %ld",
                       (int)(tab - w->l.line), w->l.line, number);
        for (p = after; p < end && strchr(" \t", *p); p++)
            ;
    }
}

int
read_liwc(struct dictionary *d, const char *data, size_t len, struct fault *ft)
{
    struct liwc w = {.d = d, .l = {.p = data, .end = data + len}};
    int bad = 0;

    if (!next_filled(&w.l) || !is_percent(&w.l))
        return build_fault(d, ft, 1,
                           "a LIWC dictionary begins with a line `%%`, its "
                           "categories, and another line `%%`");
    while (!bad) {
        if (!next_filled(&w.l))
            bad = build_fault(d, ft, w.l.number,
                              "the second line `%%`, behind the categories, "
                              "is missing");
        if (bad || is_percent(&w.l))
            break;
        bad = header_line(&w, ft);
    }
    while (!bad && next_filled(&w.l))
        entry_line(&w);
    free(w.number);
    return bad ? -1 : 0;
}

/* ---- Lexicoder ---- */

int
read_lexicoder(struct dictionary *d, const char *data, size_t len,
               struct fault *ft)
{
    struct text_lines l = {.p = data, .end = data + len};
    uint32_t category = DICTIONARY_TOP;

    while (next_filled(&l)) {
        while (l.len && (*l.line == ' ' || *l.line == '\t')) {
            l.line++;
            l.len--;
        }
        if (*l.line == '+' && l.len > 1)
            category = build_category(d, DICTIONARY_TOP, l.line + 1, l.len - 1);
        else if (category == DICTIONARY_TOP)
            return build_fault(d, ft, l.number,
                               "a Lexicoder dictionary begins with +CATEGORY");
        else
            build_entry(d, category, l.number, l.line, l.len, true);
    }
    return 0;
}
