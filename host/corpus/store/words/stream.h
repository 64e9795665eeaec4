/* stream: a document's token types as they are stored: u16 little endian,
   65535 stands for an id that follows, as u32, behind the last u16. */
#ifndef SLANT_STREAM_H
#define SLANT_STREAM_H

#include <stddef.h>
#include <stdint.h>

#include "buf.h"

/* Appends. */
void stream_encode(const uint32_t *ids, size_t n, struct buf *out);

/* A growable array of ids; zeroed is empty. */
struct ids {
    uint32_t *at;
    size_t n, cap;
    uint32_t bound; /* set by stream_decode: no id is above it */
};

/* Replaces what is in out. -1 if the bytes are no stream. */
int stream_decode(const void *data, size_t len, struct ids *out);
uint32_t ids_highest(const struct ids *ids);
void ids_free(struct ids *ids);

#endif
