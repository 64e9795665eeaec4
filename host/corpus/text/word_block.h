/*
 * word_block: what 64 bytes of text hold for words_find, a bit for each byte,
 * the first byte's lowest. Three twins that always give the same; the plain one
 * says what the bits mean.
 */
#ifndef SLANT_WORD_BLOCK_H
#define SLANT_WORD_BLOCK_H

#include <stdbool.h>
#include <stdint.h>

#define WORD_BLOCK 64

struct word_block {
    uint64_t core;  /* ASCII letters and digits */
    uint64_t wide;  /* bytes of other than ASCII characters */
    uint64_t blank; /* space and newline: no word goes on behind them */
    uint64_t link;  /* : and @, which may stand inside of links */
};

typedef void word_block_read(const char s[WORD_BLOCK], struct word_block *out);

word_block_read word_block_plain;
#ifdef __SSE2__
word_block_read word_block_sse2;
word_block_read word_block_avx2; /* only where word_block_has_avx2 */
#endif
bool word_block_has_avx2(void);

/* The fastest that this processor has. */
word_block_read *word_block_best(void);

#endif
