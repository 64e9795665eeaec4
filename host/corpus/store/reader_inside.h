/* reader_inside: what the files of `reader` share. Inside the store's folder
   only. */
#ifndef SLANT_READER_INSIDE_H
#define SLANT_READER_INSIDE_H

#include "reader.h"

/* Adds to a FAULT_USAGE which expressions it is about (each may be NULL), and
   for an unknown name the ones there are. */
void reader_explain(struct reader *r, const char *where, const char *by,
                    struct fault *ft);

#endif
