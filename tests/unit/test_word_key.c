/* Promises of word_key.h: one number for a word in any case and with any
   apostrophe, others for other words. */
#include "check.h"

#include <stdlib.h>

#include "word_key.h"

static uint64_t
key(const char *s)
{
    return word_key(s, strlen(s));
}

static void
test_folding(void)
{
    char word[WORD_MAX];

    CHECK(key("Said") == key("said") && key("SAID") == key("said"));
    CHECK(key("ISN’T") == key("isn't"));
    CHECK(key("Ératosthenes") == key("Ératosthenes"));
    CHECK(key("Counterintelligence") == key("counterintelligence"));
    CHECK(word_key_exact("Said", 4) != key("said"));
    CHECK(word_key_exact("said", 4) == key("said"));
    CHECK(key("[") != key("{") && key("@") != key("`"));
    CHECK(word_fold("We’LL", 7, word) == 5 && memcmp(word, "we'll", 5) == 0);
}

static void
test_length(void)
{
    char word[WORD_MAX + 3];

    memset(word, 'a', sizeof word);
    CHECK(word_key(word, WORD_MAX) != 0 && word_key(word, WORD_MAX + 1) == 0);
    memcpy(word + 8, "’", 3);
    CHECK(word_key(word, WORD_MAX + 2) != 0);
    CHECK(word_key(word, WORD_MAX + 3) == 0);
}

static int
by_value(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

    return x < y ? -1 : x > y;
}

/* All words of one to four letters, none has the number of another. */
static void
test_different(void)
{
    enum {
        LETTERS = 26,
        N = 26 + 676 + 17576 + 456976
    };
    uint64_t *keys = malloc(N * sizeof *keys);
    size_t n = 0, same = 0;

    for (size_t len = 1, count = LETTERS; len <= 4; len++, count *= LETTERS)
        for (size_t i = 0; i < count; i++) {
            char word[4];

            for (size_t k = 0, left = i; k < len; k++, left /= LETTERS)
                word[k] = (char)('a' + left % LETTERS);
            keys[n++] = word_key(word, len);
        }
    CHECK(n == N);
    qsort(keys, n, sizeof *keys, by_value);
    for (size_t i = 1; i < n; i++)
        same += keys[i] == keys[i - 1];
    CHECK(same == 0);
    free(keys);
}

int
main(void)
{
    test_folding();
    test_length();
    test_different();
    return check_end();
}
