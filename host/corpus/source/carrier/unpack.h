/*
 * unpack: archives (zip, tar) and compressed streams, by libarchive. Nothing is
 * written anywhere; a member's name is only a name.
 */
#ifndef SLANT_UNPACK_H
#define SLANT_UNPACK_H

#include <stdbool.h>

#include "carrier.h"
#include "source.h"

/* What comes out of one xz, bzip2 or zstd stream. Where it breaks, the last
   block (up to 256 KB) is lost. limits outlive it. */
struct carrier *carrier_unpacked(struct carrier *in,
                                 const struct source_limits *limits);

struct unpack;

struct unpack_member {
    char *name;           /* valid UTF-8, without control characters */
    bool folder;          /* not to be read */
    const char *other;    /* what it is when it is no file: a link, a device */
    struct carrier *data; /* of a file; valid until the next member */
};

/* An archive. limits outlive it. */
struct unpack *unpack_open(struct carrier *in,
                           const struct source_limits *limits);
void unpack_close(struct unpack *u);

/* The next member; the unpacker's, valid until the next call. NULL at the end
   or where the archive broke off: then *reason is not NULL, and detail (may be
   NULL) is the unpacker's. */
const struct unpack_member *unpack_next(struct unpack *u, const char **reason,
                                        const char **detail);

#endif
