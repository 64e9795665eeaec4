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
    v->n = v->n_hits = v->upper = 0;
    v->but = SIZE_MAX;
    v->exclamations = v->questions = 0;
}

/* What the lexicon knows of the token at t, which may be in it. */
static void
look_up(struct vader *v, struct token *t, uint64_t hash)
{
    const struct entry *e = vader_slot(v, hash);
    size_t at = (size_t)(t - v->tokens);

    t->flags |= e->flags;
    t->label = e->label;
    t->valence = e->valence;
    if (t->label == BUT && v->but == SIZE_MAX)
        v->but = at;
    if (t->flags & IN_LEXICON) {
        v->hits =
            mem_grow(v->hits, &v->cap_hits, v->n_hits + 1, sizeof *v->hits);
        v->hits[v->n_hits++] = (struct hit){(uint32_t)at, 0};
    }
}

static bool
may_know(const struct vader *v, uint64_t hash)
{
    return v->sieve[hash >> 54] >> (hash >> 48 & 63) & 1;
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
    struct token *t;
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
    v->tokens = mem_grow(v->tokens, &v->cap, v->n + 1, sizeof *v->tokens);
    v->upper += upper;
    t = &v->tokens[v->n++];
    *t = (struct token){.flags =
                            (upper ? UPPER : 0) | (has_nt(s, len) ? NOT : 0)};
    hash = vader_hash(s, len);
    if (may_know(v, hash))
        look_up(v, t, hash);
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

/* Bits from..to-1; to < 64. */
static uint64_t
between(unsigned from, unsigned to)
{
    return (UINT64_C(1) << to) - (UINT64_C(1) << from);
}

/* The lowest bit that is set. */
static uint64_t
lowest(uint64_t bits)
{
    return bits & -bits;
}

/* The word of these bits, from..to-1 of the block at s, becomes the token t;
   its hash. */
static inline uint64_t
read_word(struct vader *v, struct token *t, const struct vader_block *b,
          uint64_t word, const char *s, unsigned from, unsigned to)
{
    unsigned flags = 0;

    if (b->capital & word && !(b->letter & ~b->capital & word)) {
        flags = UPPER;
        v->upper++;
    }
    if (b->mark & word) {
        unsigned first = from + (unsigned)__builtin_ctzll(~(b->mark >> from));
        unsigned last = to - (unsigned)__builtin_clzll(~(b->mark << (64 - to)));

        if (b->loud & word)
            count_loud(v, s + from, to - from);
        if (last > first + 2)
            from = first, to = last;
        if (b->mark & between(from, to) && has_nt(s + from, to - from))
            flags |= NOT;
    }
    *t = (struct token){.flags = (uint8_t)flags};
    return vader_hash_padded(s + from, to - from);
}

/* Adds the words of the block at s; where to go on. Those that the lexicon may
   know are looked up at the end, since nothing foretells which they are. */
static const char *
add_block(struct vader *v, const char *s, const char *end)
{
    char copy[VADER_BLOCK + 16]; /* vader_hash_padded reads so far */
    const char *block = s;
    size_t left = (size_t)(end - s), at, n = 0;
    struct token *t, *maybe[VADER_BLOCK / 2];
    uint64_t hashes[VADER_BLOCK / 2], first, behind;
    struct vader_block b;

    if (left < sizeof copy)
        block = memcpy(memset(copy, ' ', sizeof copy), s, left);
    vader_block_read(block, &b);
    v->tokens =
        mem_grow(v->tokens, &v->cap, v->n + VADER_BLOCK / 2, sizeof *v->tokens);
    t = v->tokens + v->n;
    first = ~b.space & ~(~b.space << 1);
    behind = b.space & ~b.space << 1;
    for (; behind; first &= first - 1, behind &= behind - 1) {
        uint64_t word = lowest(behind) - lowest(first);

        if (b.wide & word)
            break;
        hashes[n] =
            read_word(v, t, &b, word, block, (unsigned)__builtin_ctzll(first),
                      (unsigned)__builtin_ctzll(behind));
        maybe[n] = t++;
        n += may_know(v, hashes[n]);
    }
    v->n = (size_t)(t - v->tokens);
    for (size_t i = 0; i < n; i++)
        look_up(v, maybe[i], hashes[i]);
    if (!first)
        return left < VADER_BLOCK ? end : s + VADER_BLOCK;
    at = (size_t)__builtin_ctzll(first);
    return at > 0 && !behind ? s + at : add_by_bytes(v, s + at, end);
}

void
vader_add(struct vader *v, const char *text, size_t len)
{
    const char *end = text + len;

    for (const char *s = text; s < end;)
        s = add_block(v, s, end);
}
