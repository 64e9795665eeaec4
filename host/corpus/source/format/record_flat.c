#include "record_flat.h"

#include <string.h>

#include "mem.h"
#include "plain.h"
#include "utf8.h"

struct flat {
    struct record *r;
    const char *at, *end;
    struct buf text; /* a string with its escapes resolved */
};

static bool
blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool
at_end(struct flat *f)
{
    while (f->at < f->end && blank(*f->at))
        f->at++;
    return f->at == f->end;
}

/* Past white space and this byte. */
static bool
pass(struct flat *f, char c)
{
    if (at_end(f) || *f->at != c)
        return false;
    f->at++;
    return true;
}

/* The end of what stands in a string as it is. */
static const char *
plain_end(const char *s, const char *end)
{
    return s + plain_quoted(s, (size_t)(end - s));
}

/* The four digits at s; 0 unless they stand for a character of their own. */
static uint32_t
unicode(const char *s, const char *end)
{
    uint32_t c = 0;

    if (end - s < 4)
        return 0;
    for (int i = 0; i < 4; i++) {
        static const char digits[] = "0123456789abcdef";
        const char *digit = memchr(digits, s[i] | 0x20, 16);

        if (!digit || s[i] < '0')
            return 0;
        c = c << 4 | (uint32_t)(digit - digits);
    }
    return c >= 0xd800 && c <= 0xdfff ? 0 : c;
}

/* What follows a backslash. */
static bool
escape(struct flat *f)
{
    static const char names[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
    char c = f->at < f->end ? *f->at++ : '\0', wide[4];
    const char *name = memchr(names, c, sizeof names - 1);
    uint32_t code;

    if (name) {
        buf_char(&f->text, meant[name - names]);
        return true;
    }
    code = c == 'u' ? unicode(f->at, f->end) : 0;
    if (!code)
        return false;
    f->at += 4;
    buf_add(&f->text, wide, utf8_put(code, wide));
    return true;
}

/* A string behind its quotation mark, repaired, to the record's bytes. */
static bool
string(struct flat *f, size_t *at, size_t *len)
{
    struct buf *out = &f->r->bytes;
    const char *start = f->at, *stop = plain_end(start, f->end);
    size_t n;

    buf_clear(&f->text);
    while (stop < f->end && *stop == '\\') {
        buf_add(&f->text, start, (size_t)(stop - start));
        f->at = stop + 1;
        if (!escape(f))
            return false;
        start = f->at;
        stop = plain_end(start, f->end);
    }
    if (stop == f->end || *stop != '"')
        return false;
    f->at = stop + 1;
    n = (size_t)(stop - start);
    if (f->text.len) {
        buf_add(&f->text, start, n);
        start = f->text.data;
        n = f->text.len;
    }
    *at = out->len;
    f->r->replaced += utf8_repair(start, n, out);
    *len = out->len - *at;
    buf_char(out, '\0');
    return true;
}

static size_t
digits(const char *s, const char *end)
{
    size_t n = 0;

    while (s + n < end && s[n] >= '0' && s[n] <= '9')
        n++;
    return n;
}

/* The bytes of the number at s, 0 if there is none. */
static size_t
number(const char *s, const char *end)
{
    const char *p = s + (s < end && *s == '-');
    size_t n = digits(p, end);

    if (!n || (n > 1 && *p == '0'))
        return 0;
    p += n;
    if (p < end && *p == '.') {
        n = digits(p + 1, end);
        if (!n)
            return 0;
        p += 1 + n;
    }
    if (p < end && (*p == 'e' || *p == 'E')) {
        p++;
        p += p < end && (*p == '+' || *p == '-');
        n = digits(p, end);
        if (!n)
            return 0;
        p += n;
    }
    return (size_t)(p - s);
}

/* A number, true, false or null. */
static bool
scalar(struct flat *f, struct value *v)
{
    static const char *const words[] = {"true", "false", "null"};
    size_t n = number(f->at, f->end);

    v->type = VALUE_PLAIN;
    for (size_t i = 0; !n && i < 3; i++) {
        size_t len = strlen(words[i]);

        if ((size_t)(f->end - f->at) < len || memcmp(f->at, words[i], len) != 0)
            continue;
        n = len;
        v->type = *words[i] == 'n' ? VALUE_NULL : VALUE_PLAIN;
    }
    v->at = f->r->bytes.len;
    v->len = n;
    buf_add(&f->r->bytes, f->at, n);
    buf_char(&f->r->bytes, '\0');
    f->at += n;
    return n > 0;
}

static bool
member(struct flat *f)
{
    struct record *r = f->r;
    struct value *v;

    r->values = mem_grow(r->values, &r->cap, r->n + 1, sizeof *r->values);
    v = &r->values[r->n++];
    *v = (struct value){.type = VALUE_STRING};
    if (!pass(f, '"') || !string(f, &v->name, &v->name_len) || !pass(f, ':') ||
        at_end(f))
        return false;
    return pass(f, '"') ? string(f, &v->at, &v->len) : scalar(f, v);
}

bool
record_flat(struct record *r, const char *line, size_t len)
{
    struct flat f = {.r = r, .at = line, .end = line + len};
    bool ok = pass(&f, '{');

    if (!pass(&f, '}')) {
        do
            ok = ok && member(&f);
        while (ok && pass(&f, ','));
        ok = ok && pass(&f, '}');
    }
    ok = ok && at_end(&f);
    buf_free(&f.text);
    return ok;
}
