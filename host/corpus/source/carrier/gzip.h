/* gzip: what comes out of a gzip stream, up to the byte where it breaks. */
#ifndef SLANT_GZIP_H
#define SLANT_GZIP_H

#include "carrier.h"
#include "source.h"

/* limits outlive it. */
struct carrier *carrier_gzip(struct carrier *in,
                             const struct source_limits *limits);

#endif
