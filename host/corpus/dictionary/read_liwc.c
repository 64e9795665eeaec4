/*
 * LIWC: categories with numbers, then words with the numbers of theirs. A
 * number may have a condition:
 *
 *   kind  <of>131/125        131 where `of` comes next, else 125
 *   like  (02 134)125/464    125 behind a word of category 2 or 134, else 464
 */
#include "build.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

struct number { /* of a category in a .dic file */
    long number;
    uint32_t category;
};

struct condition { /* a word's number that has one; points into the file */
    unsigned line;
    const char *word, *field;
    size_t word_len, len;
};

struct liwc {
    struct dictionary *d;
    struct text_lines l;
    struct number *number;
    size_t n, cap;
    uint32_t above[DICTIONARY_DEPTH_MAX]; /* categories by indentation */
    struct condition *condition;
    size_t n_conditions, cap_conditions;
};

static bool
is_percent(const struct text_lines *l)
{
    return l->len == 1 && *l->line == '%';
}

/* ---- categories ---- */

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

/* The category of a number; DICTIONARY_TOP, with a note: there is none. */
static uint32_t
category_of(struct liwc *w, unsigned line, const char *word, size_t len,
            long number)
{
    for (size_t i = 0; i < w->n; i++)
        if (w->number[i].number == number)
            return w->number[i].category;
    build_note(w->d, line, "`%.*s`: there is no category %ld", (int)len, word,
               number);
    return DICTIONARY_TOP;
}

/* ---- words ---- */

/* Where the numbers begin: behind the first tab; without one, behind the word,
   which then has no blank in it. */
static const char *
numbers_of(const char *line, const char *end)
{
    const char *tab = memchr(line, '\t', (size_t)(end - line));

    return tab ? tab : memchr(line, ' ', (size_t)(end - line));
}

/* The end of a number with its condition, in which blanks may stand. */
static const char *
field_end(const char *p, const char *end)
{
    if (p < end && *p == '(')
        while (p < end && *p != ')')
            p++;
    while (p < end && *p != ' ' && *p != '\t')
        p++;
    return p;
}

static void
keep_condition(struct liwc *w, const char *word, size_t word_len,
               const char *field, size_t len)
{
    w->condition = mem_grow(w->condition, &w->cap_conditions,
                            w->n_conditions + 1, sizeof *w->condition);
    w->condition[w->n_conditions++] =
        (struct condition){w->l.number, word, field, word_len, len};
}

/* `word<tab>12<tab>13` */
static void
entry_line(struct liwc *w)
{
    const char *end = w->l.line + w->l.len, *p = numbers_of(w->l.line, end);
    const char *field;
    size_t len;

    if (!p) {
        build_note(w->d, w->l.number,
                   "`%.*s` is left out: there is no tab and number behind the "
                   "word",
                   (int)w->l.len, w->l.line);
        return;
    }
    for (len = (size_t)(p - w->l.line); p < end; p = field_end(field, end)) {
        char *after;
        long number;
        uint32_t category;

        field = p += strspn(p, " \t");
        number = strtol(field, &after, 10);
        if (*field == '(' || *field == '<') {
            keep_condition(w, w->l.line, len, field,
                           (size_t)(field_end(field, end) - field));
        } else if (after != field_end(field, end)) {
            build_note(w->d, w->l.number, "`%.*s`: `%.*s` is no number",
                       (int)len, w->l.line, (int)(end - field), field);
            return;
        } else {
            category = category_of(w, w->l.number, w->l.line, len, number);
            if (category != DICTIONARY_TOP)
                build_entry(w->d, category, w->l.number, w->l.line, len, true);
        }
    }
}

/* ---- conditions ---- */

/* The words that may stand there, as a query: of <of> and of (02 134). */
static bool
put_others(struct liwc *w, const struct condition *c, const char *inside,
           const char *end, struct buf *out)
{
    bool any = false;

    if (*c->field == '<') {
        build_word(out, inside, (size_t)(end - inside));
        return end > inside;
    }
    while (inside < end) {
        char *after;
        long number = strtol(inside, &after, 10);
        uint32_t category;
        size_t before;

        if (after == inside || after > end)
            return false;
        category = category_of(w, c->line, c->word, c->word_len, number);
        if (category == DICTIONARY_TOP)
            return false;
        before = out->len;
        buf_str(out, any ? "|" : "");
        if (build_alternatives(w->d, category, out))
            any = true;
        else
            out->len = before;
        for (inside = after; inside < end && *inside == ' ';)
            inside++;
    }
    return any;
}

static void
add_where(struct liwc *w, const struct condition *c, long number,
          const char *relation, const char *others)
{
    uint32_t category = category_of(w, c->line, c->word, c->word_len, number);
    char *text = mem_format("%.*s %.*s", (int)c->word_len, c->word, (int)c->len,
                            c->field);
    struct buf query = {0};

    buf_char(&query, '(');
    build_word(&query, c->word, c->word_len);
    buf_format(&query, ") %s/0 (%s)", relation, others);
    if (category != DICTIONARY_TOP)
        build_query(w->d, category, c->line, text, strlen(text),
                    buf_text(&query), QUERY_ENTRY);
    buf_free(&query);
    free(text);
}

/* `<of>131/125`: what holds for the first number is its condition, for the
   second that it does not hold. */
static void
add_condition(struct liwc *w, const struct condition *c)
{
    bool behind = *c->field == '<';
    const char *end = c->field + c->len, *inside = c->field + 1;
    const char *close = memchr(inside, behind ? '>' : ')', c->len - 1);
    struct buf others = {0};
    char *after = NULL, *rest = NULL;
    long first = close ? strtol(close + 1, &after, 10) : 0, second = 0;

    if (close && after < end && *after == '/')
        second = strtol(after + 1, &rest, 10);
    if (!close || after == close + 1 || (rest ? rest != end : after != end) ||
        rest == after + 1 || !put_others(w, c, inside, close, &others)) {
        build_note(w->d, c->line,
                   "`%.*s`: the condition `%.*s` is left out: wanted is "
                   "<word>NUMBER/NUMBER or (CATEGORY CATEGORY)NUMBER/NUMBER",
                   (int)c->word_len, c->word, (int)c->len, c->field);
    } else {
        add_where(w, c, first, behind ? "BEFORE" : "AFTER", buf_text(&others));
        if (rest)
            add_where(w, c, second, behind ? "NOT BEFORE" : "NOT AFTER",
                      buf_text(&others));
    }
    buf_free(&others);
}

int
read_liwc(struct dictionary *d, const char *data, size_t len, struct fault *ft)
{
    struct liwc w = {.d = d, .l = {.p = data, .end = data + len}};
    int bad = 0;

    if (!text_lines_filled(&w.l) || !is_percent(&w.l))
        return build_fault(d, ft, 1,
                           "a LIWC dictionary begins with a line `%%`, its "
                           "categories, and another line `%%`");
    while (!bad) {
        if (!text_lines_filled(&w.l))
            bad = build_fault(d, ft, w.l.number,
                              "the second line `%%`, behind the categories, "
                              "is missing");
        if (bad || is_percent(&w.l))
            break;
        bad = header_line(&w, ft);
    }
    while (!bad && text_lines_filled(&w.l))
        entry_line(&w);
    /* what the categories have is known now */
    for (size_t i = 0; i < w.n_conditions; i++)
        add_condition(&w, &w.condition[i]);
    free(w.number);
    free(w.condition);
    return bad ? -1 : 0;
}
