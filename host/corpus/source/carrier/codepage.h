/* codepage: the encodings of one byte a character that texts are found in, and
   the languages that were written in them. */
#ifndef SLANT_CODEPAGE_H
#define SLANT_CODEPAGE_H

#include <stddef.h>
#include <stdint.h>

struct codepage {
    const char *name;
    const char *languages; /* as in alphabets.h, each with a space behind */
    unsigned rare;         /* bits: how much rarer it is than the first */
    uint32_t at[128];      /* the characters of 0x80 on; 0: it has none */
};

/* All of them, the more common ones first. Made at the first call. */
const struct codepage *codepages(size_t *n);

/* The table of any encoding; 0 too for control characters, which are in no
   text, and for what begins a longer sequence. */
void codepage_read(const char *name, uint32_t at[128]);

#endif
