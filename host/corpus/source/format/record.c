#include "record.h"

#include <stdlib.h>
#include <string.h>
#include <yajl/yajl_parse.h>

#include "json.h"
#include "mem.h"
#include "record_flat.h"
#include "utf8.h"

struct reading {
    struct record *r;
    struct buf scratch, strings;
    unsigned depth;
    uint64_t filled; /* a bit a depth: something stands there already */
    uint64_t lists;  /* a bit a depth: it is a list */
    bool named;      /* the key just read inside a value is "name" */
    bool mixed;      /* the value is no list of strings or names */
    bool not_object;
    bool deep;
};

static struct value *
current(struct reading *x)
{
    return x->r->n ? &x->r->values[x->r->n - 1] : NULL;
}

static void
repair(struct reading *x, const unsigned char *s, size_t len, struct buf *out)
{
    x->r->replaced += utf8_repair((const char *)s, len, out);
}

/* Puts the comma between the items of a nested list. */
static void
item(struct reading *x)
{
    uint64_t bit = UINT64_C(1) << (x->depth - 1);

    if ((x->lists & bit) && (x->filled & bit))
        buf_char(&x->r->bytes, ',');
    x->filled |= bit;
}

/* A value of the record itself (depth 1) is taken whole. */
static void
put(struct reading *x, enum value_type type, const char *s, size_t len)
{
    struct buf *b = &x->r->bytes;
    struct value *v = current(x);

    v->type = type;
    v->at = b->len;
    buf_add(b, s, len);
    v->len = len;
    buf_char(b, '\0');
}

/* A scalar that is no string, at any depth. */
static int
scalar(struct reading *x, enum value_type type, const char *s, size_t len)
{
    if (x->depth == 0) {
        x->not_object = true;
        return 0;
    }
    if (x->depth == 1) {
        put(x, type, s, len);
        return 1;
    }
    item(x);
    buf_add(&x->r->bytes, s, len);
    if (x->lists & (UINT64_C(1) << (x->depth - 1)))
        x->mixed = true;
    return 1;
}

static int
on_null(void *cookie)
{
    return scalar(cookie, VALUE_NULL, "null", 4);
}

static int
on_boolean(void *cookie, int v)
{
    return scalar(cookie, VALUE_PLAIN, v ? "true" : "false", v ? 4 : 5);
}

static int
on_number(void *cookie, const char *s, size_t len)
{
    return scalar(cookie, VALUE_PLAIN, s, len);
}

/* Whether a string here is one of a list of strings, or a "name". */
static bool
collects(const struct reading *x)
{
    bool list = x->lists & (UINT64_C(1) << (x->depth - 1));

    if (x->depth == 2)
        return list || x->named;
    return x->depth == 3 && !list && x->named && (x->lists & 2);
}

static int
on_string(void *cookie, const unsigned char *s, size_t len)
{
    struct reading *x = cookie;
    struct buf *b = &x->r->bytes;

    if (x->depth == 0) {
        x->not_object = true;
        return 0;
    }
    if (x->depth == 1) {
        struct value *v = current(x);

        v->type = VALUE_STRING;
        v->at = b->len;
        repair(x, s, len, b);
        v->len = b->len - v->at;
        buf_char(b, '\0');
        return 1;
    }
    buf_clear(&x->scratch);
    repair(x, s, len, &x->scratch);
    if (collects(x)) {
        buf_add(&x->strings, x->scratch.data, x->scratch.len);
        buf_char(&x->strings, '\0');
        current(x)->n_strings++;
    }
    item(x);
    json_string(b, x->scratch.data ? x->scratch.data : "", x->scratch.len);
    return 1;
}

static int
on_key(void *cookie, const unsigned char *s, size_t len)
{
    struct reading *x = cookie;
    struct record *r = x->r;

    if (x->depth == 1) {
        r->values = mem_grow(r->values, &r->cap, r->n + 1, sizeof *r->values);
        r->values[r->n++] = (struct value){.name = r->bytes.len};
        repair(x, s, len, &r->bytes);
        current(x)->name_len = r->bytes.len - current(x)->name;
        buf_char(&r->bytes, '\0');
        return 1;
    }
    if (x->filled & (UINT64_C(1) << (x->depth - 1)))
        buf_char(&r->bytes, ',');
    x->filled |= UINT64_C(1) << (x->depth - 1);
    x->named = len == 4 && memcmp(s, "name", 4) == 0;
    buf_clear(&x->scratch);
    repair(x, s, len, &x->scratch);
    json_string(&r->bytes, x->scratch.data ? x->scratch.data : "",
                x->scratch.len);
    buf_char(&r->bytes, ':');
    return 1;
}

static int
open_value(struct reading *x, bool list)
{
    if (x->depth == 0 && list) {
        x->not_object = true;
        return 0;
    }
    if (x->depth == RECORD_DEPTH_MAX) {
        x->deep = true;
        return 0;
    }
    if (x->depth == 1) {
        current(x)->type = list ? VALUE_LIST : VALUE_OBJECT;
        current(x)->at = x->r->bytes.len;
        buf_clear(&x->strings);
        x->mixed = false;
    } else if (x->depth > 1) {
        item(x);
        if (x->depth == 2 && list && (x->lists & 2))
            x->mixed = true;
    }
    x->named = false;
    x->depth++;
    x->filled &= ~(UINT64_C(1) << (x->depth - 1));
    x->lists &= ~(UINT64_C(1) << (x->depth - 1));
    x->lists |= (uint64_t)list << (x->depth - 1);
    if (x->depth > 1)
        buf_char(&x->r->bytes, list ? '[' : '{');
    return 1;
}

static int
close_value(struct reading *x, bool list)
{
    struct record *r = x->r;
    struct value *v = current(x);

    if (--x->depth == 0)
        return 1;
    buf_char(&r->bytes, list ? ']' : '}');
    if (x->depth > 1)
        return 1;
    v->len = r->bytes.len - v->at;
    buf_char(&r->bytes, '\0');
    if (x->mixed)
        v->n_strings = 0;
    v->strings = r->bytes.len;
    buf_add(&r->bytes, x->strings.data, x->strings.len);
    return 1;
}

static int
on_start_map(void *cookie)
{
    return open_value(cookie, false);
}

static int
on_end_map(void *cookie)
{
    return close_value(cookie, false);
}

static int
on_start_array(void *cookie)
{
    return open_value(cookie, true);
}

static int
on_end_array(void *cookie)
{
    return close_value(cookie, true);
}

static const yajl_callbacks callbacks = {
    .yajl_null = on_null,
    .yajl_boolean = on_boolean,
    .yajl_number = on_number, /* numbers keep their text */
    .yajl_string = on_string,
    .yajl_start_map = on_start_map,
    .yajl_map_key = on_key,
    .yajl_end_map = on_end_map,
    .yajl_start_array = on_start_array,
    .yajl_end_array = on_end_array,
};

/* The parser's own words, in one line, and the byte where it stopped: at the
   end of a record that ends too early it does not tell. */
static char *
reason(yajl_handle h, size_t len, bool ends_early)
{
    unsigned char *s = yajl_get_error(h, 0, NULL, 0);
    const char *words = s ? (const char *)s : "not JSON";
    char *made =
        mem_format("%.*s, at byte %zu", (int)strcspn(words, ".\n"), words,
                   ends_early ? len : yajl_get_bytes_consumed(h) + 1);

    if (s)
        yajl_free_error(h, s);
    return made;
}

/* What stands there instead of an object. */
static const char *
kind_of_value(const char *s, size_t len)
{
    size_t at = 0;

    while (at < len && strchr(" \t\r\n", s[at]))
        at++;
    if (at < len && strchr("[\"tfn", s[at]))
        return s[at] == '[' ? "a list" : s[at] == '"' ? "a string" : "a word";
    return "a number";
}

static void
clear(struct record *r)
{
    r->n = 0;
    r->replaced = 0;
    buf_clear(&r->bytes);
}

/* The value of the escape \uXXXX at s; 0: there is none. */
static unsigned
escaped(const char *s, const char *end)
{
    char digits[5] = "", *stop;
    unsigned long v;

    if (end - s < 6 || s[0] != '\\' || s[1] != 'u')
        return 0;
    memcpy(digits, s + 2, 4);
    v = strtoul(digits, &stop, 16);
    return stop == digits + 4 ? (unsigned)v : 0;
}

/* The line with \ufffd for each half of a pair of escapes whose other half is
   missing, where the library would write a question mark. */
static void
mend_halves(struct record *r, struct buf *line)
{
    char *s = line->data, *end = s + line->len;

    while ((s = memchr(s, '\\', (size_t)(end - s)))) {
        unsigned c = escaped(s, end);
        bool pair = c >= 0xd800 && c < 0xdc00 &&
                    (escaped(s + 6, end) & 0xfc00) == 0xdc00;

        if ((c & 0xf800) == 0xd800 && !pair) {
            memcpy(s + 2, "fffd", 4);
            r->replaced++;
        }
        s += pair ? 12 : c ? 6 : end - s > 1 ? 2 : 1;
    }
}

/* Whether an escape of half a character may stand in it. */
static bool
has_halves(const char *line, size_t len)
{
    return memmem(line, len, "\\ud", 3) || memmem(line, len, "\\uD", 3);
}

enum record_outcome
record_parse(struct record *r, const char *line, size_t len, char **why)
{
    struct reading x = {.r = r};
    enum record_outcome outcome = RECORD_OK;
    struct buf mended = {0};
    bool ends_early = false;
    yajl_handle h;

    clear(r);
    if (record_flat(r, line, len))
        return RECORD_OK;
    clear(r);
    if (has_halves(line, len)) {
        buf_add(&mended, line, len);
        mend_halves(r, &mended);
        line = mended.data;
    }
    h = yajl_alloc(&callbacks, NULL, &x);
    yajl_config(h, yajl_dont_validate_strings, 1); /* they are repaired */
    if (yajl_parse(h, (const unsigned char *)line, len) != yajl_status_ok)
        outcome = RECORD_BAD_JSON;
    else if (yajl_complete_parse(h) != yajl_status_ok) {
        outcome = RECORD_BAD_JSON;
        ends_early = true;
    }
    if (x.not_object) {
        outcome = RECORD_NOT_OBJECT;
        *why = mem_format("it is %s; {\"text\": \"...\"} is wanted",
                          kind_of_value(line, len));
    } else if (x.deep)
        *why = mem_format("nested deeper than %d", RECORD_DEPTH_MAX);
    else if (outcome == RECORD_BAD_JSON)
        *why = reason(h, len, ends_early);
    yajl_free(h);
    buf_free(&mended);
    buf_free(&x.scratch);
    buf_free(&x.strings);
    return outcome;
}

static size_t
strings_len(const struct record *r, const struct value *v)
{
    const char *start = r->bytes.data + v->strings, *s = start;

    for (size_t i = 0; i < v->n_strings; i++)
        s += strlen(s) + 1;
    return (size_t)(s - start);
}

void
record_adopt(struct record *r, struct value *to, const struct record *from,
             const struct value *v)
{
    struct buf *b = &r->bytes;

    to->type = v->type;
    to->at = b->len;
    to->len = v->len;
    buf_add(b, from->bytes.data + v->at, v->len);
    buf_char(b, '\0');
    to->strings = b->len;
    to->n_strings = v->n_strings;
    if (v->n_strings)
        buf_add(b, from->bytes.data + v->strings, strings_len(from, v));
}

void
record_free(struct record *r)
{
    buf_free(&r->bytes);
    free(r->values);
    *r = (struct record){0};
}
