/*
 * encoding: which encoding a text is in, how sure that is, and its conversion
 * to UTF-8. Rules: INPUT.md.
 */
#ifndef SLANT_ENCODING_H
#define SLANT_ENCODING_H

#include <stdbool.h>
#include <stddef.h>

#include "buf.h"
#include "carrier.h"

/* So much of a file is looked at where it is read piece by piece. */
#define ENCODING_HEAD (64u << 10)

/* Below this confidence a document's encoding is noted as doubtful. */
#define ENCODING_SURE 0.5

struct encoding {
    char name[32];     /* IANA name; UTF-8 also for plain ASCII */
    double confidence; /* 0..1, two decimals */
    bool utf8;     /* nothing to convert; invalid bytes are repaired later */
    bool binary;   /* these bytes are no text in any encoding */
    bool mistaken; /* the declared or asked for encoding cannot be it */
    unsigned bom;  /* bytes of a byte order mark */
    bool open;     /* what was looked at is ASCII, or too little to decide
                      (encoding_close), and more may follow */
    bool standard; /* UTF-8 by its format's standard, unless another is sure */
    size_t given_up; /* grows while a stream is read: characters that were whole
                        in UTF-8, if it is another encoding and they are more
                        than come by chance */
};

/* Decides. head: the text or its first bytes; whole: it is all of it.
   declared: what the carrier says of itself, or what its standard says, or
   NULL: taken if the bytes can be that and do not speak for UTF-8. forced: what
   the user says, or NULL: taken; a byte order mark in another encoding makes it
   mistaken. */
void encoding_of(const char *head, size_t len, bool whole, const char *declared,
                 const char *forced, struct encoding *e);

/* The same for a format that is UTF-8 by its standard, as JSON: it is unless
   another encoding is sure. */
void encoding_of_standard(const char *head, size_t len, bool whole,
                          const char *forced, struct encoding *e);

/* Decides what is open, by bytes farther behind. Where UTF-8 is the standard, a
   few bytes decide nothing: it stays open, and they are broken. */
void encoding_close(const char *s, size_t len, bool whole, struct encoding *e);

/* Appends s as UTF-8, without the byte order mark; what e does not have becomes
   the byte 0xff (converter.h), so that utf8_repair counts it. */
void encoding_convert(const struct encoding *e, const char *s, size_t len,
                      struct buf *out);

/* A whole small file as UTF-8, repaired, in whatever encoding it was saved;
   how many sequences were invalid. e: what was found. */
size_t encoding_read(const char *s, size_t len, struct buf *out,
                     struct encoding *e);

/* encoding_convert for a stream, from its first byte on unless inside. Where
   the first byte comes that is not ASCII, an open encoding is decided; so e is
   the caller's as long as the stream is. */
struct carrier *carrier_utf8(struct carrier *in, struct encoding *e,
                             bool inside);

#endif
