#include "head_inside.h"

#include <stdlib.h>
#include <strings.h>

#include "mem.h"

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
            h->url = head_folded(from[i]);
    }
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

/* By JSON-LD, or because a browser translated the page before it was saved. */
static bool
is_translation(const struct tree *t, const struct jsonld *j)
{
    for (size_t i = 0; i < t->n; i++) {
        if (t->nodes[i].tag == GUMBO_TAG_HTML &&
            (tree_attribute_has(t, i, "class", "translated-ltr") ||
             tree_attribute_has(t, i, "class", "translated-rtl")))
            return true;
    }
    return j->translation;
}

void
head_read(struct head *h, const struct tree *t, const struct jsonld *j)
{
    read_url(h, t, j);
    head_outlet(h, t, j);
    read_language(h, t, j);
    h->translation = is_translation(t, j);
    head_title(h, t, j);
    head_outlet_in_title(h, t);
    head_author(h, t, j);
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
