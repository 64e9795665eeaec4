#include "hash.h"

#include <stdio.h>
#include <string.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "mem.h"

struct hasher {
    XXH3_state_t *state;
};

static struct hash
canonical(XXH128_hash_t value)
{
    XXH128_canonical_t c;
    struct hash h;

    XXH128_canonicalFromHash(&c, value);
    memcpy(h.bytes, c.digest, sizeof h.bytes);
    return h;
}

struct hasher *
hasher_new(void)
{
    struct hasher *h = mem_alloc(sizeof *h);

    h->state = XXH3_createState(); /* aligned as XXH3 needs */
    if (!h->state)
        mem_alloc((size_t)-1);
    XXH3_128bits_reset(h->state);
    return h;
}

void
hasher_free(struct hasher *h)
{
    if (!h)
        return;
    XXH3_freeState(h->state);
    free(h);
}

void
hasher_field(struct hasher *h, const void *p, size_t len)
{
    uint64_t size = len;

    XXH3_128bits_update(h->state, &size, sizeof size);
    if (len)
        XXH3_128bits_update(h->state, p, len);
}

void
hasher_string(struct hasher *h, const char *s)
{
    static const uint64_t none = UINT64_MAX;

    if (s)
        hasher_field(h, s, strlen(s));
    else
        XXH3_128bits_update(h->state, &none, sizeof none);
}

struct hash
hasher_end(struct hasher *h)
{
    struct hash out = canonical(XXH3_128bits_digest(h->state));

    XXH3_128bits_reset(h->state);
    return out;
}

struct hash
hash_of(const void *p, size_t len)
{
    return canonical(XXH3_128bits(p, len));
}

uint64_t
hash64_of(const void *p, size_t len)
{
    return XXH3_64bits(p, len);
}

void
hash_hex(const struct hash *h, char out[33])
{
    for (size_t i = 0; i < sizeof h->bytes; i++)
        snprintf(out + 2 * i, 3, "%02x", h->bytes[i]);
}
