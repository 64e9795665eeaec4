/* rules_translated: lines at the top or the end that say a text is a
   translation. They claim nothing: other rules may. */
#include <string.h>

#include "rules.h"

enum {
    LINES_LOOKED_AT = 6, /* at either end */
    LINE_MAX_BYTES = 240
};

static const char *const heads[] = {
    "translated from ",
    "translated by ",
    "translated and ",
    "translation by ",
    "translation from ",
    "translation: ",
    "translator: ",
    "english translation",
    "machine translat",
    "automatic translation",
    "automatically translated",
    "auto-translated",
    "unofficial translation",
    "full translation of",
    "[translated",
    NULL,
};

/* Behind `this article` and the like. */
static const char *const deeds[] = {
    "was translated",  "has been translated", "is a translation",
    "translated from", "translated by",       "translated with",
    "ally translated", "machine-translated",  NULL};

static bool
says_so(const char *s)
{
    static const char *const pieces[] = {
        "this article ", "this story ",   "this text ",      "this piece ",
        "this report ",  "this essay ",   "this interview ", "this is a ",
        "the article ",  "the original ", "originally ",     NULL};

    s += strspn(s, "(*_[- ");
    for (const char *const *h = heads; *h; h++) {
        if (rules_starts(s, *h))
            return true;
    }
    for (const char *const *p = pieces; *p; p++) {
        if (rules_starts(s, *p))
            return rules_holds(s, deeds) || strstr(s, "translation of ");
    }
    return false;
}

bool
rules_translated(struct cleaning *c)
{
    struct lines *l = &c->l;

    for (size_t i = 0; i < l->n; i++) {
        if (i == LINES_LOOKED_AT && l->n > 2 * LINES_LOOKED_AT)
            i = l->n - LINES_LOOKED_AT;
        if (lines_len(l, i) <= LINE_MAX_BYTES &&
            says_so(lines_plain(l, i, &c->plain)))
            return true;
    }
    return false;
}
