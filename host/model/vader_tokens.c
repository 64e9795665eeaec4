/*
 * The tokens of a text, as Python's split and strip give them: of most words
 * the bits of a block tell all (vader_block.h); words with other than ASCII
 * characters, and very long ones, are read byte by byte.
 */
#include <string.h>

#include "char_bits.h"
#include "mem.h"
#include "utf8.h"
#include "vader_block.h"
#include "vader_inside.h"

void
vader_begin(struct vader *v)
{
    v->n = v->n_maybes = v->n_hits = v->upper = 0;
    v->but = SIZE_MAX;
    v->exclamations = v->questions = 0;
}

/* What the lexicon knows of a token; there is room for one more hit. */
static inline void
look_up(struct vader *v, const struct maybe *m)
{
    const struct entry *e = vader_slot(v, m->hash);
    struct token *t = &v->tokens[m->at];
    bool known = e->hash != 0;

    if (t->label == BUT && v->but == SIZE_MAX)
        v->but = m->at;
    t->flags |= known ? IN_LEXICON : 0;
    v->hits[v->n_hits] = (struct hit){m->at, e->valence, 0};
    v->n_hits += known; /* nothing foretells which are */
}

void
vader_look_up(struct vader *v)
{
    v->hits = mem_grow(v->hits, &v->cap_hits, v->n_hits + v->n_maybes + 1,
                       sizeof *v->hits);
    for (size_t i = 0; i < v->n_maybes; i++)
        look_up(v, &v->maybes[i]);
    v->n_maybes = 0;
}

static bool
has_nt(const char *s, size_t len)
{
    for (size_t i = 0; i + 2 < len; i++)
        if ((s[i] | 0x20) == 'n' && s[i + 1] == '\'' &&
            (s[i + 2] | 0x20) == 't')
            return true;
    return false;
}

static void
count_loud(struct vader *v, const char *s, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        v->exclamations += s[i] == '!';
        v->questions += s[i] == '?';
    }
}

/* ---- byte by byte ---- */

static bool
is_letter(char c)
{
    c |= 0x20;
    return c >= 'a' && c <= 'z';
}

static bool
is_mark(char c)
{
    return c > 32 && c < 127 && !is_letter(c) && !(c >= '0' && c <= '9');
}

/* Bytes of white space at s; 0: it is none. */
static size_t
space_at(const char *s, const char *end)
{
    unsigned char c = (unsigned char)*s;
    size_t size;

    if (c < 0x80)
        return (c >= 9 && c <= 13) || (c >= 28 && c <= 32);
    if (c != 0xc2 && (c < 0xe1 || c > 0xe3)) /* no white space there */
        return 0;
    return char_bits(utf8_at(s, (size_t)(end - s), &size)) & CHAR_SPACE ? size
                                                                        : 0;
}

static size_t
count_characters(const char *s, size_t len)
{
    size_t n = 0;

    for (size_t i = 0; i < len; i++)
        n += ((unsigned char)s[i] & 0xc0) != 0x80;
    return n;
}

/* CHAR_UPPER and CHAR_LOWER of its characters. */
static unsigned
cases_of(const char *s, size_t len)
{
    unsigned all = 0;
    size_t size;

    for (size_t i = 0; i < len; i += size)
        all |= char_bits(utf8_at(s + i, len - i, &size));
    return all & (CHAR_UPPER | CHAR_LOWER);
}

static void
add_token(struct vader *v, const char *s, size_t len)
{
    const char *from = s, *to = s + len;
    uint64_t hash;
    bool upper;

    count_loud(v, s, len);
    while (from < to && is_mark(*from))
        from++;
    while (to > from && is_mark(to[-1]))
        to--;
    if (count_characters(from, (size_t)(to - from)) > 2)
        s = from, len = (size_t)(to - from);
    upper = cases_of(s, len) == CHAR_UPPER;
    v->upper += upper;
    hash = vader_hash(s, len);
    v->tokens[v->n] = vader_token(v, hash);
    v->tokens[v->n].flags |= (upper ? UPPER : 0) | (has_nt(s, len) ? NOT : 0);
    v->maybes[v->n_maybes] = (struct maybe){hash, (uint32_t)v->n};
    v->n_maybes += vader_may_know(v, hash);
    v->n++;
}

/* Adds the word at s, if there is one; where its space ends. */
static const char *
add_by_bytes(struct vader *v, const char *s, const char *end)
{
    const char *word = s;
    size_t space = 0;

    while (s < end && !(space = space_at(s, end)))
        s++;
    if (s > word)
        add_token(v, word, (size_t)(s - word));
    return s + space;
}

/* ---- blocks ---- */

/* The lowest bit that is set. */
static uint64_t
lowest(uint64_t bits)
{
    return bits & -bits;
}

/* Takes the marks off both ends of a word, if more than two bytes are left. */
static inline void
strip(uint64_t mark, unsigned *from, unsigned *to)
{
    unsigned first = *from + (unsigned)__builtin_ctzll(~(mark >> *from));
    unsigned last = *to - (unsigned)__builtin_clzll(~(mark << (64 - *to)));
    bool enough = last > first + 2;

    *from = enough ? first : *from;
    *to = enough ? last : *to;
}

/* The words of a block whose first bytes and those behind them are given
   become tokens. Nothing foretells which have capitals or marks, or stand in
   the lexicon: so all are treated alike, and the latter looked up later. */
static void
add_words(struct vader *v, const struct vader_block *b, const char *s,
          uint64_t first, uint64_t behind)
{
    uint64_t small = b->letter & ~b->capital;
    size_t at = v->n;
    struct maybe *m = v->maybes + v->n_maybes;

    for (; behind; first &= first - 1, behind &= behind - 1, at++) {
        uint64_t word = lowest(behind) - lowest(first);
        unsigned from = (unsigned)__builtin_ctzll(first);
        unsigned to = (unsigned)__builtin_ctzll(behind);
        bool upper = ((b->capital & word) != 0) & ((small & word) == 0);
        struct token t;

        strip(b->mark, &from, &to);
        *m = (struct maybe){vader_hash_padded(s + from, to - from),
                            (uint32_t)at};
        t = vader_token(v, m->hash);
        t.flags |= upper ? UPPER : 0;
        if (b->quote & word && has_nt(s + from, to - from))
            t.flags |= NOT;
        v->upper += upper;
        v->tokens[at] = t;
        m += vader_may_know(v, m->hash);
    }
    v->n = at;
    v->n_maybes = (size_t)(m - v->maybes);
}

/* Adds the words of the block at s; where to go on. */
static const char *
add_block(struct vader *v, const char *s, const char *end)
{
    char copy[VADER_BLOCK + 16]; /* vader_hash_padded reads so far */
    const char *block = s;
    size_t left = (size_t)(end - s), at;
    uint64_t first, behind;
    struct vader_block b;

    if (left < sizeof copy)
        block = memcpy(memset(copy, ' ', sizeof copy), s, left);
    vader_block_read(block, &b);
    first = ~b.space & ~(~b.space << 1);
    behind = b.space & ~b.space << 1;
    if (b.wide)
        behind &= lowest(b.wide) - 1;
    add_words(v, &b, block, first, behind);
    if (behind) /* go on with the word that no end was seen of */
        first &= -(UINT64_C(1) << (63 - __builtin_clzll(behind)));
    at = first ? (size_t)__builtin_ctzll(first) : VADER_BLOCK;
    if (b.loud)
        count_loud(v, block, at < left ? at : left);
    if (!first)
        return left < VADER_BLOCK ? end : s + VADER_BLOCK;
    return at > 0 && !b.wide ? s + at : add_by_bytes(v, s + at, end);
}

void
vader_add(struct vader *v, const char *text, size_t len)
{
    const char *end = text + len;

    v->tokens =
        mem_grow(v->tokens, &v->cap, v->n + len / 2 + 1, sizeof *v->tokens);
    for (const char *s = text; s < end;) {
        if (v->n_maybes > VADER_MAYBES - VADER_BLOCK)
            vader_look_up(v);
        s = add_block(v, s, end);
    }
}
