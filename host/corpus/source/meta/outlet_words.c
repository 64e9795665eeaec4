#include "outlet_words.h"

#include <ctype.h>
#include <string.h>

#include "listed.h"
#include "outlet.h"

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
    "&",          "africa",   "americas",      "analysis", "and",
    "arts",       "asia",     "breaking",      "business", "china",
    "comment",    "culture",  "economy",       "europe",   "finance",
    "health",     "home",     "international", "latest",   "local",
    "markets",    "national", "news",          "opinion",  "politics",
    "russia",     "science",  "sport",         "sports",   "tech",
    "technology", "the",      "today",         "top",      "uk",
    "us",         "video",    "world"};

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

size_t
outlet_press_words(const char *name)
{
    return listed_words(name, press, sizeof press / sizeof *press);
}

size_t
outlet_part_words(const char *name)
{
    return listed_words(name, parts, sizeof parts / sizeof *parts);
}

bool
outlet_like(const char *name)
{
    const char *last = strrchr(name, ' ');
    size_t words = 1;

    for (const char *s = name; (s = strchr(s, ' ')); s++)
        words++;
    return outlet_known(name) || (last && outlet_press_words(last + 1) > 0 &&
                                  outlet_part_words(name) < words);
}
