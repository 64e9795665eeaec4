/*
 * carrier: a stream of bytes, whatever carries it: a file, a compressed file, a
 * member of an archive, text in another encoding. Knows nothing of what the
 * bytes mean. One that is made over another reads from it and does not own it.
 */
#ifndef SLANT_CARRIER_H
#define SLANT_CARRIER_H

#include <stddef.h>
#include <stdint.h>

#include "buf.h"

struct carrier {
    /* Bytes put into p; 0 at the end or where reading failed. */
    size_t (*read)(struct carrier *c, char *p, size_t len);
    /* As lseek; NULL where one can only read on. Not after carrier_peek. */
    int64_t (*seek)(struct carrier *c, int64_t offset, int whence);
    void (*close)(struct carrier *c);
    const char *reason; /* what broke the stream off, or NULL; static string:
                           unreadable changed damaged-gzip trailing-bytes
                           damaged-archive encrypted bomb */
    char *detail;       /* for people; NULL without a reason */
    struct buf ahead;   /* peeked at, from ahead_at on not yet read */
    size_t ahead_at;
};

/* A file, or bytes from..to of it; 0,0: all. NULL with *why (a heap string)
   when it cannot be opened. Waits for nobody: FIFOs and devices are refused. */
struct carrier *carrier_file(const char *path, uint64_t from, uint64_t to,
                             char **why);
void carrier_close(struct carrier *c); /* NULL is nothing */

size_t carrier_read(struct carrier *c, char *p, size_t len);

/* The next bytes, as many as there are up to want, without reading them: they
   come again. Valid until the next call. */
const char *carrier_peek(struct carrier *c, size_t want, size_t *len);

/* For those who make carriers: says what broke it off; the first one counts.
   detail: a heap string, taken over. */
void carrier_break(struct carrier *c, const char *reason, char *detail);

#endif
