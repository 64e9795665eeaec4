#include "words.h"

#include <string.h>

#include "char_bits.h"
#include "dictionary_words.h"
#include "links.h"

/* A stretch of text with what is asked of it; `from` and `to` bound each look.
 */
struct scan {
    const char *s;
    uint32_t from;
    uint32_t to;
    struct spans *out;
    size_t first; /* tokens before this one in out are not this scan's */
};

static bool
has_word(const char *s, uint32_t at, uint32_t to)
{
    while (at < to)
        if (char_is(char_bits_at(s, at, to, &at), CHAR_WORD))
            return true;
    return false;
}

/* The last code-point border at or before start + TOKEN_BYTES_MAX. */
static uint32_t
border(const char *s, uint32_t start, uint32_t to)
{
    if (to - start <= TOKEN_BYTES_MAX)
        return to;
    return char_before(s, start, start + TOKEN_BYTES_MAX + 1);
}

/* Adds a token, in pieces if it is too long. */
static void
add(struct scan *scan, uint32_t start, uint32_t stop)
{
    if (stop - start <= TOKEN_BYTES_MAX) {
        spans_add(scan->out, start, stop);
        return;
    }
    while (start < stop) {
        uint32_t cut = border(scan->s, start, stop);

        if (has_word(scan->s, start, cut))
            spans_add(scan->out, start, cut);
        start = cut;
    }
}

/* Past the marks that belong to the character before `at`. */
static uint32_t
skip_marks(const char *s, uint32_t at, uint32_t to)
{
    uint32_t next;

    while (at < to && char_is(char_bits_at(s, at, to, &next), CHAR_SET(EXTEND)))
        at = next;
    return at;
}

/* Whether two characters of words stay together side by side. */
static bool
adjoin(uint8_t a, uint8_t b)
{
    const unsigned main = CHAR_ALPHABETIC | CHAR_SET(DIGIT);

    return (char_is(a, main) && char_is(b, main)) ||
           (char_is(a, CHAR_SET(KATAKANA)) && char_is(b, CHAR_SET(KATAKANA)));
}

static bool
both(uint8_t a, uint8_t b, unsigned classes)
{
    return char_is(a, classes) && char_is(b, classes);
}

/* Whether `mark` keeps a and b together. */
static bool
bridge(uint8_t a, uint8_t mark, uint8_t b)
{
    switch (mark & CHAR_CLASS_MASK) {
    case CHAR_JOIN:
        return both(a, b, CHAR_CORE);
    case CHAR_STOP:
        return both(a, b, CHAR_ALPHABETIC) || both(a, b, CHAR_SET(DIGIT));
    case CHAR_MIDLETTER:
        return both(a, b, CHAR_ALPHABETIC);
    case CHAR_MIDNUM:
        return both(a, b, CHAR_SET(DIGIT));
    case CHAR_QUOTE:
        return both(a, b, CHAR_SET(HEBREW));
    default:
        return false;
    }
}

/* Whether the stop between a and b ends a sentence whose space was lost:
   `said.The`. The character after b begins at `after`. */
static bool
lost_space(const char *s, uint8_t a, uint8_t b, uint32_t after, uint32_t to)
{
    return (a & CHAR_LOWER) && (b & CHAR_UPPER) && after < to &&
           (char_bits_at(s, after, to, &after) & CHAR_LOWER);
}

/* Whether the stop at `at` belongs to single letters with stops: `U.S.`, also
   after a hyphen; one capital at the word's beginning, but not the word `I`. */
static bool
initials(const char *s, uint32_t start, uint32_t at, uint32_t to)
{
    uint32_t end = at, letter = at, next;
    uint8_t bits = 0;
    int n = 0;

    if (s[at] != '.')
        return false;
    while (end > start) {
        do {
            letter = char_before(s, start, end);
            bits = char_bits_at(s, letter, at, &next);
            end = letter;
        } while (char_is(bits, CHAR_SET(EXTEND)) && letter > start);
        if (!char_is(bits, CHAR_ALPHABETIC))
            return false;
        n++;
        if (letter == start || s[letter - 1] != '.')
            break;
        end = letter - 1;
    }
    if (n > 1)
        return letter == start || s[letter - 1] == '-';
    return letter == start && (bits & CHAR_UPPER) && s[letter] != 'I' &&
           (at + 1 == to || s[at + 1] != '.');
}

/* Past the character that `mark`, which ends at `at`, keeps together with one
   whose bits are *last, which then become its own; 0 if it does not. */
static uint32_t
cross(const char *s, uint8_t *last, uint8_t mark, uint32_t at, uint32_t to)
{
    uint32_t after;
    uint8_t follow;

    at = skip_marks(s, at, to);
    if (at == to)
        return 0;
    follow = char_bits_at(s, at, to, &after);
    if (!bridge(*last, mark, follow))
        return 0;
    if (char_is(mark, CHAR_SET(STOP)) &&
        lost_space(s, *last, follow, after, to))
        return 0;
    *last = follow;
    return after;
}

/* The end of the word that begins at start, by the rules for characters; its
   bytes before `core` are letters and digits of ASCII, which stay together. */
static uint32_t
word_end(const char *s, uint32_t start, uint32_t core, uint32_t to)
{
    uint32_t at, next, after;
    uint8_t last = char_bits_at(s, core > start ? core - 1 : start, to, &at), c;

    while (at < to) {
        c = char_bits_at(s, at, to, &next);
        if (char_is(c, CHAR_SET(EXTEND))) {
            at = next;
        } else if (adjoin(last, c)) {
            last = c;
            at = next;
        } else if ((after = cross(s, &last, c, next, to))) {
            at = after;
        } else if (char_is(last, CHAR_SET(HEBREW)) && s[at] == '\'') {
            return skip_marks(s, next, to); /* geresh */
        } else if (initials(s, start, at, to)) {
            at++;
            if (at == to ||
                !char_is(char_bits_at(s, at, to, &next), CHAR_SET(JOIN)))
                return at;
        } else {
            return at;
        }
    }
    return at;
}

/* An e-mail address whose last word before the @ is s[start..stop), with words
   already found that belong to its local part. Its end, or 0. */
static uint32_t
mail(struct scan *scan, uint32_t start, uint32_t stop)
{
    struct spans *out = scan->out;
    uint32_t end = link_domain(scan->s, stop, scan->to);
    uint32_t begin = start;

    if (!end)
        return 0;
    begin = link_local(scan->s, scan->from, start);
    while (out->n > scan->first && out->at[out->n - 1].stop > begin) {
        out->n--;
        if (out->at[out->n].start < begin)
            begin = out->at[out->n].start;
    }
    add(scan, begin, end);
    return end;
}

/* Takes the word that begins at start, whatever it is; returns its end. core:
   as for word_end. */
static uint32_t
take(struct scan *scan, uint32_t start, uint32_t core)
{
    const char *s = scan->s;
    uint32_t limit = border(s, start, scan->to);
    uint32_t stop, end;
    uint8_t bits = char_bits_at(s, start, limit, &stop);

    if (char_is(bits, CHAR_SET(SINGLE) | CHAR_SET(KATAKANA))) {
        end = dictionary_words(s, start, scan->to, scan->out);
        if (end > start)
            return end;
    }
    if (char_is(bits, CHAR_SET(SINGLE))) {
        stop = skip_marks(s, stop, limit);
        add(scan, start, stop);
        return stop;
    }
    stop = word_end(s, start, core, limit);
    if (stop < scan->to && s[stop] == '@') {
        end = mail(scan, start, stop);
        if (end)
            return end;
    }
    end = link_url(s, start, stop, scan->to);
    if (end > stop)
        stop = end;
    add(scan, start, stop);
    return stop;
}

static unsigned
lowest_bit(uint64_t v)
{
    return v ? (unsigned)__builtin_ctzll(v) : WORD_BLOCK;
}

/* Takes the words that begin in the block at base; returns where to go on.
   Nearly all are letters and digits of ASCII between blanks and single marks:
   their ends can be read from the bits. `take` sees to the others. */
static uint32_t
take_block(struct scan *scan, uint32_t base, const struct word_block *b)
{
    const uint64_t word = b->core | b->wide;
    /* blanks, and marks with no letter behind them: these end any word but one
       letter, which may keep its stop */
    const uint64_t mark = ~(word | b->blank | b->link) & ~word >> 1;
    const uint64_t end = b->blank | mark;
    uint32_t at = base, next;

    while (at - base < WORD_BLOCK) {
        uint64_t rest = word >> (at - base);
        unsigned start, stop;

        if (!rest)
            return base + WORD_BLOCK;
        at += (unsigned)__builtin_ctzll(rest);
        start = at - base;
        stop = start + lowest_bit(~(b->core >> start));
        if (stop >= WORD_BLOCK && start)
            return at; /* whole in the next block */
        if (stop < WORD_BLOCK &&
            (stop - start > 1 ? end : b->blank) >> stop & 1) {
            spans_add(scan->out, at, base + stop);
            at = base + stop;
        } else if (stop == start &&
                   !char_is(char_bits_at(scan->s, at, scan->to, &next),
                            CHAR_WORD)) {
            at = next;
        } else {
            at = take(scan, at, base + stop);
        }
    }
    return at;
}

void
words_find_with(word_block_read *read, const char *text, uint32_t from,
                uint32_t to, struct spans *out)
{
    struct scan scan = {text, from, to, out, out->n};
    struct word_block block;
    char last[WORD_BLOCK];

    while (from < to) {
        if (to - from >= WORD_BLOCK) {
            read(text + from, &block);
        } else { /* zeros behind it end every word */
            memset(last, 0, sizeof last);
            memcpy(last, text + from, to - from);
            read(last, &block);
        }
        from = take_block(&scan, from, &block);
    }
}

void
words_find(const char *text, uint32_t from, uint32_t to, struct spans *out)
{
    words_find_with(word_block_best(), text, from, to, out);
}

void
words_of(const char *text, const struct spans *kept, struct spans *out)
{
    for (size_t i = 0; i < kept->n; i++)
        words_find(text, kept->at[i].start, kept->at[i].stop, out);
}
