/* whole_file: a file that is there whole or, if something goes wrong, as it
   was before. */
#ifndef SLANT_WHOLE_FILE_H
#define SLANT_WHOLE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "fault.h"

/* Writes beside the file and renames; a device or pipe is written to. FAULT_IO:
   the old file stands. */
int whole_file_write(const char *path, const void *data, size_t len,
                     struct fault *ft);
/* The bytes of a file as a heap string. */
int whole_file_read(const char *path, char **text, struct fault *ft);
/* FAULT_USAGE when what `option` names is a corpus, or one of the files beside
   it, which would be lost. file NULL: all is well. */
int whole_file_spares(const char *corpus, const char *option, const char *file,
                      struct fault *ft);

#endif
