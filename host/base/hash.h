/* hash: 128-bit XXH3, for content keys (not for secrets). */
#ifndef SLANT_HASH_H
#define SLANT_HASH_H

#include <stddef.h>
#include <stdint.h>

struct hash {
    unsigned char bytes[16]; /* canonical (big endian) order */
};

struct hasher; /* a running hash over a series of fields */

struct hasher *hasher_new(void);
void hasher_free(struct hasher *h);
/* Adds one field with its length, so ("ab","c") differs from ("a","bc"). */
void hasher_field(struct hasher *h, const void *p, size_t len);
void hasher_string(struct hasher *h, const char *s); /* NULL differs from "" */
struct hash hasher_end(struct hasher *h);            /* also resets it */

/* Of the bytes alone, without their length. */
struct hash hash_of(const void *p, size_t len);
uint64_t hash64_of(const void *p, size_t len);
/* 32 hex digits and a NUL into out. */
void hash_hex(const struct hash *h, char out[33]);

#endif
