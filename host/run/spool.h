/*
 * spool: pieces of rows that wait until all have come: in memory while they are
 * few, else in a file without a name ($TMPDIR).
 */
#ifndef SLANT_SPOOL_H
#define SLANT_SPOOL_H

#include "buf.h"
#include "fault.h"

struct spool { /* zeroed at first */
    struct buf bytes;
    int fd; /* if has_file */
    bool has_file;
    uint64_t size, at; /* of the file; what was read of all */
    struct buf piece;  /* as it was read last */
};

/* Adds a piece. 0, or -1: the file cannot be made or written. */
int spool_add(struct spool *s, const void *bytes, size_t n, struct fault *ft);
/* The next piece as it was added (row_pieces). */
int spool_next(void *spool, struct cur *piece, struct fault *ft);
/* It is empty then. */
void spool_free(struct spool *s);

#endif
