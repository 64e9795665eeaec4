#include "strip.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>

#define NAME_MAX_BYTES 24 /* of a tag or attribute that is looked at */

struct stripping {
    const char *end;
    struct buf *out, *json;
    char open[HTML_DEPTH_MAX][NAME_MAX_BYTES]; /* elements not yet ended */
    size_t depth;
    uint32_t unended; /* a bit a raw element: no end tag stands ahead */
    bool no_comment;  /* none ends ahead */
};

struct attribute {
    const char *name, *value;
    size_t name_len, value_len;
};

/* Content that is no markup and no story. Where the end tag is missing, a
   script takes the rest of the page, as in a browser; of the others only the
   tag is lost. */
static const struct raw {
    const char *name;
    bool to_the_end;
} raws[] = {
    {"script", true},    {"style", true},     {"textarea", true},
    {"noscript", false}, {"svg", false},      {"math", false},
    {"iframe", false},   {"template", false}, {"object", false},
    {"select", false},   {"xmp", false},      {"noembed", false},
    {"noframes", false}, {"video", false},    {"audio", false},
    {"canvas", false},   {"map", false},      {"datalist", false},
};

static bool
among(const char *const *list, const char *name)
{
    for (; *list; list++) {
        if (strcmp(*list, name) == 0)
            return true;
    }
    return false;
}

/* Marks inside a line. A parser opens them again after every block that was
   ended over them, which makes small pages large. */
static bool
mark(const char *name)
{
    static const char *const list[] = {"b", "big",    "code",   "em",    "font",
                                       "i", "nobr",   "s",      "small", "tt",
                                       "u", "strike", "strong", NULL};

    return among(list, name);
}

static bool
void_element(const char *name)
{
    static const char *const list[] = {
        "area",   "base", "br",   "col",   "embed",  "hr",    "img", "input",
        "keygen", "link", "meta", "param", "source", "track", "wbr", NULL};

    return among(list, name);
}

/* Elements that the next of their kind ends. */
static bool
ends_itself(const char *name)
{
    static const char *const list[] = {
        "body",  "colgroup", "dd",     "dt", "head",  "html",
        "li",    "optgroup", "option", "p",  "td",    "tbody",
        "tfoot", "th",       "thead",  "tr", "title", NULL};

    return among(list, name);
}

static bool
wanted(const char *name)
{
    static const char *const list[] = {
        "aria-hidden", "class", "content",  "datetime", "hidden", "href",
        "http-equiv",  "id",    "itemprop", "lang",     "name",   "property",
        "pubdate",     "rel",   "role",     "style",    "title",  NULL};

    return among(list, name);
}

static bool
name_char(char c)
{
    return c && !strchr(" \t\n\f/>", c);
}

/* A lower-cased name; a long one is cut, which no name in the lists is. */
static const char *
read_name(const char *p, const char *end, char name[NAME_MAX_BYTES])
{
    size_t n = 0;

    for (; p < end && name_char(*p); p++) {
        if (n < NAME_MAX_BYTES - 1)
            name[n++] = (char)tolower((unsigned char)*p);
    }
    name[n] = '\0';
    return p;
}

/* The next attribute from p; NULL at the end of the tag, with *p at it. */
static bool
read_attribute(const char **at, const char *end, struct attribute *a)
{
    const char *p = *at;

    while (p < end && strchr(" \t\n\f/", *p))
        p++;
    if (p == end || *p == '>') {
        *at = p;
        return false;
    }
    *a = (struct attribute){.name = p};
    p++; /* a leading = belongs to the name */
    while (p < end && name_char(*p) && *p != '=')
        p++;
    a->name_len = (size_t)(p - a->name);
    while (p < end && strchr(" \t\n\f", *p))
        p++;
    if (p < end && *p == '=') {
        char quote;

        for (p++; p < end && strchr(" \t\n\f", *p);)
            p++;
        quote = p < end && (*p == '"' || *p == '\'') ? *p++ : 0;
        a->value = p;
        while (p < end && (quote ? *p != quote : !strchr(" \t\n\f>", *p)))
            p++;
        a->value_len = (size_t)(p - a->value);
        p += quote && p < end;
    }
    *at = p;
    return true;
}

static void
put_attribute(struct buf *out, const char *name, const struct attribute *a)
{
    bool twice = memchr(a->value ? a->value : "", '"', a->value_len);
    char quote = twice ? '\'' : '"';

    if (a->value_len > HTML_VALUE_MAX ||
        (twice && memchr(a->value, '\'', a->value_len)))
        return;
    buf_format(out, " %s=%c", name, quote);
    buf_add(out, a->value ? a->value : "", a->value_len);
    buf_char(out, quote);
}

static bool
holds(const struct attribute *a, const char *word)
{
    size_t n = strlen(word);

    for (size_t i = 0; a->value && i + n <= a->value_len; i++) {
        if (strncasecmp(a->value + i, word, n) == 0)
            return true;
    }
    return false;
}

/* The attributes of a tag; put into out unless that is NULL. Behind the tag's
   end, or NULL when the page ends in it. */
static const char *
attributes(const char *p, const char *end, struct buf *out, bool *json)
{
    struct attribute a;
    size_t n = 0;

    while (read_attribute(&p, end, &a)) {
        char name[NAME_MAX_BYTES];

        read_name(a.name, a.name + a.name_len, name);
        if (strcmp(name, "type") == 0 && holds(&a, "ld+json"))
            *json = true;
        if (out && n < HTML_ATTRIBUTES_MAX && wanted(name)) {
            put_attribute(out, name, &a);
            n++;
        }
    }
    return p < end ? p + 1 : NULL;
}

/* Where `</name` stands from p on, or NULL. */
static const char *
end_tag(const char *p, const char *end, const char *name)
{
    size_t n = strlen(name);

    while ((p = memchr(p, '<', (size_t)(end - p)))) {
        if ((size_t)(end - p) < n + 2)
            return NULL;
        if (p[1] == '/' && strncasecmp(p + 2, name, n) == 0 &&
            (p + n + 2 == end || !isalnum((unsigned char)p[n + 2])))
            return p;
        p++;
    }
    return NULL;
}

/* Passes over a raw element whose start tag ends at p; p where it is none. */
static const char *
pass_raw(struct stripping *x, const char *p, const char *name, bool json)
{
    for (size_t i = 0; i < sizeof raws / sizeof *raws; i++) {
        const char *stop;

        if (strcmp(raws[i].name, name) != 0)
            continue;
        stop = x->unended >> i & 1 ? NULL : end_tag(p, x->end, name);
        if (!stop) {
            x->unended |= UINT32_C(1) << i;
            return raws[i].to_the_end ? x->end : p;
        }
        if (json) {
            buf_add(x->json, p, (size_t)(stop - p));
            buf_char(x->json, '\0');
        }
        stop = memchr(stop, '>', (size_t)(x->end - stop));
        return stop ? stop + 1 : x->end;
    }
    return p;
}

static bool
raw(const char *name)
{
    for (size_t i = 0; i < sizeof raws / sizeof *raws; i++) {
        if (strcmp(raws[i].name, name) == 0)
            return true;
    }
    return false;
}

static const char *
start_tag(struct stripping *x, const char *tag)
{
    char name[NAME_MAX_BYTES];
    const char *p = read_name(tag + 1, x->end, name);
    size_t mark_at = x->out->len;
    bool counts = !void_element(name) && !ends_itself(name);
    bool keep =
        !mark(name) && !raw(name) && !(counts && x->depth == HTML_DEPTH_MAX);
    bool json = false;

    if (keep)
        buf_format(x->out, "<%s", name);
    p = attributes(p, x->end, keep ? x->out : NULL, &json);
    if (!p) { /* the page ends inside a tag */
        x->out->len = mark_at;
        return x->end;
    }
    if (!keep)
        return pass_raw(x, p, name, json);
    buf_char(x->out, '>');
    if (counts)
        memcpy(x->open[x->depth++], name, sizeof name);
    return p;
}

static const char *
stop_tag(struct stripping *x, const char *tag)
{
    char name[NAME_MAX_BYTES];
    const char *p = read_name(tag + 2, x->end, name);
    bool json;
    size_t i = x->depth;

    p = attributes(p, x->end, NULL, &json);
    if (!p)
        p = x->end;
    if (mark(name) || void_element(name))
        return p;
    if (ends_itself(name)) {
        /* browsers know an end of body in the middle of a page as no end */
        if (strcmp(name, "body") != 0 && strcmp(name, "html") != 0)
            buf_format(x->out, "</%s>", name);
        return p;
    }
    while (i && strcmp(x->open[i - 1], name) != 0 &&
           strcmp(x->open[i - 1], "table") != 0) /* nothing ends over it */
        i--;
    if (!i || strcmp(x->open[i - 1], name) != 0)
        return p;
    while (x->depth >= i)
        buf_format(x->out, "</%s>", x->open[--x->depth]);
    return p;
}

/* Behind a comment, doctype or processing instruction. */
static const char *
pass_other(struct stripping *x, const char *p)
{
    size_t left = (size_t)(x->end - p);
    const char *stop;

    if (left >= 4 && memcmp(p, "<!--", 4) == 0 && !x->no_comment) {
        stop = memmem(p + 2, left - 2, "-->", 3);
        /* one that never ends is taken for a short one: the text stays */
        if (stop)
            return stop + 3;
        x->no_comment = true;
    }
    stop = memchr(p, '>', left);
    return stop ? stop + 1 : x->end;
}

void
html_strip(const char *page, size_t len, struct buf *out, struct buf *json)
{
    struct stripping x = {.end = page + len, .out = out, .json = json};
    const char *p = page;

    while (p < x.end) {
        const char *tag = memchr(p, '<', (size_t)(x.end - p));
        size_t left;

        buf_add(out, p, (size_t)((tag ? tag : x.end) - p));
        if (!tag)
            break;
        left = (size_t)(x.end - tag);
        if (left > 1 && isalpha((unsigned char)tag[1])) {
            p = start_tag(&x, tag);
        } else if (left > 2 && tag[1] == '/' &&
                   isalpha((unsigned char)tag[2])) {
            p = stop_tag(&x, tag);
        } else if (left > 1 && strchr("!?/", tag[1])) {
            p = pass_other(&x, tag);
        } else {
            buf_str(out, "&lt;");
            p = tag + 1;
        }
    }
}
