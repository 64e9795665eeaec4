#include "expression_whole.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

enum {
    DEPTH_MAX = 1000 /* of brackets; SQLite's own limit is lower */
};

struct scan {
    const char *text;
    size_t at;
    size_t open[DEPTH_MAX]; /* where brackets begin that have not ended */
    size_t depth;
    bool filled; /* something is no blank and no comment */
};

size_t
expression_place(const char *text, size_t at)
{
    size_t n = 1;

    for (size_t i = 0; i < at && text[i]; i++)
        n += ((unsigned char)text[i + 1] & 0xc0) != 0x80;
    return n;
}

/* As SQLite has them: what is not ASCII is part of a word. */
static bool
is_word(char c)
{
    return isalnum((unsigned char)c) || c == '_' || c == '$' || (c & 0x80);
}

/* The end of what `close` ends; twice in a row it stands for itself. */
static int
skip_quoted(struct scan *s, char close, struct fault *ft)
{
    size_t from = s->at++;

    for (; s->text[s->at]; s->at++) {
        if (s->text[s->at] != close)
            continue;
        if (close == ']' || s->text[s->at + 1] != close) {
            s->at++;
            return 0;
        }
        s->at++;
    }
    return fault_set(ft, FAULT_USAGE,
                     "the %s that begins at character %zu has no end: a %c is "
                     "missing%s",
                     close == '\'' ? "text" : "name",
                     expression_place(s->text, from), close,
                     close == '\'' ? ", and a ' in a text is written twice: "
                                     "'People''s Daily'"
                                   : "");
}

static int
skip_comment(struct scan *s, struct fault *ft)
{
    const char *from = s->text + s->at, *end;

    if (*from == '-') {
        s->at += strcspn(from, "\n");
        return 0;
    }
    end = strstr(from + 2, "*/");
    if (!end)
        return fault_set(ft, FAULT_USAGE,
                         "the comment that begins at character %zu has no end: "
                         "a */ is missing",
                         expression_place(s->text, s->at));
    s->at = (size_t)(end + 2 - s->text);
    return 0;
}

static int
bracket(struct scan *s, struct fault *ft)
{
    size_t at = s->at++;

    if (s->text[at] == '(' && s->depth < DEPTH_MAX) {
        s->open[s->depth++] = at;
        return 0;
    }
    if (s->text[at] == ')' && s->depth) {
        s->depth--;
        return 0;
    }
    return fault_set(ft, FAULT_USAGE,
                     s->text[at] == ')'
                         ? "the ) at character %zu ends nothing: a ( is "
                           "missing before it, or it is one too many"
                         : "the ( at character %zu is too deep",
                     expression_place(s->text, at));
}

/* Goes behind one word, text, name, comment, bracket or sign. */
static int
step(struct scan *s, struct fault *ft)
{
    const char *p = s->text + s->at;
    char c = *p;

    if ((c == '-' && p[1] == '-') || (c == '/' && p[1] == '*'))
        return skip_comment(s, ft);
    s->filled |= !isspace((unsigned char)c);
    if (c == '\'' || c == '"' || c == '`' || c == '[')
        return skip_quoted(s, c == '[' ? ']' : c, ft);
    if (c == '(' || c == ')')
        return bracket(s, ft);
    if (c == ';')
        return fault_set(ft, FAULT_USAGE,
                         "the ; at character %zu is one too many: this is one "
                         "expression, not a statement",
                         expression_place(s->text, s->at));
    if (strchr("?:@$", c))
        return fault_set(ft, FAULT_USAGE,
                         "the %c at character %zu stands for a value that "
                         "nobody gives: write the value itself",
                         c, expression_place(s->text, s->at));
    do
        s->at++;
    while (is_word(c) && is_word(s->text[s->at]));
    return 0;
}

int
expression_whole(const char *text, struct fault *ft)
{
    struct scan s = {.text = text};

    while (text[s.at])
        if (step(&s, ft))
            return -1;
    if (!s.filled)
        return fault_set(ft, FAULT_USAGE,
                         "there is nothing in it; wanted is an expression, "
                         "such as year >= 2020");
    if (s.depth)
        return fault_set(ft, FAULT_USAGE,
                         "the ( at character %zu has no end: a ) is missing",
                         expression_place(text, s.open[s.depth - 1]));
    return 0;
}
