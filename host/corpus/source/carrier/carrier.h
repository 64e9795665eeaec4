/*
 * carrier: the bytes of one file as a stream, plain or gzip. Knows nothing of
 * what the bytes mean.
 */
#ifndef SLANT_CARRIER_H
#define SLANT_CARRIER_H

#include <stddef.h>
#include <stdint.h>

struct carrier;

/* from, to: bytes of a plain file; 0,0: all of it. NULL with *why (a heap
   string) when the file cannot be opened. */
struct carrier *carrier_open(const char *path, int gzip, uint64_t from,
                             uint64_t to, char **why);
void carrier_close(struct carrier *c);

/* Bytes put into p; 0 at the end or where reading failed. */
size_t carrier_read(struct carrier *c, char *p, size_t len);

/* What broke the stream off, or NULL. The reason is `damaged-gzip` or
   `unreadable`; detail may be NULL. Static strings or the carrier's. */
const char *carrier_fault(const struct carrier *c, const char **detail);

#endif
