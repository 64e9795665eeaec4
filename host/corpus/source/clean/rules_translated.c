/* rules_translated: lines at the top or the end that say a text is a
   translation, or that it was written in the language it is in. They claim
   nothing: other rules may. */
#include <string.h>

#include "rules.h"
#include "translated.h"

enum {
    LINES_LOOKED_AT = 6, /* at either end */
    LINE_MAX_BYTES = 240
};

/* How such lines begin. What has letters with accents has no capital there. */
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
    "translated text",
    /* services that translate the news of others */
    "fbis translated",
    "osc translated",
    "text of report by ",
    "excerpt from report by ",
    "excerpts from report by ",
    /* other languages */
    "Übersetzung: ",
    "Übersetzt von ",
    "Übersetzung aus ",
    "traduit de ",
    "traduit du ",
    "traduit par ",
    "traduction : ",
    "traduction: ",
    "traducido por ",
    "traducido del ",
    "traducción: ",
    "traduzido por ",
    "tradução: ",
    "traduzione: ",
    "vertaald door ",
    "vertaling: ",
    "Перевод с ",
    "Перевод: ",
    NULL,
};

/* The same services, of what was in English from the beginning. */
static const char *const originals[] = {
    "text of report in english by ",
    "excerpt from report in english by ",
    "excerpts from report in english by ",
    "fbis transcribed",
    "osc transcribed",
    NULL,
};

/* Behind `this article` and the like. */
static const char *const deeds[] = {
    "was translated",  "has been translated", "is a translation",
    "translated from", "translated by",       "translated with",
    "ally translated", "machine-translated",  NULL};

/* Behind `Aus dem Englischen`. */
static const char *const german[] = {"schen von ", "schen übersetzt", NULL};

static bool
starts_one(const char *s, const char *const *list)
{
    while (*list && !rules_starts(s, *list))
        list++;
    return *list;
}

static const char *
said_by(const char *s)
{
    static const char *const pieces[] = {
        "this article ", "this story ",   "this text ",      "this piece ",
        "this report ",  "this essay ",   "this interview ", "this is a ",
        "the article ",  "the original ", "originally ",     NULL};

    s += strspn(s, "(*_[- ");
    if (starts_one(s, originals))
        return TRANSLATED_NO;
    if (starts_one(s, heads) ||
        (rules_starts(s, "aus dem ") && rules_holds(s, german)) ||
        (starts_one(s, pieces) &&
         (rules_holds(s, deeds) || strstr(s, "translation of "))))
        return TRANSLATED_YES;
    return NULL;
}

const char *
rules_translated(struct cleaning *c)
{
    struct lines *l = &c->l;
    const char *said = NULL;

    for (size_t i = 0; i < l->n && !said; i++) {
        if (i == LINES_LOOKED_AT && l->n > 2 * LINES_LOOKED_AT)
            i = l->n - LINES_LOOKED_AT;
        if (lines_len(l, i) <= LINE_MAX_BYTES)
            said = said_by(lines_plain(l, i, &c->plain));
    }
    return said;
}
