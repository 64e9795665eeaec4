/* input: standard input as a file that can be opened and read again. */
#ifndef SLANT_INPUT_H
#define SLANT_INPUT_H

#include <stdint.h>

#include "fault.h"
#include "hash.h"

struct input {
    int fd; /* the caller closes it; processes started meanwhile have it at the
               same number */
    uint64_t size;
    struct hash content;
};

/* Copies standard input to its end into a file without a name in $TMPDIR. A
   NULL in *as becomes the ending that fits its first bytes (heap string). */
int input_copy(struct input *in, char **as, struct fault *ft);

#endif
