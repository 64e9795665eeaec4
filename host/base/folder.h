/* folder: what lies in a folder. */
#ifndef SLANT_FOLDER_H
#define SLANT_FOLDER_H

#include <stddef.h>

/* The names in it by their bytes, but for those that begin with a dot; *n: how
   many. For mem_free_strings; none where there is no such folder. */
char **folder_names(const char *path, size_t *n);

#endif
