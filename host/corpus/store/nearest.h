/* nearest: the name a person may have meant. Inside the store's folder only. */
#ifndef SLANT_NEAREST_H
#define SLANT_NEAREST_H

#include <stddef.h>

struct sqlite3;

/* Letters to insert, drop or change to make b of a, without case; 60 for longer
   texts. */
size_t nearest_distance(const char *a, const char *b);

/* The table or view / the column of `table` (NULL: of any) whose name is
   nearest, as a heap string; NULL if none is near. For a name that others give
   a column of `documents` (source, headline) that column. */
char *nearest_table(struct sqlite3 *db, const char *name);
char *nearest_column(struct sqlite3 *db, const char *table, const char *name);

#endif
