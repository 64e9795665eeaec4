#include "near_find.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"

/* Bands of three bins: of two texts that share 50 % of their shingles 99 in
   100 meet in one of the bands, of two that share 2 % one in 3000. */
#define ROWS 3
#define BANDS (SIGNATURE_BINS / ROWS)
#define NEAR_NEIGHBOURS 6 /* the oldest and the nearest of those who meet */
#define AGREE_MIN 15      /* of 128 bins: fewer is no likeness */

#define DIGIT_BITS 11
#define DIGITS (1u << DIGIT_BITS)

/* The key of a band in the upper half, the index in the lower. */
static uint64_t
entry_of(const struct signature *s, unsigned band, size_t index)
{
    const uint8_t *row = &s->bin[band * ROWS];
    uint64_t key = row[0] | (uint64_t)row[1] << 8 | (uint64_t)row[2] << 16;

    key *= UINT64_C(0x9e3779b97f4a7c15);
    return (key & ~(uint64_t)UINT32_MAX) | index;
}

/* Nearly all keys of a band stand alone. Two bits, by the upper bits of a key,
   tell of most that they do. */
struct repeats {
    uint64_t *once, *again;
    size_t words;
    unsigned shift; /* of a key: to its bit */
};

static void
repeats_open(struct repeats *r, size_t n)
{
    unsigned bits = 6;

    while (bits < 31 && (size_t)1 << bits < 8 * n)
        bits++;
    r->shift = 64 - bits;
    r->words = (size_t)1 << (bits - 6);
    r->once = mem_alloc(r->words * sizeof *r->once);
    r->again = mem_alloc(r->words * sizeof *r->again);
}

static void
repeats_free(struct repeats *r)
{
    free(r->once);
    free(r->again);
}

static void
note(struct repeats *r, uint64_t entry)
{
    size_t at = entry >> r->shift;
    uint64_t bit = UINT64_C(1) << at % 64, *once = &r->once[at / 64];

    r->again[at / 64] |= *once & bit;
    *once |= bit;
}

static bool
stands_alone(const struct repeats *r, uint64_t entry)
{
    size_t at = entry >> r->shift;

    return !(r->again[at / 64] >> at % 64 & 1);
}

/* The entries of a band but most of those that stand alone, by index; how many.
 */
static size_t
collect(const struct signature *sig, size_t n, unsigned band, struct repeats *r,
        uint64_t *e)
{
    size_t kept = 0;

    memset(r->once, 0, r->words * sizeof *r->once);
    memset(r->again, 0, r->words * sizeof *r->again);
    for (size_t i = 0; i < n; i++) {
        e[i] = entry_of(&sig[i], band, i);
        note(r, e[i]);
    }
    for (size_t i = 0; i < n; i++) {
        uint64_t entry = e[i];

        e[kept] = entry; /* no branch: it could not be foreseen */
        kept += !stands_alone(r, entry);
    }
    return kept;
}

/* Stable, by the key: equal keys stay in the order of their indexes. */
static void
sort(uint64_t *a, uint64_t *b, size_t n)
{
    for (unsigned shift = 32; shift < 64; shift += DIGIT_BITS) {
        size_t count[DIGITS] = {0}, sum = 0;
        uint64_t *swap = a;

        for (size_t i = 0; i < n; i++)
            count[a[i] >> shift & (DIGITS - 1)]++;
        for (size_t i = 0; i < DIGITS; i++) {
            size_t here = count[i];

            count[i] = sum;
            sum += here;
        }
        for (size_t i = 0; i < n; i++)
            b[count[a[i] >> shift & (DIGITS - 1)]++] = a[i];
        a = b;
        b = swap;
    }
}

static void
propose(const struct signature *sig, uint32_t older, uint32_t newer,
        struct near_candidates *c)
{
    unsigned agree;
    size_t at = NEAR_CANDIDATES;

    for (size_t i = 0; i < NEAR_CANDIDATES; i++) {
        if (c->agree[i] && c->older[i] == older)
            return;
    }
    agree = signature_agree(&sig[older], &sig[newer]);
    if (agree < AGREE_MIN)
        return;
    while (at && (agree > c->agree[at - 1] ||
                  (agree == c->agree[at - 1] && older < c->older[at - 1])))
        at--;
    if (at == NEAR_CANDIDATES)
        return;
    for (size_t i = NEAR_CANDIDATES - 1; i > at; i--) {
        c->older[i] = c->older[i - 1];
        c->agree[i] = c->agree[i - 1];
    }
    c->older[at] = older;
    c->agree[at] = (uint8_t)agree;
}

/* Those who meet in a band: entries from..to, oldest first. */
static void
meet(const struct signature *sig, const uint64_t *e, size_t from, size_t to,
     size_t first, struct near_candidates *out)
{
    for (size_t i = from + 1; i < to; i++) {
        uint32_t newer = (uint32_t)e[i];
        size_t near = i - from > NEAR_NEIGHBOURS ? i - NEAR_NEIGHBOURS : from;

        if (newer < first)
            continue;
        if (near > from)
            propose(sig, (uint32_t)e[from], newer, &out[newer - first]);
        for (; near < i; near++)
            propose(sig, (uint32_t)e[near], newer, &out[newer - first]);
    }
}

void
near_find(const struct signature *sig, size_t n, size_t first,
          struct near_candidates *out)
{
    uint64_t *e = mem_alloc(n * sizeof *e), *spare = mem_alloc(n * sizeof *e);
    struct repeats repeats;

    memset(out, 0, (n - first) * sizeof *out);
    repeats_open(&repeats, n);
    for (unsigned band = 0; band < BANDS; band++) {
        size_t kept = collect(sig, n, band, &repeats, e);

        sort(e, spare, kept); /* an odd number of passes: into spare */
        for (size_t from = 0, to; from < kept; from = to) {
            for (to = from + 1;
                 to < kept && spare[to] >> 32 == spare[from] >> 32;)
                to++;
            if (to > from + 1)
                meet(sig, spare, from, to, first, out);
        }
    }
    repeats_free(&repeats);
    free(e);
    free(spare);
}
