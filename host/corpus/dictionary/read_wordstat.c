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

/* A rule on its way into a query. */
struct reading {
    const struct dictionary *d;
    const char *p, *end; /* what is left of it */
    struct scope scope;
    struct buf query;
    const char *why; /* it cannot be read, and `what` of it */
    struct piece what;
};

static bool
refuse(struct reading *r, struct piece what, const char *why)
{
    r->what = what;
    r->why = why;
    return false;
}

/* Of `/C5` or `/C 5`. */
static bool
read_words(struct reading *r, struct piece w)
{
    struct piece number =
        w.len > 2 ? (struct piece){w.p + 2, w.len - 2} : next(&r->p, r->end);
    char digits[8] = "";

    if (number.len < sizeof digits)
        memcpy(digits, number.p, number.len);
    return num_int(digits, 0, QUERY_GAP_MAX, &r->scope.words) ||
           refuse(r, w, "behind /C a number of words from 0 to 100 is wanted");
}

/* What stands behind `A NEAR B`: /C5 or /C 5, words; /S, a sentence. */
static bool
read_scope(struct reading *r)
{
    struct piece w;

    r->scope = (struct scope){.words = -1};
    while ((w = next(&r->p, r->end)).len) {
        if (is(w, "/S"))
            r->scope.sentence = true;
        else if (is(w, "/P") || is(w, "/D"))
            return refuse(r, w, "a rule is counted within a sentence only");
        else if (w.len >= 2 && memcmp(w.p, "/C", 2) == 0) {
            if (!read_words(r, w))
                return false;
        } else {
            return refuse(r, w, "only /S and /C with a number may stand there");
        }
    }
    return r->scope.sentence || r->scope.words >= 0 ||
           refuse(r, w, "how far it goes is missing: /S or /C with a number");
}

static void
put_relation(struct reading *r, const char *relation)
{
    if (r->scope.words >= 0)
        buf_format(&r->query, " %s/%d ", relation, (int)r->scope.words);
    else if (strcmp(relation, "NEAR") == 0)
        buf_str(&r->query, " WITH ");
    else
        buf_format(&r->query, " %s/%d ", relation, QUERY_GAP_MAX);
}

/* A word, a phrase or #CATEGORY. */
static bool
put_item(struct reading *r, struct piece item)
{
    uint32_t category;

    if (!item.len || *item.p == '/')
        return refuse(r, item, "a word or #CATEGORY is missing");
    if (strchr("$@", *item.p))
        return refuse(r, item, "a rule in a rule is not understood");
    buf_char(&r->query, '(');
    if (*item.p == '#') {
        category = build_find(r->d, item.p + 1, item.len - 1);
        if (category == DICTIONARY_TOP)
            return refuse(r, item, "there is no such category");
        if (!build_alternatives(r->d, category, &r->query))
            return refuse(r, item, "this category has no words");
    } else {
        build_word(&r->query, item.p, item.len);
    }
    buf_char(&r->query, ')');
    return true;
}

/* `A NOT NEAR B /C5` as a query. */
static bool
put_rule(struct reading *r)
{
    static const char *const names[] = {"NEAR", "AND", "BEFORE", "AFTER"};
    struct piece left = next(&r->p, r->end), word = next(&r->p, r->end), right;
    const char *relation = NULL;
    bool negated = is(word, "NOT");

    if (negated)
        word = next(&r->p, r->end);
    for (size_t i = 0; i < 4; i++)
        if (is(word, names[i]))
            relation = i == 1 ? names[0] : names[i];
    if (!relation)
        return refuse(r, word, "NEAR, BEFORE, AFTER or AND is wanted there");
    right = next(&r->p, r->end);
    if (!read_scope(r) || !put_item(r, left))
        return false;
    buf_str(&r->query, negated ? " NOT" : "");
    put_relation(r, relation);
    return put_item(r, right);
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
    unsigned open_ended; /* rules without /S */
    bool weights;        /* an entry has another than 1 */
};

static void
keep_rule(struct wordstat *w, uint32_t category, unsigned line,
          struct piece text)
{
    w->rule = mem_grow(w->rule, &w->cap, w->n + 1, sizeof *w->rule);
    w->rule[w->n++] = (struct rule){category, line, text};
}

/* In WordStat one without /S goes over the end of a sentence. */
static void
add_rule(struct wordstat *w, const struct rule *rule)
{
    struct piece text = rule->text;
    const char *open = memchr(text.p, '[', text.len);
    const char *close = memchr(text.p, ']', text.len);
    struct reading r = {.d = w->d};

    if (!open || close < open) {
        refuse(&r, text, "a rule in [ ] is wanted");
    } else {
        r.p = open + 1;
        r.end = close;
    }
    if (r.p && put_rule(&r)) {
        build_query(w->d, rule->category, rule->line, text.p, text.len,
                    buf_text(&r.query), QUERY_ENTRY);
        if (!r.scope.sentence && !w->open_ended++)
            build_note(w->d, rule->line,
                       "`%.*s`: rules without /S, too, are counted within a "
                       "sentence",
                       (int)text.len, text.p);
    } else {
        build_note(w->d, rule->line, "`%.*s` is left out: %s%.*s%s%s",
                   (int)text.len, text.p, r.what.len ? "`" : "",
                   (int)r.what.len, r.what.p, r.what.len ? "`: " : "", r.why);
    }
    buf_free(&r.query);
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

/* Says of the first weight that is not 1 that it does not count. */
static void
say_weight(struct wordstat *w, unsigned line, struct piece text, size_t entry)
{
    struct piece weight = {text.p + entry + 1, text.len - entry - 1};

    if (w->weights || is(weight, "(1)"))
        return;
    w->weights = true;
    build_note(w->d, line,
               "`%.*s`: weights are not counted, each hit of an entry is one",
               (int)text.len, text.p);
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
        if (entry)
            say_weight(w, l->number, line, entry);
        if (!entry && *line.p == '@') {
            build_note(w->d, l->number,
                       "`%.*s` is left out: a rule ends in its weight, (1)",
                       (int)line.len, line.p);
        } else if (!entry) {
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
        add_rule(&w, &w.rule[i]);
    free(w.rule);
    return bad;
}
