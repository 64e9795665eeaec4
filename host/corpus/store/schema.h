/* schema: the host's tables in a corpus file, as schema.sql has them. Inside
   the store's folder only. */
#ifndef SLANT_SCHEMA_H
#define SLANT_SCHEMA_H

#include <stdbool.h>

#include "fault.h"

struct sqlite3;

/* Makes them in an empty file, in its own transaction. */
int schema_make(struct sqlite3 *db, struct fault *ft);
/* Checks that the file is a corpus of this version with just these tables;
   path is for messages. */
int schema_check(struct sqlite3 *db, const char *path, struct fault *ft);
/* Whether name is a table, index or view of the host's, or SQLite's own, or a
   function that is used like one.
   Looks at no file. */
bool schema_has_name(const char *name);

#endif
