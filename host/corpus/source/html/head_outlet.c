/* Who publishes a page. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "head_inside.h"
#include "listed.h"
#include "outlet.h"

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

/* Words that newspapers are called by, and words for parts of a paper. */
static const char *const press[] = {
    "agency",    "anzeiger",  "blatt",    "bote",     "bulletin", "chronicle",
    "courier",   "daily",     "diario",   "dispatch", "echo",     "examiner",
    "express",   "gazeta",    "gazette",  "globe",    "guardian", "herald",
    "journal",   "kurier",    "mail",     "mercury",  "monitor",  "nachrichten",
    "news",      "newspaper", "observer", "post",     "press",    "radio",
    "register",  "rundschau", "sentinel", "standard", "star",     "tageblatt",
    "telegraph", "times",     "today",    "tribune",  "weekly",   "zeitung"};
static const char *const parts[] = {
    "&",        "africa",        "americas", "analysis", "and",
    "arts",     "asia",          "business", "china",    "comment",
    "culture",  "economy",       "europe",   "finance",  "health",
    "home",     "international", "latest",   "local",    "markets",
    "national", "news",          "opinion",  "politics", "russia",
    "science",  "sport",         "sports",   "tech",     "technology",
    "the",      "today",         "top",      "uk",       "us",
    "video",    "world"};

/* How many of the words are in a list. */
static size_t
listed_words(const char *s, const char *const *list, size_t n)
{
    size_t found = 0;

    while (*s) {
        char word[16] = "";
        size_t len = strcspn(s, " ");

        for (size_t i = 0; len < sizeof word && i < len; i++)
            word[i] = (char)tolower((unsigned char)s[i]);
        found += listed(word, list, n);
        s += len + (s[len] == ' ');
    }
    return found;
}

/* Whether a name that stands behind the headline is the site's. printed: the
   page prints that headline without it. */
static bool
is_name(const char *name, bool printed)
{
    size_t words = head_words(name);

    if (outlet_known(name))
        return true;
    if (words > NAME_WORDS_MAX ||
        listed_words(name, parts, sizeof parts / sizeof *parts) == words)
        return false;
    return printed ||
           listed_words(name, press, sizeof press / sizeof *press) > 0;
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
