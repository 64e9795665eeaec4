/* Who publishes a page. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "head_inside.h"
#include "mem.h"
#include "outlet.h"
#include "outlet_words.h"

enum {
    NAME_WORDS_MAX = 6,
    HEADLINE_MIN = 12 /* bytes; what is shorter is a name, too */
};

void
head_outlet(struct head *h, const struct tree *t, const struct jsonld *j)
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

/* Whether a name that stands behind the headline is the site's. printed: the
   page prints that headline without it. */
static bool
is_name(const char *name, bool printed)
{
    size_t words = head_words(name);

    if (outlet_known(name))
        return true;
    if (words > NAME_WORDS_MAX || outlet_part_words(name) == words)
        return false;
    return printed || outlet_press_words(name) > 0;
}

/* Whether the title that the page prints stands there, too. */
static bool
is_printed(const struct head *h, const char *headline)
{
    char *whole = head_key_of(headline), *title = head_key_of(h->title);
    bool is = h->heading && *title && strstr(whole, title);

    free(whole);
    free(title);
    return is;
}

/* The name behind the last mark of the title element, or NULL. */
static char *
behind_headline(const struct head *h, const char *element)
{
    char *headline = mem_string(element), *mark, *name = NULL;
    size_t len = 0;

    mark = head_last_mark(headline, &len);
    if (mark && mark - headline >= HEADLINE_MIN &&
        !(h->title && strstr(h->title, mark))) { /* the headline's own words */
        *mark = '\0';
        if ((!h->outlet || outlet_is(h->outlet, mark + len)) &&
            is_name(mark + len, h->outlet || is_printed(h, headline)))
            name = mem_string(mark + len);
    }
    free(headline);
    return name;
}

size_t
head_site_first(const char *title, const char *outlet, size_t *name)
{
    static const char *const marks[] = {
        " - ",  " | ",        " \xe2\x80\x93 ", " \xe2\x80\x94 ",
        " :: ", " \xc2\xbb ", " \xc2\xb7 ",     " \xe2\x80\xa2 ",
        ": "};
    const char *first = NULL;
    size_t len = 0;
    char *part, *fold;
    bool is;

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        const char *p = strstr(title, marks[i]);

        if (p && p > title && (!first || p < first)) {
            first = p;
            len = strlen(marks[i]);
        }
    }
    if (!first || strlen(first + len) < HEADLINE_MIN)
        return 0;
    part = mem_copy(title, (size_t)(first - title));
    fold = outlet_fold(part, strlen(part));
    if (outlet)
        is = (fold && strcasecmp(fold, outlet) == 0) || outlet_is(outlet, part);
    else
        is = *first != ':' && head_words(part) <= NAME_WORDS_MAX &&
             outlet_like(part);
    free(fold);
    free(part);
    *name = (size_t)(first - title);
    return is ? *name + len : 0;
}

void
head_outlet_in_title(struct head *h, const struct tree *t)
{
    char *element = head_title_element(t);
    char *name = element ? behind_headline(h, element) : NULL;
    size_t len;

    if (element && !name && head_site_first(element, h->outlet, &len))
        name = mem_copy(element, len);
    if (name && (!h->outlet || outlet_is(h->outlet, name))) {
        free(h->outlet);
        h->outlet = outlet_fold(name, strlen(name));
    }
    free(name);
    free(element);
}
