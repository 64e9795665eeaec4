/* reader_inside: what the files of `reader` share. Inside the store's folder
   only. */
#ifndef SLANT_READER_INSIDE_H
#define SLANT_READER_INSIDE_H

#include "reader.h"

struct sqlite3_stmt;

/* A condition that holds for ids near each other: of the 64 from ?1 on those
   up to ?2 whose bit is in ?3. */
#define READER_RUN(id) id " BETWEEN ?1 AND ?2 AND ?3 >> (" id " - ?1) & 1"
/* Binds as many of the ascending ids as one such statement finds; how many. */
size_t reader_run(const int64_t *ids, size_t n, struct sqlite3_stmt *st);

#endif
