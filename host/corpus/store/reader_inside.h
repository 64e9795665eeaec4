/* reader_inside: what the files of `reader` share. Inside the store's folder
   only. */
#ifndef SLANT_READER_INSIDE_H
#define SLANT_READER_INSIDE_H

#include "reader.h"

struct store *reader_store(struct reader *r);

#endif
