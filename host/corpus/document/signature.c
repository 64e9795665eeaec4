#include "signature.h"

#include <string.h>

#define BIN_SHIFT 57 /* the upper seven bits name the bin */
#define EMPTY UINT32_MAX

/* Puts a shingle where it is the least of its bin. */
static void
put(uint32_t least[SIGNATURE_BINS], uint64_t shingle)
{
    uint32_t *bin = &least[shingle >> BIN_SHIFT];
    uint32_t value = (uint32_t)shingle, now = *bin;

    *bin = value < now ? value : now; /* no branch: it could not be foreseen */
}

/* A bin that no shingle fell into borrows from the next one that has
   something, changed by the distance: so bins that two short texts leave empty
   agree only where the texts do. */
static void
fill(const uint32_t least[SIGNATURE_BINS], struct signature *out)
{
    unsigned from = 0, far; /* the next bin that has something, so far away */

    while (least[from] == EMPTY)
        from++;
    far = from + 1;
    for (unsigned i = SIGNATURE_BINS; i-- > 0; far++) {
        if (least[i] != EMPTY) {
            from = i;
            far = 0;
        }
        out->bin[i] = (uint8_t)(least[from] ^ far * UINT32_C(0x9e37));
    }
}

void
signature_make(const uint64_t *tokens, size_t n, struct signature *out)
{
    const size_t whole = n < SHINGLE_TOKENS ? n : SHINGLE_TOKENS;
    uint32_t least[SIGNATURE_BINS];
    uint64_t rolling = 0, shingle;

    memset(least, 0xff, sizeof least);
    for (size_t i = 0; i < whole; i++)
        rolling = shingle_roll(rolling, tokens[i], 0);
    put(least, shingle = shingle_of(rolling));
    for (size_t i = whole; i < n; i++) {
        rolling = shingle_roll(rolling, tokens[i], tokens[i - SHINGLE_TOKENS]);
        put(least, shingle = shingle_of(rolling));
    }
    if (least[shingle >> BIN_SHIFT] == EMPTY) /* a value that is the mark */
        least[shingle >> BIN_SHIFT]--;
    fill(least, out);
}

unsigned
signature_agree(const struct signature *a, const struct signature *b)
{
    uint8_t n = 0; /* as narrow as the bins: many are added at once */

    for (unsigned i = 0; i < SIGNATURE_BINS; i++)
        n = (uint8_t)(n + (a->bin[i] == b->bin[i]));
    return n;
}

_Static_assert(SIGNATURE_BINS <= UINT8_MAX, "how many agree");
