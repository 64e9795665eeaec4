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
/* Of this many words one is common in English text, */
#define COMMON_ONE_IN 5
/* and of these one is no word of Dutch, Afrikaans or Danish. */
#define OWN_ONE_IN 4

/* Common in English; those before OWN_WORDS, elsewhere too: Afrikaans has `is
   was in by as of`, Danish `for at by`, Polish `to`, Romanian `are`. */
static const char *const function_words[] = {
    "of",    "to",    "is",    "was",   "for",   "on",    "as",   "by",
    "at",    "it",    "be",    "are",   "has",   "had",   "not",  "will",
    "been",  "but",   "or",    "an",    "more",  "what",  "we",   "in",
    "his",   "its",   "the",   "and",   "that",  "with",  "from", "were",
    "have",  "this",  "which", "their", "they",  "would", "who",  "said",
    "about", "after", "than",  "into",  "there", "could", "when", "you",
};
#define OWN_WORDS 26

/* Longer words are not looked up; a shorter one is a number, its first byte
   lowest, zeros behind its last. */
#define WORD_BYTES 8
#define PLACES 512

/* Of all multipliers one that gives each function word a place of its own. */
static size_t
place_of(uint64_t word)
{
    return (word * UINT64_C(0x91b7584a2265b1f5)) >> 55;
}

struct places {
    uint64_t word[PLACES];
    unsigned char own[PLACES];
};

static const struct places *
function_word_places(void)
{
    static struct places places;
    static bool made;

    for (size_t i = 0;
         !made && i < sizeof function_words / sizeof *function_words; i++) {
        char bytes[WORD_BYTES] = {0};
        uint64_t word;

        memcpy(bytes, function_words[i], strlen(function_words[i]));
        word = le64toh(eight_at(bytes));
        places.word[place_of(word)] = word;
        places.own[place_of(word)] = i >= OWN_WORDS;
    }
    made = true;
    return &places;
}

struct tally {
    size_t words, hits, own;
};

/* Whether so many of n words are common as in English. */
static bool
is_english(const struct tally *t, size_t n)
{
    return t->hits * COMMON_ONE_IN >= n && t->own * OWN_ONE_IN >= t->hits;
}

/* ---- letters, a block at a time ---- */

enum {
    BLOCK = 64,
    BLOCK_READ = BLOCK + WORD_BYTES /* bytes that are read of it and behind */
};

/* The bytes of the letter at s, which is not ASCII: 0 for the no-break space
   and general punctuation (dashes, quotes), which are none, and inside of a
   character. */
static unsigned
wide_letter(const char *s, const char *end)
{
    const unsigned char *u = (const unsigned char *)s;
    unsigned n = 1;

    if ((*u & 0xc0) == 0x80)
        return 0;
    if (end - s >= 2 &&
        ((u[0] == 0xc2 && u[1] == 0xa0) || (u[0] == 0xe2 && u[1] == 0x80)))
        return 0;
    while (s + n < end && (u[n] & 0xc0) == 0x80)
        n++;
    return n;
}

/* n bits from `at` on, n > 0. */
static uint64_t
run(unsigned at, unsigned n)
{
    return ~UINT64_C(0) >> (n < BLOCK ? BLOCK - n : 0) << at;
}

/* Which of the BLOCK bytes at s belong to letters, the first lowest. */
static uint64_t
letters_at(const char *s, const char *end)
{
    uint64_t letters = 0, wide = 0;

    for (unsigned i = 0; i < BLOCK; i += 8) {
        uint64_t x = le64toh(eight_at(s + i));

        letters |= eight_bits(eight_letters(x)) << i;
        wide |= eight_bits(x & EIGHT(0x80)) << i;
    }
    while (wide) {
        unsigned at = (unsigned)__builtin_ctzll(wide);
        unsigned n = wide_letter(s + at, end);

        letters |= n ? run(at, n) : 0;
        wide &= ~run(at, n ? n : 1);
    }
    return letters;
}

static unsigned
ones(uint64_t bits)
{
    return ~bits ? (unsigned)__builtin_ctzll(~bits) : BLOCK;
}

static void
count(struct tally *t, const struct places *places, const char *s, unsigned len)
{
    uint64_t word = le64toh(eight_at(s)) | EIGHT(0x20);
    uint64_t place, hit;

    word &= run(0, len < WORD_BYTES ? 8 * len : BLOCK);
    place = place_of(word);
    hit = (places->word[place] == word) & (len <= WORD_BYTES);
    t->words++; /* no branch: which words are common cannot be foreseen */
    t->hits += hit;
    t->own += hit & places->own[place];
}

/* Counts the words that begin in the block at s; returns how many bytes it has
   seen to. *inside: the word before s goes on in it. */
static unsigned
read_block(const char *s, const char *end, bool *inside, struct tally *t)
{
    const struct places *places = function_word_places();
    uint64_t letters = letters_at(s, end);

    if (*inside) {
        unsigned n = ones(letters);

        if (n == BLOCK)
            return BLOCK;
        letters &= ~(run(0, n + 1));
        *inside = false;
    }
    while (letters && t->words < WORDS_READ) {
        unsigned start = (unsigned)__builtin_ctzll(letters);
        unsigned n = ones(letters >> start);

        if (start + n == BLOCK && start)
            return start; /* whole in the next block */
        count(t, places, s + start, n);
        letters &= ~run(start, n);
        *inside = n == BLOCK;
    }
    return BLOCK;
}

static void
read_span(const char *s, const char *end, struct tally *t)
{
    char last[BLOCK_READ];
    bool inside = false;

    while (s < end && t->words < WORDS_READ && !is_english(t, WORDS_READ)) {
        size_t left = (size_t)(end - s);

        if (left < BLOCK_READ) {
            memmove(last, s, left);
            memset(last + left, 0, sizeof last - left);
            s = last;
            end = last + left;
        }
        s += read_block(s, end, &inside, t);
        while (inside && s < end && (*s & 0xc0) == 0x80)
            s++; /* the rest of its last letter */
    }
}

static struct tally
tally_of(const char *text, const struct spans *kept)
{
    struct tally t = {0};

    for (size_t i = 0; i < kept->n; i++)
        read_span(text + kept->at[i].start, text + kept->at[i].stop, &t);
    return t;
}

const char *
language_of(const char *text, const struct spans *kept)
{
    struct tally t = tally_of(text, kept);

    return t.words >= WORDS_NEEDED && is_english(&t, t.words) ? "en" : NULL;
}

bool
language_may_be_english(const char *text, const struct spans *kept)
{
    struct tally t = tally_of(text, kept);

    return t.own > 0 || t.hits * COMMON_ONE_IN < t.words;
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
