/* chunk_bytes: a whole chunk as bytes, as a worker sends it. */
#ifndef SLANT_CHUNK_BYTES_H
#define SLANT_CHUNK_BYTES_H

#include "chunk.h"

/* Appends everything that was added, and empties the writer. */
static inline void
chunk_bytes(struct chunk_writer *w, struct buf *out)
{
    const struct buf *items = chunk_head(w, out);

    buf_add(out, items->data, items->len);
    chunk_drop(w);
}

#endif
