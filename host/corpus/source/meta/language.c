#include "language.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

#include "mem.h"

#define WORDS_READ 300
#define WORDS_NEEDED 8

/* Common in English and, but for a few short ones, nowhere else. */
static const char *const function_words[] = {
    "the",  "of",    "and",   "to",    "that",  "is",    "was",  "for",
    "on",   "with",  "as",    "by",    "at",    "from",  "it",   "be",
    "are",  "were",  "has",   "have",  "had",   "not",   "this", "which",
    "its",  "their", "they",  "his",   "would", "will",  "been", "but",
    "who",  "or",    "an",    "said",  "about", "after", "more", "than",
    "into", "what",  "there", "could", "when",  "you",   "we",   "in",
};

static bool
function_word(const char *word, size_t len)
{
    size_t n = sizeof function_words / sizeof *function_words;

    for (size_t i = 0; i < n; i++) {
        const char *f = function_words[i];

        if (f[0] == word[0] && strlen(f) == len && memcmp(f, word, len) == 0)
            return true;
    }
    return false;
}

struct tally {
    size_t words, hits;
};

/* Whether a letter begins at s: ASCII, or a non-ASCII character but for the
   no-break space and general punctuation (dashes, quotes). */
static bool
letter(const char *s, const char *end)
{
    const unsigned char *u = (const unsigned char *)s;

    if (!(*u & 0x80))
        return isalpha(*u);
    if (end - s < 2)
        return true;
    return !(u[0] == 0xc2 && u[1] == 0xa0) && !(u[0] == 0xe2 && u[1] == 0x80);
}

static size_t
char_bytes(const char *s, const char *end)
{
    size_t n = 1;

    while (s + n < end && (s[n] & 0xc0) == 0x80)
        n++;
    return n;
}

static void
read_span(const char *s, const char *end, struct tally *t)
{
    while (s < end && t->words < WORDS_READ) {
        char word[16];
        size_t len = 0;

        while (s < end && !letter(s, end))
            s += char_bytes(s, end);
        if (s == end)
            return;
        while (s < end && letter(s, end)) {
            if (len < sizeof word)
                word[len++] = (char)tolower((unsigned char)*s);
            s += char_bytes(s, end);
        }
        t->words++;
        t->hits += len < sizeof word && function_word(word, len);
    }
}

const char *
language_of(const char *text, const struct spans *kept)
{
    struct tally t = {0};

    for (size_t i = 0; i < kept->n; i++)
        read_span(text + kept->at[i].start, text + kept->at[i].stop, &t);
    if (t.words < WORDS_NEEDED)
        return NULL;
    return (double)t.hits / (double)t.words >= 0.2 ? "en" : NULL;
}

char *
language_tag(const char *s, size_t len)
{
    static const struct {
        const char *name, *tag;
    } names[] = {
        {"english", "en"}, {"german", "de"},  {"french", "fr"},
        {"spanish", "es"}, {"russian", "ru"}, {"chinese", "zh"},
    };
    char low[16];
    size_t n = 0;

    while (n < len && n + 1 < sizeof low && isalpha((unsigned char)s[n])) {
        low[n] = (char)tolower((unsigned char)s[n]);
        n++;
    }
    low[n] = '\0';
    if ((n == 2 || n == 3) && (n == len || s[n] == '-' || s[n] == '_'))
        return mem_string(low);
    for (size_t i = 0; n == len && i < sizeof names / sizeof *names; i++) {
        if (strcmp(low, names[i].name) == 0)
            return mem_string(names[i].tag);
    }
    return NULL;
}
