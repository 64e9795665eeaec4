/* split: a plain JSON Lines file in pieces that begin at line starts. */
#ifndef SLANT_SPLIT_H
#define SLANT_SPLIT_H

#include <stdint.h>

#define SPLIT_BYTES (2u << 20) /* in a piece, at least */

/* Calls piece for each, in order; from and to in bytes, line from 1. Returns
   -1, without a call, when the file is better read whole: small, unreadable,
   no JSON Lines, or in an encoding where a newline is no single byte. */
int split_lines(const char *path, uint64_t size,
                void (*piece)(void *cookie, uint64_t from, uint64_t to,
                              uint64_t line),
                void *cookie);

#endif
