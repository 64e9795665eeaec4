/* Who publishes a page. */
#include <stdlib.h>
#include <string.h>

#include "head_inside.h"
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

void
head_outlet_behind_title(struct head *h, const struct tree *t)
{
    char *element = head_title_element(t), *mark, *name;
    size_t len = 0;

    mark = element ? head_last_mark(element, &len) : NULL;
    if (!mark || mark - element < HEADLINE_MIN ||
        (h->title && strstr(h->title, mark))) { /* the headline's own words */
        free(element);
        return;
    }
    *mark = '\0';
    name = mark + len;
    if ((!h->outlet || outlet_is(h->outlet, name)) &&
        is_name(name, h->outlet || is_printed(h, element))) {
        free(h->outlet);
        h->outlet = outlet_fold(name, strlen(name));
    }
    free(element);
}
