/* WordStat: categories and entries by indentation, and rules. */
#include "build.h"

#include <stdlib.h>
#include <string.h>

#include "buf.h"
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

/* Small letters, so that no word is taken for an operator. */
static void
put_word(struct buf *out, struct piece w)
{
    for (size_t i = 0; i < w.len; i++) {
        char c = w.p[i];

        if (c >= 'A' && c <= 'Z')
            buf_char(out, (char)(c - 'A' + 'a'));
        else
            buf_char(out, strchr("_()[]|\"", c) ? ' ' : c);
    }
    buf_char(out, ' ');
}

/* The scope of a rule, `/C5`, `/C 5` or `/S`, as the operator's end. */
static bool
put_scope(struct buf *out, const char *operator, struct piece scope,
          struct piece number)
{
    char digits[8] = "";
    int64_t n;

    if (is(scope, "/S")) {
        buf_str(out, "WITH ");
        return strcmp(operator, "NEAR") == 0;
    }
    if (scope.len > 2 && memcmp(scope.p, "/C", 2) == 0)
        number = (struct piece){scope.p + 2, scope.len - 2};
    else if (!is(scope, "/C"))
        return false;
    if (number.len >= sizeof digits)
        return false;
    memcpy(digits, number.p, number.len);
    if (!num_int(digits, 0, QUERY_GAP_MAX, &n))
        return false;
    buf_format(out, "%s/%s ", operator, digits);
    return true;
}

/* `A NOT NEAR B /C5` as a query; false: it has something else. */
static bool
rule(const char *p, const char *end, struct buf *out)
{
    struct piece left = next(&p, end), word = next(&p, end), right, scope;
    const char *operator= NULL;
    static const char *const names[] = {"NEAR", "AND", "BEFORE", "AFTER"};

    put_word(out, left);
    if (is(word, "NOT")) {
        buf_str(out, "NOT ");
        word = next(&p, end);
    }
    for (size_t i = 0; i < 4; i++)
        if (is(word, names[i]))
            operator= i == 1 ? "NEAR" : names[i];
    right = next(&p, end);
    scope = next(&p, end);
    if (!operator|| !left.len || !right.len || strchr("#$@", *left.p) ||
        strchr("#$@", *right.p) ||
        !put_scope(out, operator, scope, next(&p, end)))
        return false;
    put_word(out, right);
    return next(&p, end).len == 0;
}

static void
add_rule(struct dictionary *d, uint32_t category, unsigned line,
         struct piece entry)
{
    const char *open = memchr(entry.p, '[', entry.len);
    const char *close = memchr(entry.p, ']', entry.len);
    struct buf query = {0};

    if (open && close > open && rule(open + 1, close, &query))
        build_entry(d, category, line, query.data, query.len, false);
    else
        build_note(d, line,
                   "`%.*s` is left out: of rules those like @NAME [A NOT NEAR "
                   "B /C5] are understood, with NEAR, BEFORE, AFTER, AND and "
                   "/C5 or /S",
                   (int)entry.len, entry.p);
    buf_free(&query);
}

/* The length of an entry without its weight ` (1)`; 0: it has none, the line
   is a category. */
static size_t
weighed(struct piece line)
{
    size_t n = line.len;

    if (n < 4 || line.p[--n] != ')')
        return 0;
    while (n && ((line.p[n - 1] >= '0' && line.p[n - 1] <= '9') ||
                 line.p[n - 1] == '.'))
        n--;
    return n >= 2 && n < line.len - 1 && line.p[n - 1] == '(' &&
                   line.p[n - 2] == ' '
               ? n - 2
               : 0;
}

int
read_wordstat(struct dictionary *d, const char *data, size_t len,
              struct fault *ft)
{
    struct text_lines l = {.p = data, .end = data + len};
    uint32_t above[DICTIONARY_DEPTH_MAX];
    size_t deepest = 0; /* categories in above */

    while (text_lines_next(&l)) {
        struct piece line = {l.line, l.len};
        size_t depth = 0, entry;

        while (line.len && *line.p == '\t') {
            depth++;
            line.p++;
            line.len--;
        }
        if (!line.len)
            continue;
        entry = weighed(line);
        if (depth > deepest || depth >= DICTIONARY_DEPTH_MAX ||
            (entry && !depth))
            return build_fault(d, ft, l.number,
                               entry ? "this entry stands in no category"
                                     : "this is indented too far");
        if (!entry) {
            above[depth] = build_category(
                d, depth ? above[depth - 1] : DICTIONARY_TOP, line.p, line.len);
            deepest = depth + 1;
        } else if (*line.p == '@') {
            add_rule(d, above[depth - 1], l.number,
                     (struct piece){line.p, entry});
        } else {
            build_entry(d, above[depth - 1], l.number, line.p, entry, true);
        }
    }
    return 0;
}
