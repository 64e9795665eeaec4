/*
 * vader_block: what 64 bytes of text hold for VADER's tokens, a bit for each
 * byte, the first byte's lowest. Two twins that always give the same; the
 * plain one says what the bits mean.
 */
#ifndef SLANT_VADER_BLOCK_H
#define SLANT_VADER_BLOCK_H

#include <stdint.h>

#define VADER_BLOCK 64

struct vader_block {
    uint64_t space; /* ASCII white space as Python's str.split has it */
    uint64_t mark;  /* ASCII punctuation, as Python's string.punctuation */
    uint64_t capital, letter; /* of ASCII; capitals are letters */
    uint64_t loud;            /* ! and ? */
    uint64_t quote;           /* ' */
    uint64_t wide;            /* bytes of other than ASCII characters */
};

void vader_block_plain(const char s[VADER_BLOCK], struct vader_block *out);
#ifdef __SSE2__
void vader_block_sse2(const char s[VADER_BLOCK], struct vader_block *out);
#endif

static inline void
vader_block_read(const char s[VADER_BLOCK], struct vader_block *out)
{
#ifdef __SSE2__
    vader_block_sse2(s, out);
#else
    vader_block_plain(s, out);
#endif
}

#endif
