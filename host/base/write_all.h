/* write_all: all of it into a descriptor that waits, signals notwithstanding;
   0, or -1 with errno. */
#ifndef SLANT_WRITE_ALL_H
#define SLANT_WRITE_ALL_H

#include <stddef.h>

int write_all(int fd, const void *data, size_t len);

#endif
