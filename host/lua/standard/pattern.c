#include "pattern.h"

#include <ctype.h>
#include <lauxlib.h>
#include <string.h>

#include "act.h"

enum {
    DEPTH = 200 /* of C calls, as in Lua */
};

static const char *match(struct pattern *p, const char *s, const char *pat);

void
pattern_begin(struct pattern *p, lua_State *L, const char *text,
              size_t text_len, const char *pattern, size_t pattern_len)
{
    p->L = L;
    p->text = text;
    p->text_end = text + text_len;
    p->anchored = pattern_len && *pattern == '^';
    p->from = pattern + p->anchored;
    p->end = pattern + pattern_len;
}

bool
pattern_is_plain(const char *pattern, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        if (pattern[i] && strchr("^$*+?.([%-", pattern[i]))
            return false;
    }
    return true;
}

/* ---- one character against one item */

static bool
in_class(int c, int class)
{
    bool in;

    switch (tolower(class)) {
    case 'a':
        in = isalpha(c);
        break;
    case 'c':
        in = iscntrl(c);
        break;
    case 'd':
        in = isdigit(c);
        break;
    case 'g':
        in = isgraph(c);
        break;
    case 'l':
        in = islower(c);
        break;
    case 'p':
        in = ispunct(c);
        break;
    case 's':
        in = isspace(c);
        break;
    case 'u':
        in = isupper(c);
        break;
    case 'w':
        in = isalnum(c);
        break;
    case 'x':
        in = isxdigit(c);
        break;
    case 'z':
        in = c == 0; /* deprecated, but there */
        break;
    default:
        return class == c;
    }
    return isupper(class) ? !in : in;
}

/* Behind the set that opens at pat: its closing bracket is no member when it
   stands first. */
static const char *
set_end(struct pattern *p, const char *pat)
{
    const char *at = pat + 1;

    if (at < p->end && *at == '^')
        at++;
    do {
        if (at == p->end)
            luaL_error(p->L, "malformed pattern (missing ']')");
        if (*at++ == '%' && at < p->end)
            at++;
    } while (at == p->end || *at != ']');
    return at + 1;
}

static const char *
item_end(struct pattern *p, const char *pat)
{
    if (*pat == '[')
        return set_end(p, pat);
    if (*pat != '%')
        return pat + 1;
    if (pat + 1 == p->end)
        luaL_error(p->L, "malformed pattern (ends with '%%')");
    return pat + 2;
}

/* set: at its '[', last: at its ']'. */
static bool
in_set(int c, const char *set, const char *last)
{
    bool found = true;

    if (set[1] == '^') {
        found = false;
        set++;
    }
    for (const char *at = set + 1; at < last; at++) {
        if (*at == '%') {
            if (in_class(c, (unsigned char)*++at))
                return found;
        } else if (at[1] == '-' && at + 2 < last) {
            if ((unsigned char)at[0] <= c && c <= (unsigned char)at[2])
                return found;
            at += 2;
        } else if ((unsigned char)*at == c) {
            return found;
        }
    }
    return !found;
}

static bool
fits(const struct pattern *p, const char *s, const char *item, const char *end)
{
    int c;

    if (s >= p->text_end)
        return false;
    c = (unsigned char)*s;
    switch (*item) {
    case '.':
        return true;
    case '%':
        return in_class(c, (unsigned char)item[1]);
    case '[':
        return in_set(c, item, end - 1);
    default:
        return (unsigned char)*item == c;
    }
}

/* ---- repetition */

static const char *
as_many(struct pattern *p, const char *s, const char *item, const char *end)
{
    ptrdiff_t n = 0;

    while (fits(p, s + n, item, end))
        n++;
    for (; n >= 0; n--) {
        const char *e = match(p, s + n, end + 1);

        if (e)
            return e;
    }
    return NULL;
}

static const char *
as_few(struct pattern *p, const char *s, const char *item, const char *end)
{
    for (;; s++) {
        const char *e = match(p, s, end + 1);

        if (e)
            return e;
        if (!fits(p, s, item, end))
            return NULL;
    }
}

/* ---- captures */

static const char *
open_capture(struct pattern *p, const char *s, const char *pat, ptrdiff_t len)
{
    const char *e;

    if (p->n_captures == PATTERN_CAPTURES)
        luaL_error(p->L, "too many captures");
    p->captures[p->n_captures++] = (struct pattern_capture){s, len};
    e = match(p, s, pat);
    if (!e)
        p->n_captures--;
    return e;
}

static const char *
close_capture(struct pattern *p, const char *s, const char *pat)
{
    int i = p->n_captures;
    const char *e;

    do {
        if (i-- == 0)
            luaL_error(p->L, "invalid pattern capture");
    } while (p->captures[i].len != PATTERN_OPEN);
    p->captures[i].len = s - p->captures[i].at;
    e = match(p, s, pat);
    if (!e)
        p->captures[i].len = PATTERN_OPEN;
    return e;
}

/* Behind a repetition of capture `digit` at s, or NULL. */
static const char *
same_as_capture(struct pattern *p, const char *s, int digit)
{
    int i = digit - '1';
    size_t len;

    if (i < 0 || i >= p->n_captures || p->captures[i].len == PATTERN_OPEN)
        luaL_error(p->L, "invalid capture index %%%d", i + 1);
    len = (size_t)p->captures[i].len;
    if ((size_t)(p->text_end - s) < len ||
        memcmp(p->captures[i].at, s, len) != 0)
        return NULL;
    return s + len;
}

/* ---- %b and %f */

static const char *
balanced(struct pattern *p, const char *s, const char *pat)
{
    int depth = 0;

    if (p->end - pat < 2)
        luaL_error(p->L, "malformed pattern (missing arguments to '%%b')");
    if (s == p->text_end || *s != pat[0])
        return NULL;
    for (; s < p->text_end; s++) {
        if (*s == pat[1] && depth) {
            if (--depth == 0)
                return s + 1;
        } else if (*s == pat[0]) {
            depth++;
        }
    }
    return NULL;
}

static bool
at_frontier(struct pattern *p, const char *s, const char *set, const char *end)
{
    int before = s == p->text ? 0 : (unsigned char)s[-1];
    int here = s == p->text_end ? 0 : (unsigned char)*s;

    return !in_set(before, set, end - 1) && in_set(here, set, end - 1);
}

/* ---- the pattern from pat on, at s */

/* What starts with '%' and is no class; *pat goes behind it. */
static const char *
match_special(struct pattern *p, const char *s, const char **pat)
{
    const char *at = *pat + 2, *end;

    switch ((*pat)[1]) {
    case 'b':
        *pat = at + 2;
        return balanced(p, s, at);
    case 'f':
        if (at == p->end || *at != '[')
            luaL_error(p->L, "missing '[' after '%%f' in pattern");
        end = set_end(p, at);
        *pat = end;
        return at_frontier(p, s, at, end) ? s : NULL;
    default:
        *pat = at;
        return same_as_capture(p, s, (unsigned char)at[-1]);
    }
}

static bool
is_special(const struct pattern *p, const char *pat)
{
    return *pat == '%' && pat + 1 < p->end && pat[1] &&
           strchr("bf0123456789", pat[1]);
}

/* One item with what follows it. NULL: no match; *pat NULL: that is all. */
static const char *
match_item(struct pattern *p, const char *s, const char **pat)
{
    const char *item = *pat, *end = item_end(p, item), *e;
    char repeat = end < p->end ? *end : '\0';

    *pat = NULL;
    switch (repeat) {
    case '*':
        return as_many(p, s, item, end);
    case '+':
        return fits(p, s, item, end) ? as_many(p, s + 1, item, end) : NULL;
    case '-':
        return as_few(p, s, item, end);
    case '?':
        if (fits(p, s, item, end) && (e = match(p, s + 1, end + 1)))
            return e;
        *pat = end + 1;
        return s;
    default:
        *pat = end;
        return fits(p, s, item, end) ? s + 1 : NULL;
    }
}

static const char *
match_steps(struct pattern *p, const char *s, const char *pat)
{
    while (s && pat && pat != p->end) {
        if (*pat == '(') {
            bool position = pat + 1 < p->end && pat[1] == ')';

            return open_capture(p, s, pat + 1 + position,
                                position ? PATTERN_POSITION : PATTERN_OPEN);
        }
        if (*pat == ')')
            return close_capture(p, s, pat + 1);
        if (*pat == '$' && pat + 1 == p->end)
            return s == p->text_end ? s : NULL;
        if (is_special(p, pat))
            s = match_special(p, s, &pat);
        else
            s = match_item(p, s, &pat);
    }
    return s;
}

static const char *
match(struct pattern *p, const char *s, const char *pat)
{
    const char *e;

    act_check(p->L);
    if (p->depth-- == 0)
        luaL_error(p->L, "pattern too complex");
    e = match_steps(p, s, pat);
    p->depth++;
    return e;
}

const char *
pattern_match(struct pattern *p, const char *s)
{
    p->depth = DEPTH;
    p->n_captures = 0;
    return match(p, s, p->from);
}

/* ---- results */

void
pattern_push(const struct pattern *p, int i, const char *s, const char *e)
{
    const struct pattern_capture *c = &p->captures[i];

    if (i >= p->n_captures) {
        if (i)
            luaL_error(p->L, "invalid capture index %%%d", i + 1);
        lua_pushlstring(p->L, s, (size_t)(e - s));
    } else if (c->len == PATTERN_POSITION) {
        lua_pushinteger(p->L, c->at - p->text + 1);
    } else if (c->len == PATTERN_OPEN) {
        luaL_error(p->L, "unfinished capture");
    } else {
        lua_pushlstring(p->L, c->at, (size_t)c->len);
    }
}

int
pattern_push_all(const struct pattern *p, const char *s, const char *e,
                 bool whole)
{
    int n = p->n_captures == 0 && whole ? 1 : p->n_captures;

    luaL_checkstack(p->L, n, "too many captures");
    for (int i = 0; i < n; i++)
        pattern_push(p, i, s, e);
    return n;
}
