/*
 * small: memory for the small objects of a Lua state, which come and go by the
 * hundred thousand. What is given back waits in a list of its size for the next
 * of that size; the pages go when the pool does. Under AddressSanitizer every
 * piece is malloc's, so that it sees each one's end.
 */
#ifndef SLANT_SMALL_H
#define SLANT_SMALL_H

#include <stddef.h>

#define SMALL_STEP 16 /* bytes from one size to the next */
#ifdef __SANITIZE_ADDRESS__
#define SMALL_MOST 0
#else
#define SMALL_MOST 512 /* bytes of a small object */
#endif

struct small_pool {
    void *given[SMALL_MOST / SMALL_STEP + 1]; /* by size, rounded up; linked */
    void *pages;                              /* linked */
    char *at, *end;                           /* of the newest page: unused */
};

/* A pool of zero bytes is empty. */
void small_free(struct small_pool *p);
/* size: from 1 on. NULL: no memory. */
void *small_take(struct small_pool *p, size_t size);
/* Gives back what was taken with this size. */
void small_give(struct small_pool *p, void *piece, size_t size);
/* The piece with another size, perhaps elsewhere. NULL: no memory. */
void *small_resize(struct small_pool *p, void *piece, size_t old, size_t size);

#endif
