/*
 * wire: the messages between a coordinator and its workers. A frame on a pipe
 * is u32 length of the payload, u8 type, payload (little endian).
 */
#ifndef SLANT_WIRE_H
#define SLANT_WIRE_H

#include "buf.h"

enum wire_type {
    /* to a worker */
    WIRE_OPEN_DECODE = 1, /* source options */
    WIRE_DECODE,          /* u64: chunks to leave out; a source job */
    WIRE_DESCRIBE,        /* engine spec */
    WIRE_OPEN_ENGINE,     /* corpus path, engine plan */
    WIRE_ANALYSE,         /* i64 document, u64 plugins; and so on */
    WIRE_REDUCE,          /* u32 plugin, i64 block */
    WIRE_FINISH,          /* u32 plugin */
    /* from a worker */
    WIRE_READY,   /* answers an OPEN; a decoder adds the things named */
    WIRE_BROKEN,  /* a pair_result: the plugin cannot be set up */
    WIRE_FAULT,   /* u32 code, text: the worker cannot do its work */
    WIRE_CHUNK,   /* a chunk (chunk.h) */
    WIRE_DECODED, /* the job is done; for each of its files the documents and
                     notes made of it; then how many things were met and
                     which; varints; then names of fields */
    WIRE_DESCRIPTIONS, /* engine descriptions */
    WIRE_RESULT,       /* a pair_result */
    WIRE_PARTIAL,      /* u32 plugin, i64 block, u8 ok, partial | pair_result */
    WIRE_ROWS,         /* u32 plugin, u8 first, rows of its aggregate */
    WIRE_FINISHED,     /* u32 plugin, u8 ok, nothing | pair_result */
    WIRE_SAMPLE,       /* u32 ticks, stack */
    WIRE_TYPES
};

/* Bytes of a frame: at most a document with its tokens, or with its rows. */
#define WIRE_PAYLOAD_MAX (1u << 30)

/* Appends a frame. */
void wire_put(struct buf *out, enum wire_type type, const void *payload,
              size_t len);

/* For payloads built in place: begin returns a mark, end fills the length. */
size_t wire_begin(struct buf *out, enum wire_type type);
void wire_end(struct buf *out, size_t mark);
/* The same for a payload of which `more` bytes will follow the buffer. */
void wire_end_before(struct buf *out, size_t mark, size_t more);

/* A frame inside the receiver's buffer. */
struct wire_frame {
    enum wire_type type;
    const char *payload;
    size_t len;
};

/* The receiving end: bytes arrive in pieces, frames leave whole. */
struct wire_reader {
    struct buf bytes;
    size_t taken; /* bytes of frames already given out */
};

enum {
    WIRE_ROOM = 256 * 1024
};

/* Where up to WIRE_ROOM bytes that arrive may be put, and how many were. */
char *wire_room(struct wire_reader *r);
void wire_arrived(struct wire_reader *r, size_t len);
/* 1 a frame (valid until the next wire_room), 0 more bytes are needed, -1 the
   bytes are not frames. */
int wire_next(struct wire_reader *r, struct wire_frame *f);
/* Gives back the buffer if no frame is in it. */
void wire_rest(struct wire_reader *r);
void wire_reader_free(struct wire_reader *r);

#endif
