#include "dictionary_words.h"

#include <pthread.h>

#include <unicode/ubrk.h>
#include <unicode/utext.h>
#include <unicode/uvernum.h>

#include "char_bits.h"
#include "library.h"
#include "plain.h"

#define RUN_BYTES_MAX 4096

/* The end of the run; *dictionary: whether a character of it has no other
   rule. */
static uint32_t
run_end(const char *s, uint32_t start, uint32_t to, bool *dictionary)
{
    uint32_t at = start, next;

    *dictionary = false;
    while (at < to) {
        uint8_t bits = char_bits_at(s, at, to, &next);

        if (!char_is(bits, CHAR_SET(SINGLE) | CHAR_SET(KATAKANA)) &&
            !(at > start && char_is(bits, CHAR_SET(EXTEND))))
            break;
        if (next - start > RUN_BYTES_MAX)
            break;
        *dictionary |= char_is(bits, CHAR_SET(SINGLE));
        at = next;
    }
    return at;
}

/* clang-format off */
#define BREAKS(X)                                                             \
    X(ubrk_open) X(ubrk_setUText) X(ubrk_next) X(utext_openUTF8) X(utext_close)
/* clang-format on */

/* ICU's names are macros: its symbols carry its version. */
#define AS_TEXT(name) #name

/* As library.h has it. */
struct icu {
#define MEMBER(name) __typeof__(name) *name;
    BREAKS(MEMBER)
#undef MEMBER
};

static const struct icu *
icu(void)
{
    static struct icu all;
#define TEXT(name) AS_TEXT(name),
    static const char *const names[] = {BREAKS(TEXT)};
#undef TEXT

    if (!all.ubrk_open)
        library_need("libicuuc.so." U_ICU_VERSION_SHORT, names,
                     sizeof names / sizeof *names, &all);
    return &all;
}

/* Opened once a process: a dictionary is mapped, not read. */
static UBreakIterator *
breaks(void)
{
    static UBreakIterator *made; /* of the thread that has the turn */
    UErrorCode status = U_ZERO_ERROR;

    if (!made)
        made = icu()->ubrk_open(UBRK_WORD, "", NULL, 0, &status);
    return made;
}

/* ICU may cut before what slant counts to the character before it. */
static void
add(const char *s, struct span piece, struct spans *out)
{
    uint32_t next;

    if (char_is(char_bits_at(s, piece.start, piece.stop, &next),
                CHAR_SET(EXTEND)))
        out->at[out->n - 1].stop = piece.stop;
    else
        spans_add(out, piece.start, piece.stop);
}

/* False if ICU cannot: its data may be missing. */
static bool
cut(const char *s, uint32_t start, uint32_t stop, struct spans *out)
{
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator *b = breaks();
    UText text = UTEXT_INITIALIZER;
    int32_t from = 0, to;

    if (!b)
        return false;
    icu()->utext_openUTF8(&text, s + start, stop - start, &status);
    icu()->ubrk_setUText(b, &text, &status);
    while (U_SUCCESS(status) && (to = icu()->ubrk_next(b)) != UBRK_DONE) {
        add(s, (struct span){start + (uint32_t)from, start + (uint32_t)to},
            out);
        from = to;
    }
    icu()->utext_close(&text);
    return U_SUCCESS(status);
}

uint32_t
dictionary_words(const char *s, uint32_t start, uint32_t to, struct spans *out)
{
    static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
    bool dictionary, done = false;
    uint32_t stop = run_end(s, start, to, &dictionary);

    if (dictionary) {
        pthread_mutex_lock(&turn);
        done = cut(s, start, stop, out);
        pthread_mutex_unlock(&turn);
    }
    return done ? stop : start;
}

const char *
dictionary_words_version(void)
{
    return U_ICU_VERSION; /* the library has it in its name */
}

/* Whether these bytes of a lead byte can begin such a character: U+0E00 to
   U+1FFF and U+3000 on, so that Latin, Cyrillic and dashes cost one look. */
static bool
may_begin(unsigned char c)
{
    return c == 0xe0 || c == 0xe1 || (c >= 0xe3 && c <= 0xe9) || c == 0xf0;
}

bool
dictionary_words_in(const char *text, const struct spans *kept)
{
    for (size_t i = 0; i < kept->n; i++) {
        uint32_t next, to = kept->at[i].stop;

        for (uint32_t at = kept->at[i].start; at < to; at++) {
            at += (uint32_t)plain_ascii(text + at, to - at);
            if (at < to && may_begin((unsigned char)text[at]) &&
                char_is(char_bits_at(text, at, to, &next), CHAR_SET(SINGLE)))
                return true;
        }
    }
    return false;
}
