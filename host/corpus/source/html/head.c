#include "head.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "mem.h"
#include "outlet.h"

#define TITLE_KEY_MIN 6 /* shorter headings are names of sections */
#define TAIL_WORDS_MAX 5
#define AUTHOR_MAX 200

const char *
head_meta(const struct tree *t, const char *name)
{
    static const char *const by[] = {"property", "name", "itemprop",
                                     "http-equiv"};

    for (size_t i = 0; i < t->n; i++) {
        if (t->nodes[i].tag != GUMBO_TAG_META)
            continue;
        for (size_t k = 0; k < sizeof by / sizeof *by; k++) {
            const char *s = tree_attribute(t, i, by[k]);

            if (!s || strcasecmp(s, name) != 0)
                continue;
            s = tree_attribute(t, i, "content");
            if (s && strspn(s, " \t\n") < strlen(s))
                return s;
        }
    }
    return NULL;
}

void
head_key(const char *s, struct buf *out)
{
    for (; *s; s++) {
        unsigned char c = (unsigned char)*s;

        if ((c == 0xe2 && (unsigned char)s[1] == 0x80) ||
            (c == 0xc2 && s[1])) { /* typographic marks, no-break space */
            s += c == 0xe2 && s[2] ? 2 : 1;
            continue;
        }
        if (c >= 0x80 || isalnum(c))
            buf_char(out, (char)tolower(c));
    }
}

/* Folded, or NULL when nothing is left. */
static char *
folded(const char *s)
{
    struct buf b = {0};

    if (s)
        tree_fold(s, strlen(s), &b);
    while (b.len && b.data[b.len - 1] == ' ')
        b.len--;
    return b.len ? buf_take(&b) : NULL;
}

static char *
key_of(const char *s)
{
    struct buf b = {0};

    if (s)
        head_key(s, &b);
    return buf_take(&b);
}

static char *
text_of(const struct tree *t, size_t node)
{
    struct buf b = {0};

    tree_text(t, node, &b);
    return buf_take(&b);
}

/* The title element of the head, not of a drawing. */
static char *
title_element(const struct tree *t)
{
    for (size_t i = 0; i < t->n; i++) {
        if (t->nodes[i].tag == GUMBO_TAG_TITLE) {
            char *s = text_of(t, i), *out = folded(s);

            free(s);
            return out;
        }
    }
    return NULL;
}

static size_t
words(const char *s)
{
    size_t n = 0;

    for (; *s; s++)
        n += *s != ' ' && (s[1] == ' ' || !s[1]);
    return n;
}

/* Whether a tail is the site's: its letters are those of the outlet, or of a
   part of it, or the other way round. */
static bool
is_site(const char *tail, const char *outlet)
{
    char *a = key_of(tail), *b = key_of(outlet);
    bool same = *a && *b && (strstr(b, a) || strstr(a, b));

    free(a);
    free(b);
    return same;
}

/* Cuts ` | Site` and ` - Section - Site` off a title: what stands behind the
   last mark if it is the site, or a few words, until nothing like it is left.
   sure: only the site itself. */
static void
cut_site(char *title, const char *outlet, bool sure)
{
    static const char *const marks[] = {
        " | ",  " - ",        " \xe2\x80\x93 ", " \xe2\x80\x94 ",
        " :: ", " \xc2\xbb ", " \xc2\xb7 ",     " \xe2\x80\xa2 ",
        "_",    NULL};

    for (bool cut = true; cut;) {
        char *last = NULL;
        size_t len = 0;

        cut = false;
        for (size_t i = 0; marks[i]; i++) {
            for (char *p = title; (p = strstr(p, marks[i])); p++) {
                if (p > last) {
                    last = p;
                    len = strlen(marks[i]);
                }
            }
        }
        if (!last || last - title < TITLE_KEY_MIN)
            return;
        if (is_site(last + len, outlet ? outlet : "") ||
            (!sure && words(last + len) <= TAIL_WORDS_MAX &&
             strlen(last + len) < (size_t)(last - title))) {
            *last = '\0';
            cut = true;
        }
    }
}

/* How well a heading fits what the page calls itself: the bytes of its key
   that stand in one of them, or that hold it. */
static size_t
fit(const char *key, char *const *names, size_t n)
{
    size_t best = 0, len = strlen(key);

    for (size_t i = 0; i < n; i++) {
        size_t name = strlen(names[i]);

        if (len >= TITLE_KEY_MIN && strstr(names[i], key) && len > best)
            best = len;
        if (name >= TITLE_KEY_MIN && strstr(key, names[i]) && name > best)
            best = name;
    }
    return best;
}

/* The heading that says what title, og:title or JSON-LD say; of equal ones the
   higher, then the earlier. */
static size_t
find_heading(const struct tree *t, char *const *names, size_t n)
{
    static const GumboTag tags[] = {GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3};
    size_t best = 0, found = 0;

    for (size_t k = 0; k < sizeof tags / sizeof *tags && !found; k++) {
        for (size_t i = 0; i < t->n; i++) {
            char *text, *key;
            size_t f;

            if (t->nodes[i].tag != tags[k])
                continue;
            text = text_of(t, i);
            key = key_of(text);
            f = fit(key, names, n);
            if (f > best) {
                best = f;
                found = i;
            }
            free(text);
            free(key);
        }
    }
    return found;
}

/* The only h1 of a page that has one. */
static size_t
only_h1(const struct tree *t)
{
    size_t found = 0, n = 0;

    for (size_t i = 0; i < t->n; i++) {
        if (t->nodes[i].tag == GUMBO_TAG_H1) {
            char *text = text_of(t, i);

            if (strlen(text) >= TITLE_KEY_MIN) {
                n++;
                found = i;
            }
            free(text);
        }
    }
    return n == 1 ? found : 0;
}

static void
read_title(struct head *h, const struct tree *t, const struct jsonld *j)
{
    char *element = title_element(t);
    char *og = folded(head_meta(t, "og:title"));
    char *ld = folded(j->title);
    char *names[3] = {key_of(og), key_of(ld), key_of(element)};
    bool has_site;

    h->heading = find_heading(t, names, 3);
    has_site = !h->heading && !og && !ld;
    if (!h->heading && !og && !ld)
        h->heading = only_h1(t);
    if (h->heading) {
        h->title = text_of(t, h->heading);
    } else if (ld || og) {
        h->title = mem_string(ld ? ld : og);
        cut_site(h->title, h->outlet, true);
    } else if (has_site && element) {
        h->title = mem_string(element);
        cut_site(h->title, h->outlet, false);
    }
    for (size_t i = 0; i < 3; i++)
        free(names[i]);
    free(element);
    free(og);
    free(ld);
}

/* `By Jane Roe` to `Jane Roe`; NULL for what is no name. */
static char *
name_only(const char *s)
{
    static const char *const heads[] = {"by ", "von ", "par ", "por "};
    char *out = folded(s), *bare;

    if (!out)
        return NULL;
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        size_t n = strlen(heads[i]);

        if (strncasecmp(out, heads[i], n) == 0)
            memmove(out, out + n, strlen(out + n) + 1);
    }
    bare = strstr(out, "://") || strlen(out) > AUTHOR_MAX || strchr(out, '@') ||
                   !*out
               ? NULL
               : out;
    if (!bare)
        free(out);
    return bare;
}

/* The first element that says it is the author's. */
static char *
author_element(const struct tree *t)
{
    for (size_t i = 0; i < t->n; i++) {
        char *s, *name;

        if (!tree_attribute_has(t, i, "rel", "author") &&
            !tree_attribute_has(t, i, "itemprop", "author"))
            continue;
        if (t->nodes[i].tag == GUMBO_TAG_LINK)
            continue;
        s = t->nodes[i].tag == GUMBO_TAG_META
                ? mem_string(tree_attribute(t, i, "content"))
                : text_of(t, i);
        name = name_only(s);
        free(s);
        if (name)
            return name;
    }
    return NULL;
}

static void
read_author(struct head *h, const struct tree *t, const struct jsonld *j)
{
    static const char *const names[] = {"author",
                                        "article:author",
                                        "parsely-author",
                                        "sailthru.author",
                                        "byl",
                                        "dc.creator",
                                        "dcterms.creator",
                                        "authors",
                                        "og:article:author"};

    h->author = name_only(j->author);
    for (size_t i = 0; !h->author && i < sizeof names / sizeof *names; i++)
        h->author = name_only(head_meta(t, names[i]));
    if (!h->author)
        h->author = author_element(t);
}

static const char *
canonical(const struct tree *t)
{
    for (size_t i = 0; i < t->n; i++) {
        if (t->nodes[i].tag == GUMBO_TAG_LINK &&
            tree_attribute_has(t, i, "rel", "canonical"))
            return tree_attribute(t, i, "href");
    }
    return NULL;
}

static bool
absolute(const char *url)
{
    return url && (strncasecmp(url, "https://", 8) == 0 ||
                   strncasecmp(url, "http://", 7) == 0);
}

static void
read_url(struct head *h, const struct tree *t, const struct jsonld *j)
{
    const char *from[] = {canonical(t), head_meta(t, "og:url"), j->url};

    for (size_t i = 0; !h->url && i < sizeof from / sizeof *from; i++) {
        if (absolute(from[i]))
            h->url = folded(from[i]);
    }
}

static void
read_outlet(struct head *h, const struct tree *t, const struct jsonld *j)
{
    const char *s = head_meta(t, "og:site_name");

    if (!s)
        s = j->outlet;
    if (!s)
        s = head_meta(t, "application-name");
    if (s)
        h->outlet = outlet_fold(s, strlen(s));
    if (!h->outlet && h->url)
        h->outlet = outlet_of_url(h->url);
}

static void
read_language(struct head *h, const struct tree *t, const struct jsonld *j)
{
    const char *s = NULL;

    for (size_t i = 0; i < t->n && !s; i++) {
        if (t->nodes[i].tag == GUMBO_TAG_HTML)
            s = tree_attribute(t, i, "lang");
    }
    if (!s || !*s)
        s = head_meta(t, "content-language");
    if (!s)
        s = head_meta(t, "og:locale");
    if (!s)
        s = j->language;
    h->language = mem_string(s);
}

void
head_read(struct head *h, const struct tree *t, const struct jsonld *j)
{
    read_url(h, t, j);
    read_outlet(h, t, j);
    read_language(h, t, j);
    read_title(h, t, j);
    read_author(h, t, j);
}

void
head_free(struct head *h)
{
    free(h->title);
    free(h->author);
    free(h->outlet);
    free(h->language);
    free(h->url);
    *h = (struct head){0};
}
