#include "pattern.h"

#include <lauxlib.h>
#include <string.h>

#include "act.h"

enum {
    DEPTH = 200 /* of C calls, as in Lua */
};

static const char *match(struct pattern *p, const char *s,
                         const struct pattern_item *item);

void
pattern_begin(struct pattern *p, lua_State *L, const struct pattern_code *code,
              const char *text, size_t text_len)
{
    p->L = L;
    p->code = code;
    p->text = text;
    p->text_end = text + text_len;
}

static inline bool
fits(const struct pattern *p, const char *s, const struct pattern_item *item)
{
    return s < p->text_end && pattern_has(item->set, (unsigned char)*s);
}

/* ---- repetition */

/* The characters with one of which the rest must begin, or NULL. */
static const struct pattern_item *
next_set(const struct pattern_item *item)
{
    while (item->op == PATTERN_PLACE)
        item++;
    return item->op == PATTERN_SET && (item->repeat == 0 || item->repeat == '+')
               ? item
               : NULL;
}

static const char *
as_many(struct pattern *p, const char *s, const struct pattern_item *item)
{
    const struct pattern_item *next = next_set(item + 1);
    const char *least = s;

    while (fits(p, s, item))
        s++;
    if (item[1].op == PATTERN_DONE)
        return s;
    for (; s >= least; s--) {
        const char *e =
            !next || fits(p, s, next) ? match(p, s, item + 1) : NULL;

        if (e)
            return e;
    }
    return NULL;
}

static const char *
as_few(struct pattern *p, const char *s, const struct pattern_item *item)
{
    const struct pattern_item *next = next_set(item + 1);

    for (;; s++) {
        const char *e =
            !next || fits(p, s, next) ? match(p, s, item + 1) : NULL;

        if (e)
            return e;
        if (!fits(p, s, item))
            return NULL;
    }
}

/* ---- captures */

static const char *
open_capture(struct pattern *p, const char *s, const struct pattern_item *item)
{
    const char *e;

    if (p->n_captures == PATTERN_CAPTURES)
        luaL_error(p->L, "too many captures");
    p->captures[p->n_captures++] = (struct pattern_capture){
        s, item->op == PATTERN_PLACE ? PATTERN_IS_PLACE : PATTERN_IS_OPEN};
    e = match(p, s, item + 1);
    if (!e)
        p->n_captures--;
    return e;
}

static const char *
close_capture(struct pattern *p, const char *s, const struct pattern_item *item)
{
    int i = p->n_captures;
    const char *e;

    do {
        if (i-- == 0)
            luaL_error(p->L, "invalid pattern capture");
    } while (p->captures[i].len != PATTERN_IS_OPEN);
    p->captures[i].len = s - p->captures[i].at;
    e = match(p, s, item + 1);
    if (!e)
        p->captures[i].len = PATTERN_IS_OPEN;
    return e;
}

/* Behind a repetition of a capture at s, or NULL. */
static const char *
same_as_capture(struct pattern *p, const char *s,
                const struct pattern_item *item)
{
    int i = item->a - '1';
    size_t len;

    if (i < 0 || i >= p->n_captures || p->captures[i].len == PATTERN_IS_OPEN)
        luaL_error(p->L, "invalid capture index %%%d", i + 1);
    len = (size_t)p->captures[i].len;
    if ((size_t)(p->text_end - s) < len ||
        memcmp(p->captures[i].at, s, len) != 0)
        return NULL;
    return s + len;
}

/* ---- %b and %f */

static const char *
balanced(const struct pattern *p, const char *s,
         const struct pattern_item *item)
{
    int depth = 0;

    if (s == p->text_end || (unsigned char)*s != item->a)
        return NULL;
    for (; s < p->text_end; s++) {
        unsigned char c = (unsigned char)*s;

        if (c == item->b && depth) {
            if (--depth == 0)
                return s + 1;
        } else if (c == item->a) {
            depth++;
        }
    }
    return NULL;
}

static bool
at_frontier(const struct pattern *p, const char *s,
            const struct pattern_item *item)
{
    unsigned char before = s == p->text ? 0 : (unsigned char)s[-1];
    unsigned char here = s == p->text_end ? 0 : (unsigned char)*s;

    return !pattern_has(item->set, before) && pattern_has(item->set, here);
}

/* ---- the items from one on, at s */

/* A character with its repetition. NULL: no match; *item NULL: that is all. */
static const char *
match_set(struct pattern *p, const char *s, const struct pattern_item **item)
{
    const struct pattern_item *at = *item;
    const char *e;

    *item = at + 1;
    switch (at->repeat) {
    case 0:
        return fits(p, s, at) ? s + 1 : NULL;
    case '?':
        if (fits(p, s, at) && (e = match(p, s + 1, at + 1))) {
            *item = NULL;
            return e;
        }
        return s;
    case '-':
        *item = NULL;
        return as_few(p, s, at);
    case '+':
        if (!fits(p, s, at))
            return NULL;
        s++;
    }
    *item = NULL;
    return as_many(p, s, at);
}

static const char *
match_items(struct pattern *p, const char *s, const struct pattern_item *item)
{
    while (s && item) {
        switch (item->op) {
        case PATTERN_DONE:
            return s;
        case PATTERN_SET:
            s = match_set(p, s, &item);
            continue;
        case PATTERN_OPEN:
        case PATTERN_PLACE:
            return open_capture(p, s, item);
        case PATTERN_CLOSE:
            return close_capture(p, s, item);
        case PATTERN_END:
            return s == p->text_end ? s : NULL;
        case PATTERN_BALANCED:
            s = balanced(p, s, item);
            break;
        case PATTERN_FRONTIER:
            s = at_frontier(p, s, item) ? s : NULL;
            break;
        case PATTERN_SAME:
            s = same_as_capture(p, s, item);
            break;
        default:
            luaL_error(p->L, "%s", pattern_mistake(item));
        }
        item++;
    }
    return s;
}

static const char *
match(struct pattern *p, const char *s, const struct pattern_item *item)
{
    const char *e;

    act_check(p->L);
    if (p->depth-- == 0)
        luaL_error(p->L, "pattern too complex");
    e = match_items(p, s, item);
    p->depth++;
    return e;
}

const char *
pattern_match(struct pattern *p, const char *s)
{
    p->depth = DEPTH;
    p->n_captures = 0;
    return match(p, s, p->code->items);
}

const char *
pattern_skip(const struct pattern *p, const char *s)
{
    if (p->code->only >= 0) {
        const char *at = memchr(s, p->code->only, (size_t)(p->text_end - s));

        return at ? at : p->text_end;
    }
    if (p->code->first) {
        while (s < p->text_end &&
               !pattern_has(p->code->first, (unsigned char)*s))
            s++;
    }
    return s;
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
    } else if (c->len == PATTERN_IS_PLACE) {
        lua_pushinteger(p->L, c->at - p->text + 1);
    } else if (c->len == PATTERN_IS_OPEN) {
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
