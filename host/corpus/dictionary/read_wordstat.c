/* WordStat: categories and entries by indentation, and rules. */
#include "build.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "num.h"

struct piece {
    const char *p;
    size_t len;
};

/* The next word of a rule. */
static struct piece
next(const char **p, const char *end)
{
    struct piece w;

    while (*p < end && **p == ' ')
        ++*p;
    w.p = *p;
    while (*p < end && **p != ' ')
        ++*p;
    w.len = (size_t)(*p - w.p);
    return w;
}

static bool
is(struct piece w, const char *s)
{
    return w.len == strlen(s) && memcmp(w.p, s, w.len) == 0;
}

/* ---- rules ---- */

struct scope {
    bool sentence;
    int64_t words; /* between the two; -1: not given */
};

/* What stands behind `A NEAR B`: /C5 or /C 5, words; /S, a sentence. false: it
   has something else, such as /P, a paragraph. */
static bool
read_scope(const char *p, const char *end, struct scope *s)
{
    *s = (struct scope){.words = -1};
    for (;;) {
        struct piece w = next(&p, end);
        char digits[8] = "";

        if (!w.len)
            return s->sentence || s->words >= 0;
        if (is(w, "/S")) {
            s->sentence = true;
            continue;
        }
        if (w.len < 2 || memcmp(w.p, "/C", 2) != 0)
            return false;
        w = w.len > 2 ? (struct piece){w.p + 2, w.len - 2} : next(&p, end);
        if (w.len >= sizeof digits)
            return false;
        memcpy(digits, w.p, w.len);
        if (!num_int(digits, 0, QUERY_GAP_MAX, &s->words))
            return false;
    }
}

static void
put_relation(struct buf *out, const char *relation, const struct scope *s)
{
    if (s->words >= 0)
        buf_format(out, " %s/%d ", relation, (int)s->words);
    else if (strcmp(relation, "NEAR") == 0)
        buf_str(out, " WITH ");
    else
        buf_format(out, " %s/%d ", relation, QUERY_GAP_MAX);
}

/* A word, a phrase or #CATEGORY. */
static bool
put_item(struct buf *out, const struct dictionary *d, struct piece item)
{
    uint32_t category;
    bool good;

    if (!item.len || strchr("$@", *item.p))
        return false;
    buf_char(out, '(');
    if (*item.p == '#') {
        category = build_find(d, item.p + 1, item.len - 1);
        good =
            category != DICTIONARY_TOP && build_alternatives(d, category, out);
    } else {
        build_word(out, item.p, item.len);
        good = true;
    }
    buf_char(out, ')');
    return good;
}

/* `A NOT NEAR B /C5` as a query; false: it has something else. */
static bool
put_rule(struct buf *out, const struct dictionary *d, const char *p,
         const char *end)
{
    static const char *const names[] = {"NEAR", "AND", "BEFORE", "AFTER"};
    struct piece left = next(&p, end), word = next(&p, end), right;
    const char *relation = NULL;
    bool negated = is(word, "NOT");
    struct scope scope;

    if (negated)
        word = next(&p, end);
    for (size_t i = 0; i < 4; i++)
        if (is(word, names[i]))
            relation = i == 1 ? names[0] : names[i];
    right = next(&p, end);
    if (!relation || !read_scope(p, end, &scope) || !put_item(out, d, left))
        return false;
    buf_str(out, negated ? " NOT" : "");
    put_relation(out, relation, &scope);
    return put_item(out, d, right);
}

struct rule { /* points into the file */
    uint32_t category;
    unsigned line;
    struct piece text;
};

struct wordstat {
    struct dictionary *d;
    struct rule *rule;
    size_t n, cap;
};

static void
keep_rule(struct wordstat *w, uint32_t category, unsigned line,
          struct piece text)
{
    w->rule = mem_grow(w->rule, &w->cap, w->n + 1, sizeof *w->rule);
    w->rule[w->n++] = (struct rule){category, line, text};
}

static void
add_rule(struct dictionary *d, const struct rule *r)
{
    const char *open = memchr(r->text.p, '[', r->text.len);
    const char *close = memchr(r->text.p, ']', r->text.len);
    struct buf query = {0};

    if (open && close > open && put_rule(&query, d, open + 1, close))
        build_query(d, r->category, r->line, r->text.p, r->text.len,
                    buf_text(&query), QUERY_ENTRY);
    else
        build_note(d, r->line,
                   "`%.*s` is left out: of rules those like @NAME [A NOT NEAR "
                   "#CATEGORY /C5] are understood, with NEAR, BEFORE, AFTER, "
                   "AND and /C5 or /S",
                   (int)r->text.len, r->text.p);
    buf_free(&query);
}

/* ---- lines ---- */

/* The length of an entry without its weight ` (1)`; 0: it has none, the line
   is a category. */
static size_t
weighed(struct piece line)
{
    size_t n = line.len;

    if (n < 4 || line.p[--n] != ')')
        return 0;
    while (n && strchr("0123456789.,-", line.p[n - 1]))
        n--;
    return n >= 2 && n < line.len - 1 && line.p[n - 1] == '(' &&
                   line.p[n - 2] == ' '
               ? n - 2
               : 0;
}

/* Takes the indentation off; its tabs. Blanks may stand among them. */
static size_t
depth_of(struct piece *line)
{
    size_t depth = 0;

    for (; line->len && strchr(" \t", *line->p); line->p++, line->len--)
        depth += *line->p == '\t';
    return depth;
}

static int
read_all(struct wordstat *w, struct text_lines *l, struct fault *ft)
{
    uint32_t above[DICTIONARY_DEPTH_MAX];
    size_t deepest = 0; /* categories in above */

    while (text_lines_filled(l)) {
        struct piece line = {l->line, l->len};
        size_t depth = depth_of(&line), entry = weighed(line);

        if (depth > deepest || depth >= DICTIONARY_DEPTH_MAX ||
            (entry && !depth))
            return build_fault(w->d, ft, l->number,
                               entry ? "this entry stands in no category; one "
                                       "tab more than its category is wanted"
                                     : "this is indented too far");
        if (!entry) {
            above[depth] =
                build_category(w->d, depth ? above[depth - 1] : DICTIONARY_TOP,
                               line.p, line.len);
            deepest = depth + 1;
        } else if (*line.p == '@') {
            keep_rule(w, above[depth - 1], l->number,
                      (struct piece){line.p, entry});
        } else {
            build_entry(w->d, above[depth - 1], l->number, line.p, entry, true);
        }
    }
    return 0;
}

int
read_wordstat(struct dictionary *d, const char *data, size_t len,
              struct fault *ft)
{
    struct text_lines l = {.p = data, .end = data + len};
    struct wordstat w = {.d = d};
    int bad = read_all(&w, &l, ft);

    /* a rule may name a category that comes behind it */
    for (size_t i = 0; i < w.n && !bad; i++)
        add_rule(d, &w.rule[i]);
    free(w.rule);
    return bad;
}
