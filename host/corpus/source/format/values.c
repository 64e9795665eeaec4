#include "values.h"

#include <string.h>

#define BLOCK (256u << 10)

void
values_open(struct values *v, struct carrier *in, uint64_t most)
{
    *v = (struct values){.in = in, .most = most, .line = 1};
}

void
values_close(struct values *v)
{
    buf_free(&v->b);
}

static uint64_t
newlines(const char *s, size_t len)
{
    const char *end = s + len;
    uint64_t n = 0;

    while ((s = memchr(s, '\n', (size_t)(end - s)))) {
        n++;
        s++;
    }
    return n;
}

/* Forgets what lies before `at`, and reads on; false at the end. */
static bool
more(struct values *v)
{
    size_t n;

    if (v->end)
        return false;
    if (v->at) {
        v->lines += newlines(v->b.data, v->at);
        memmove(v->b.data, v->b.data + v->at, v->b.len - v->at);
        v->b.len -= v->at;
        v->at = 0;
    }
    n = carrier_read(v->in, buf_reserve(&v->b, BLOCK), BLOCK);
    v->b.len += n;
    v->end = !n;
    return n != 0;
}

/* The next byte that is no white space (and no comma, in an array), -1 at the
   end. */
static int
next_byte(struct values *v)
{
    do {
        for (; v->at < v->b.len; v->at++) {
            char c = v->b.data[v->at];

            if (!strchr(" \t\r\n", c) && !(v->array && c == ','))
                return (unsigned char)c;
            if (!c)
                return 0;
        }
    } while (more(v));
    return -1;
}

/* Where a value is being scanned. */
struct scan {
    size_t at; /* behind the value's start */
    uint64_t depth;
    bool string, escaped, over;
    uint64_t dropped; /* bytes of a value that is too long */
};

/* One byte; whether the value ends behind it. */
static bool
step(struct scan *s, char c)
{
    if (s->escaped) {
        s->escaped = false;
    } else if (s->string) {
        if (c == '\\')
            s->escaped = true;
        else if (c == '"')
            s->string = false;
        return !s->string && !s->depth;
    } else if (c == '"') {
        s->string = true;
    } else if (c == '{' || c == '[') {
        s->depth++;
    } else if (c == '}' || c == ']') {
        return --s->depth == 0;
    }
    return false;
}

/* Bytes of a string that step need not see. */
static size_t
plain_run(const char *p, size_t len)
{
    size_t n = 0;

    while (n < len && p[n] != '"' && p[n] != '\\')
        n++;
    return n;
}

/* A number or word ends before a byte that cannot be in it. */
static bool
ends_word(char c)
{
    return !c || strchr(" \t\r\n,]}[{\"", c);
}

/* Makes room: a value that is too long is forgotten while it is scanned. */
static bool
scan_more(struct values *v, struct scan *s)
{
    if (s->at > v->most) {
        s->over = true;
        v->at += s->at;
        s->dropped += s->at;
        s->at = 0;
    }
    return more(v);
}

/* The value at v->at, whole; false where the stream ends inside it. */
static bool
scan_value(struct values *v, struct scan *s)
{
    bool word = !strchr("{[\"", v->b.data[v->at]);

    for (;;) {
        const char *p = v->b.data + v->at;
        size_t len = v->b.len - v->at;

        while (s->at < len) {
            if (word && ends_word(p[s->at]))
                return true;
            if (!word && step(s, p[s->at])) {
                s->at++;
                return true;
            }
            s->at++;
            if (s->string && !s->escaped)
                s->at += plain_run(p + s->at, len - s->at);
        }
        if (!scan_more(v, s))
            return word;
    }
}

/* The stream's own brackets; the first byte of a value, or what ends it all. */
static int
open_next(struct values *v)
{
    int c = next_byte(v);

    if (c == '[' && !v->array && !v->n) {
        v->array = true;
        v->at++;
        c = next_byte(v);
    }
    return c;
}

/* Past a value that begins here. */
static bool
pass_value(struct values *v)
{
    struct scan scan = {0};
    bool whole = scan_value(v, &scan);

    v->at += scan.at;
    return whole;
}

/* Past `"key":`; *same: the key is this one. False: none stands here. */
static bool
pass_key(struct values *v, const char *key, size_t len, bool *same)
{
    struct scan scan = {0};

    if (next_byte(v) != '"' || !scan_value(v, &scan))
        return false;
    *same = scan.at == len + 2 && memcmp(v->b.data + v->at + 1, key, len) == 0;
    v->at += scan.at;
    if (next_byte(v) != ':')
        return false;
    v->at++;
    return next_byte(v) >= 0;
}

/* To the value of a member of the object that begins here. */
static bool
enter_member(struct values *v, const char *key, size_t len)
{
    bool same = false;

    if (next_byte(v) != '{')
        return false;
    v->at++;
    for (;;) {
        if (next_byte(v) == ',')
            v->at++;
        if (!pass_key(v, key, len, &same))
            return false;
        if (same)
            return true;
        if (strchr("]},:", v->b.data[v->at]) || !pass_value(v))
            return false;
    }
}

bool
values_enter(struct values *v, const char *path)
{
    while (*path) {
        size_t len = strcspn(path, ".");

        if (!enter_member(v, path, len))
            return false;
        path += len + (path[len] == '.');
    }
    if (next_byte(v) != '[')
        return false;
    v->at++;
    v->array = v->inner = true;
    return true;
}

enum values_found
values_next(struct values *v, const char **s, size_t *len)
{
    struct scan scan = {0};
    int c = open_next(v);
    bool whole;

    v->line = 1 + v->lines + newlines(v->b.data ? v->b.data : "", v->at);
    if (c < 0)
        return v->array ? VALUES_CUT : VALUES_END;
    if (v->array && c == ']') {
        v->at++;
        v->array = false;
        if (v->inner)
            return VALUES_END;
        v->n += !v->n; /* an array after it is no second stream */
        return next_byte(v) < 0 ? VALUES_END : VALUES_JUNK;
    }
    if (strchr("]},:", c))
        return VALUES_JUNK;
    v->n++;
    whole = scan_value(v, &scan);
    *s = v->b.data + v->at;
    *len = scan.at;
    v->at += scan.at;
    if (scan.over || scan.at > v->most)
        return VALUES_TOO_LONG;
    return whole ? VALUES_ONE : VALUES_CUT;
}
