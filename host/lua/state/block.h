/*
 * block: the memory of Lua states. Lua makes and drops small objects without
 * end. Blocks of up to 256 bytes that it gives back are kept for the next one
 * of their size, whichever state wants it, and the first 8 MB of them are cut
 * from one range whose pages are asked for many at a time: both cost a fraction
 * of what malloc, which joins and splits blocks, and a fault a page do. At most
 * 12 MB stay with a process whose states have given everything back.
 */
#ifndef SLANT_BLOCK_H
#define SLANT_BLOCK_H

#include <stddef.h>

/* malloc, realloc and free in one; old and want are sizes, 0: none. NULL: want
   is 0, or there is no memory: then failed() was called, and p stays. */
void *block_resize(void *p, size_t old, size_t want, void (*failed)(void));

#endif
