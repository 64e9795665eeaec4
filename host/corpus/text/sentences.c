#include "sentences.h"

#ifdef __SSE2__
#include <immintrin.h>
#endif

#include "abbreviations.h"
#include "char_bits.h"
#include "eight.h"
#include "punctuation.h"

enum {
    PEEK_MAX = 64,  /* characters looked at for the next word */
    CHUNK_MAX = 24, /* characters of an abbreviation */
    WORD_MAX = 16
};

#define LETTERS (CHAR_WORD & ~CHAR_SET(DIGIT))

/* A place where a sentence may end. */
struct place {
    const char *s;
    uint32_t start; /* of the sentence */
    uint32_t mark;  /* its first final mark */
    uint32_t end;   /* past its final marks and what they close */
    uint32_t stop;  /* of the paragraph */
};

/* The word that follows a place. */
struct following {
    uint32_t start;
    uint32_t stop;
    uint8_t bits; /* of its first character; 0 if there is no word */
    bool quoted;  /* a quotation mark or bracket stands before it */
};

static bool
spaced(const char *s, uint32_t at, uint32_t stop)
{
    uint32_t next;

    return at == stop || (char_bits_at(s, at, stop, &next) & CHAR_SPACE);
}

static uint32_t
skip_space(const char *s, uint32_t at, uint32_t stop)
{
    uint32_t next;

    while (at < stop && (char_bits_at(s, at, stop, &next) & CHAR_SPACE))
        at = next;
    return at;
}

/* Past final marks and closers from `at`; *wide tells of the last mark. An
   opening quotation mark closes when nothing but white space follows. */
static uint32_t
skip_marks(const char *s, uint32_t at, uint32_t stop, bool *wide)
{
    uint32_t next;
    enum punctuation m;

    for (; at < stop; at = next) {
        m = punctuation_at(s, at, stop, &next);
        if (punctuation_final(m))
            *wide = m == MARK_WIDE;
        else if (m != MARK_CLOSER && !(m == MARK_LEFT && spaced(s, next, stop)))
            break;
    }
    return at;
}

/* Past the final marks at `at` and those that stand after white space alone,
   as in `Russia. .` and `. . .`. */
static uint32_t
group_end(const char *s, uint32_t at, uint32_t stop, bool *wide)
{
    uint32_t end, mark, next;

    for (;;) {
        end = skip_marks(s, at, stop, wide);
        mark = skip_space(s, end, stop);
        if (mark == end || mark == stop ||
            !punctuation_final(punctuation_at(s, mark, stop, &next)) ||
            !spaced(s, next, stop))
            return end;
        at = mark;
    }
}

static struct following
peek(const struct place *p)
{
    struct following f = {.start = p->end};
    uint32_t at = p->end, next;
    uint8_t bits;

    for (int i = 0; i < PEEK_MAX && at < p->stop; i++, at = next) {
        enum punctuation m = punctuation_at(p->s, at, p->stop, &next);

        bits = char_bits_at(p->s, at, p->stop, &next);
        if (char_is(bits, CHAR_WORD)) {
            f.start = at;
            f.bits = bits;
            break;
        }
        f.quoted |= m == MARK_CLOSER || m == MARK_LEFT || m == MARK_OPENER;
    }
    for (at = f.start; at < p->stop && at - f.start < WORD_MAX; at = next)
        if (!char_is(char_bits_at(p->s, at, p->stop, &next), CHAR_ALPHABETIC))
            break;
    f.stop = at;
    return f;
}

/* Where the letters, digits and stops before the mark begin, or the mark's
   own place if they are too many for an abbreviation. */
static uint32_t
chunk_start(const struct place *p)
{
    uint32_t at = p->mark, before, next;

    for (int i = 0; i < CHUNK_MAX; i++) {
        if (at == p->start)
            return at;
        before = char_before(p->s, p->start, at);
        if (p->s[before] != '.' &&
            !char_is(char_bits_at(p->s, before, p->mark, &next),
                     CHAR_WORD | CHAR_SET(EXTEND)))
            return at;
        at = before;
    }
    return p->mark;
}

/* How many letters s[start..stop) has if each is followed by a stop, save the
   last; 0 if it is anything else. */
static int
initials(const char *s, uint32_t start, uint32_t stop)
{
    int n = 0;

    while (start < stop) {
        if (!char_is(char_bits_at(s, start, stop, &start), CHAR_ALPHABETIC))
            return 0;
        n++;
        if (start < stop && s[start++] != '.')
            return 0;
    }
    return n;
}

/* Whether the stop at p->mark ends the sentence too, if it may be one of an
   abbreviation or an initial. */
static bool
ends_here(const struct place *p, const struct following *f,
          const struct abbreviations *a)
{
    uint32_t chunk = chunk_start(p), next;
    const char *word = p->s + f->start;
    size_t len = f->stop - f->start;
    int letters;

    switch (abbreviation_of(a, p->s + chunk, p->mark - chunk)) {
    case ABBREVIATION_NAME:
        return false;
    case ABBREVIATION_NUMBER:
        return !char_is(f->bits, CHAR_SET(DIGIT));
    case ABBREVIATION_TIME:
        return !abbreviation_day(word, len);
    case ABBREVIATION_END:
        return f->quoted || abbreviation_starter(word, len);
    default:
        break;
    }
    letters = initials(p->s, chunk, p->mark);
    if (letters > 1)
        return f->quoted || abbreviation_starter(word, len);
    if (letters == 1 && p->s[chunk] != 'I' &&
        (char_bits_at(p->s, chunk, p->mark, &next) & CHAR_UPPER))
        return chunk > p->start && abbreviation_starter(word, len);
    return true;
}

static bool
breaks(const struct place *p, bool wide, const struct abbreviations *a)
{
    struct following f;

    if (!wide && !spaced(p->s, p->end, p->stop))
        return false;
    f = peek(p);
    if (f.bits & CHAR_LOWER)
        return false;
    if (p->s[p->mark] != '.' || p->s[p->mark + 1] == '.')
        return true;
    return ends_here(p, &f, a);
}

/* Past bytes that are neither a final mark nor of a wide character: as far as
   can be seen at once. */
static uint32_t
skip_plain(const char *s, uint32_t at, uint32_t stop)
{
#ifdef __SSE2__
    for (; stop - at >= 16; at += 16) {
        __m128i v = _mm_loadu_si128((const __m128i *)(const void *)(s + at));
        __m128i marks = _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8('.')),
                                     _mm_cmpeq_epi8(v, _mm_set1_epi8('?')));
        int found;

        marks = _mm_or_si128(marks, _mm_cmpeq_epi8(v, _mm_set1_epi8('!')));
        found = _mm_movemask_epi8(_mm_or_si128(v, marks));
        if (found)
            return at + (uint32_t)__builtin_ctz((unsigned)found);
    }
#endif
    for (; stop - at >= 8; at += 8) {
        uint64_t x = eight_at(s + at);

        if (!eight_ascii(x) || eight_holds(x, '.') || eight_holds(x, '!') ||
            eight_holds(x, '?'))
            break;
    }
    return at;
}

/* Where the next final mark is, or stop; adds the classes of what it passes
   to *seen, which a letter makes complete. */
static uint32_t
seek(const char *s, uint32_t at, uint32_t stop, unsigned *seen)
{
    uint32_t next;

    for (; at < stop; at = next) {
        unsigned char byte;
        uint8_t bits;

        if (*seen & LETTERS)
            at = skip_plain(s, at, stop);
        if (at == stop)
            break;
        byte = (unsigned char)s[at];
        bits = char_bits_at(s, at, stop, &next);
        if (byte == '.' || byte == '!' || byte == '?' ||
            (byte >= 0x80 && char_is(bits, CHAR_SET(OTHER) | CHAR_SET(STOP)) &&
             punctuation_final(punctuation_at(s, at, stop, &next))))
            break;
        *seen |= 1u << (bits & CHAR_CLASS_MASK);
    }
    return at;
}

/* Adds s[start..stop) as a sentence; without a word it goes to the one before,
   if the paragraph has one. */
static void
add(const char *s, uint32_t start, uint32_t stop, bool words, size_t first,
    struct spans *out)
{
    struct span span = char_trim(s, (struct span){start, stop});

    if (span.start == span.stop)
        return;
    if (words)
        spans_add(out, span.start, span.stop);
    else if (out->n > first)
        out->at[out->n - 1].stop = span.stop;
}

void
sentences_find(const char *text, struct span paragraph,
               const struct abbreviations *a, struct spans *out)
{
    struct place p = {
        .s = text, .start = paragraph.start, .stop = paragraph.stop};
    uint32_t at = paragraph.start;
    size_t first = out->n;
    unsigned seen = 0;
    bool wide = false;

    while ((p.mark = seek(text, at, p.stop, &seen)) < p.stop) {
        p.end = at = group_end(text, p.mark, p.stop, &wide);
        if (!(seen & LETTERS) || p.end == p.stop || !breaks(&p, wide, a))
            continue;
        add(text, p.start, p.end, true, first, out);
        p.start = p.end;
        seen = 0;
    }
    add(text, p.start, p.stop, seen & CHAR_WORD, first, out);
}
