#include "near_compare.h"

#include <stdlib.h>
#include <string.h>

#include "compare.h"
#include "mem.h"
#include "signature.h"

/* Measured on planted copies and on reports that share a template:
   host/DESIGN.md. */
#define RESEMBLANCE_MIN 0.50
#define CONTAINMENT_MIN 0.70
#define BRIEF_RESEMBLANCE_MIN 0.20  /* of a brief that a long text contains */
#define EDITED_CONTAINMENT_MIN 0.62 /* with another lead and a cut tail */
#define EDITED_RESEMBLANCE_MIN 0.35
#define SHORT_SHINGLES 40 /* fewer: chance and templates weigh more */
#define SHORT_RESEMBLANCE_MIN 0.60
#define SHORT_CUT_RESEMBLANCE_MIN 0.35 /* of one that stands whole in it */

/* Of two documents with so many numbers each, no more than this share in
   common: a template filled in twice. Only what stands almost whole in the
   other is a copy then. */
#define NUMBERS_MIN 2
#define NUMBERS_SHARE 0.5
#define EDITED_NUMBERS_SHARE 0.8 /* at least, where the wording says less */
#define WHOLE_CONTAINMENT_MIN 0.90

static void
take_numbers(struct shingles *s, const struct ids *tokens,
             const struct numbers *numbers)
{
    size_t n = 0;

    s->n_numbers = 0;
    for (size_t i = 0; i < tokens->n; i++) {
        uint32_t id = tokens->at[i];

        if (id >= numbers->types || !(numbers->bit[id / 8] >> id % 8 & 1))
            continue;
        s->number =
            mem_grow(s->number, &s->cap_numbers, n + 1, sizeof *s->number);
        s->number[n++] = id;
    }
    if (n)
        qsort(s->number, n, sizeof *s->number, compare_uint32);
    for (size_t i = 0; i < n; i++) {
        if (!i || s->number[i] != s->number[i - 1])
            s->number[s->n_numbers++] = s->number[i];
    }
}

/* The slot of a shingle, or the free one where it belongs. */
static uint64_t *
find(const struct shingles *s, uint64_t shingle)
{
    size_t at = shingle & (s->n_slots - 1);

    while (s->slot[at] && s->slot[at] != shingle)
        at = (at + 1) & (s->n_slots - 1);
    return &s->slot[at];
}

static void
put(struct shingles *s, uint64_t shingle)
{
    uint64_t *slot = find(s, shingle);

    s->n += !*slot;
    *slot = shingle;
}

static void
empty(struct shingles *s, size_t room)
{
    for (s->n_slots = 64; s->n_slots < room * 2;)
        s->n_slots *= 2;
    s->slot = mem_grow(s->slot, &s->cap, s->n_slots, sizeof *s->slot);
    memset(s->slot, 0, s->n_slots * sizeof *s->slot);
    memset(s->mark, 0, sizeof s->mark);
    s->n = 0;
}

/* Type ids are small numbers: spread them. */
static uint64_t
spread(uint32_t id)
{
    uint64_t token = (id + UINT64_C(1)) * UINT64_C(0xff51afd7ed558ccd);

    return token ^ token >> 32;
}

/* Takes token i, all before it are in *rolling; false: no shingle ends there.
 */
static inline bool
roll(const struct ids *tokens, size_t i, uint64_t *rolling, uint64_t *shingle)
{
    uint64_t out =
        i < SHINGLE_TOKENS ? 0 : spread(tokens->at[i - SHINGLE_TOKENS]);

    *rolling = shingle_roll(*rolling, spread(tokens->at[i]), out);
    *shingle = shingle_of(*rolling);
    *shingle |= !*shingle; /* 0 is a free slot */
    return i + 1 >= SHINGLE_TOKENS || i + 1 == tokens->n;
}

/* Sets the mark of a shingle; returns whether it was in `other`. */
static inline bool
set_mark(uint64_t *mark, uint64_t shingle, const uint64_t *other)
{
    size_t at = shingle >> (64 - SHINGLE_MARK_BITS);

    mark[at / 64] |= UINT64_C(1) << at % 64;
    return other[at / 64] >> at % 64 & 1;
}

void
shingles_make(struct shingles *s, const struct ids *tokens,
              const struct numbers *numbers)
{
    uint64_t rolling = 0, shingle;

    empty(s, tokens->n);
    for (size_t i = 0; i < tokens->n; i++) {
        if (!roll(tokens, i, &rolling, &shingle))
            continue;
        put(s, shingle);
        set_mark(s->mark, shingle, s->mark);
    }
    take_numbers(s, tokens, numbers);
}

void
shingles_free(struct shingles *s)
{
    free(s->slot);
    free(s->number);
    *s = (struct shingles){0};
}

/* Of two documents with a and b shingles that share so many. */
static struct likeness
likeness_of(size_t a, size_t b, size_t shared)
{
    size_t less = a < b ? a : b;

    if (!less)
        return (struct likeness){0};
    return (struct likeness){
        (double)shared / (double)(a + b - shared),
        (double)shared / (double)less,
    };
}

struct likeness
near_likeness(const struct shingles *a, const struct shingles *b)
{
    size_t shared = 0;

    for (size_t i = 0; i < a->n_slots; i++)
        shared += a->slot[i] && *find(b, a->slot[i]);
    return likeness_of(a->n, b->n, shared);
}

/* As most copies are. */
static bool
close_copy(const struct likeness *l)
{
    return l->resemblance >= RESEMBLANCE_MIN ||
           (l->containment >= CONTAINMENT_MIN &&
            l->resemblance >= BRIEF_RESEMBLANCE_MIN);
}

/* As a copy with another lead and without its tail is. */
static bool
edited_copy(const struct likeness *l)
{
    return l->containment >= EDITED_CONTAINMENT_MIN &&
           l->resemblance >= EDITED_RESEMBLANCE_MIN;
}

/* What shares a mark may share a shingle, and there are no more marks than
   shingles: so the likeness here is never below the true one. */
bool
near_possible(const struct shingles *a, const struct ids *tokens)
{
    uint64_t mark[sizeof a->mark / sizeof *a->mark] = {0};
    uint64_t rolling = 0, shingle;
    size_t marks = 0, shared = 0;
    struct likeness most;

    for (size_t i = 0; i < tokens->n; i++)
        if (roll(tokens, i, &rolling, &shingle))
            shared += set_mark(mark, shingle, a->mark);
    for (size_t i = 0; i < sizeof mark / sizeof *mark; i++)
        marks += (size_t)__builtin_popcountll(mark[i]);
    most = likeness_of(a->n, marks, shared < a->n ? shared : a->n);
    return close_copy(&most) || edited_copy(&most);
}

/* The share of the fewer distinct numbers that both have; 1 where they are too
   few to say anything. */
static double
numbers_shared(const struct shingles *a, const struct shingles *b)
{
    size_t less = a->n_numbers < b->n_numbers ? a->n_numbers : b->n_numbers;
    size_t i = 0, k = 0, shared = 0;

    while (i < a->n_numbers && k < b->n_numbers) {
        uint32_t x = a->number[i], y = b->number[k];

        shared += x == y;
        i += x <= y;
        k += y <= x;
    }
    return less < NUMBERS_MIN ? 1 : (double)shared / (double)less;
}

bool
near_same(const struct shingles *a, const struct shingles *b,
          const struct likeness *l)
{
    size_t less = a->n < b->n ? a->n : b->n;
    bool whole = l->containment >= WHOLE_CONTAINMENT_MIN;
    double numbers;

    if (less < SHORT_SHINGLES &&
        l->resemblance <
            (whole ? SHORT_CUT_RESEMBLANCE_MIN : SHORT_RESEMBLANCE_MIN))
        return false;
    if (!close_copy(l) && !edited_copy(l))
        return false;
    numbers = numbers_shared(a, b);
    return (whole || numbers > NUMBERS_SHARE) &&
           (close_copy(l) || numbers >= EDITED_NUMBERS_SHARE);
}
