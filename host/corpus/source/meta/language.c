#include "language.h"

#include <ctype.h>
#include <endian.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "eight.h"
#include "mem.h"

#define WORDS_READ 300
#define WORDS_NEEDED 8
/* Of this many words one is common in English text. */
#define COMMON_ONE_IN 5

/* Common in English and, but for a few short ones, nowhere else. */
static const char *const function_words[] = {
    "the",  "of",    "and",   "to",    "that",  "is",    "was",  "for",
    "on",   "with",  "as",    "by",    "at",    "from",  "it",   "be",
    "are",  "were",  "has",   "have",  "had",   "not",   "this", "which",
    "its",  "their", "they",  "his",   "would", "will",  "been", "but",
    "who",  "or",    "an",    "said",  "about", "after", "more", "than",
    "into", "what",  "there", "could", "when",  "you",   "we",   "in",
};

#define WORD_SLOTS 256 /* a power of two, several times the words */
#define WORD_BYTES 8

/* A word of at most WORD_BYTES bytes as one number, the first lowest, 0 for
   none: with its letter n, counted from 0. */
static uint64_t
add_letter(uint64_t word, size_t n, unsigned char c)
{
    uint64_t low = c >= 'A' && c <= 'Z' ? c | 0x20 : c;

    return n < WORD_BYTES ? word | low << 8 * n : word;
}

static size_t
slot_of(const uint64_t *slots, uint64_t word)
{
    size_t at = (word * UINT64_C(0x9e3779b97f4a7c15)) >> 56;

    while (slots[at] && slots[at] != word)
        at = (at + 1) % WORD_SLOTS;
    return at;
}

static const uint64_t *
function_word_slots(void)
{
    static uint64_t slots[WORD_SLOTS];

    if (slots[slot_of(slots, add_letter(add_letter(0, 0, 'i'), 1, 'n'))])
        return slots;
    for (size_t i = 0; i < sizeof function_words / sizeof *function_words;
         i++) {
        uint64_t word = 0;

        for (size_t n = 0; function_words[i][n]; n++)
            word = add_letter(word, n, (unsigned char)function_words[i][n]);
        slots[slot_of(slots, word)] = word;
    }
    return slots;
}

struct tally {
    size_t words, hits;
};

static inline bool
ascii_letter(unsigned char c)
{
    return (unsigned char)((c | 0x20) - 'a') < 26;
}

/* The bytes of the letter at s, which is not ASCII: 0 for the no-break space
   and general punctuation (dashes, quotes), which are none, and inside of a
   character. */
static size_t
wide_letter(const char *s, const char *end)
{
    const unsigned char *u = (const unsigned char *)s;
    size_t n = 1;

    if ((*u & 0xc0) == 0x80)
        return 0;
    if (end - s >= 2 &&
        ((u[0] == 0xc2 && u[1] == 0xa0) || (u[0] == 0xe2 && u[1] == 0x80)))
        return 0;
    while (s + n < end && (u[n] & 0xc0) == 0x80)
        n++;
    return n;
}

/* The bytes of the letter at s, 0 if none is there. */
static inline size_t
letter(const char *s, const char *end)
{
    return *s & 0x80 ? wide_letter(s, end) : ascii_letter((unsigned char)*s);
}

/* The word at s, which a letter begins: its letters, lower-cased, as a number,
   or at least one letter more than WORD_BYTES. Returns its end. */
static const char *
read_word(const char *s, const char *end, uint64_t *word, size_t *letters)
{
    const char *start = s;
    size_t n;

    *word = *letters = 0;
    for (; end - s >= WORD_BYTES; s += WORD_BYTES) { /* most are ASCII */
        uint64_t x = le64toh(eight_at(s));
        uint64_t stop = ~eight_letters(x) & EIGHT(0x80);

        if (!stop)
            continue;
        n = (size_t)__builtin_ctzll(stop) / 8;
        if (s[n] & 0x80)
            break;
        if (n && s == start)
            *word = (x | EIGHT(0x20)) & ((UINT64_C(1) << 8 * n) - 1);
        *letters = (size_t)(s + n - start);
        return s + n;
    }
    s = start;
    for (; s < end && (n = letter(s, end)); s += n) {
        *word = add_letter(*word, *letters, (unsigned char)*s);
        ++*letters;
    }
    return s;
}

/* Whether so many of WORDS_READ words are common that the rest of them need not
   be looked at. */
static bool
sure(const struct tally *t)
{
    return t->hits * COMMON_ONE_IN >= WORDS_READ;
}

static void
read_span(const char *s, const char *end, struct tally *t)
{
    const uint64_t *slots = function_word_slots();

    while (t->words < WORDS_READ && !sure(t)) {
        uint64_t word;
        size_t letters;

        while (s < end && !letter(s, end))
            s++;
        if (s == end)
            return;
        s = read_word(s, end, &word, &letters);
        t->words++;
        t->hits += letters <= WORD_BYTES && slots[slot_of(slots, word)];
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
    return t.hits * COMMON_ONE_IN >= t.words ? "en" : NULL;
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
