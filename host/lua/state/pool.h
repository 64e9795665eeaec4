/*
 * pool: memory for the many small objects of a Lua state, by size class. The
 * caller knows each block's size, so blocks have no headers, and to take or to
 * give back one is a list's head moved: malloc was a sixth of the time of the
 * plugins. What is given back stays with the pool for its class, until
 * pool_clear. Not for several threads.
 */
#ifndef SLANT_POOL_H
#define SLANT_POOL_H

#include <stdbool.h>
#include <stddef.h>

#define POOL_STEP 16 /* bytes between classes, and the alignment */
#ifdef __SANITIZE_ADDRESS__
#define POOL_MAX 0 /* the sanitizer is to see each block by itself */
#else
#define POOL_MAX 256
#endif

struct pool {                              /* all zero: empty */
    void *given[POOL_MAX / POOL_STEP + 1]; /* lists of blocks, by class */
    void *chunks;
    char *next;
    size_t left; /* bytes in the chunk from next on */
};

/* 0: no block of the pool. Sizes of one class are one block. */
static inline size_t
pool_class(size_t size)
{
    return size <= POOL_MAX ? (size + POOL_STEP - 1) / POOL_STEP : 0;
}

/* NULL: no memory. class: not 0. */
void *pool_take(struct pool *p, size_t class);
void pool_give(struct pool *p, void *block, size_t class);
/* Frees every block. */
void pool_clear(struct pool *p);

#endif
