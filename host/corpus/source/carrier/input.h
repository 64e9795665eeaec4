/* input: standard input as a file that can be opened and read again. */
#ifndef SLANT_INPUT_H
#define SLANT_INPUT_H

#include <stdint.h>

#include "fault.h"

/* Copies standard input to its end into a file without a name in $TMPDIR.
   *as: NULL becomes the ending that fits its first bytes (heap string). The
   caller closes *fd; processes started meanwhile have it at the same number. */
int input_copy(int *fd, uint64_t *size, char **as, struct fault *ft);

#endif
