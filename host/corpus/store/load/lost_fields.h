/* lost_fields: what a document had that the one which replaces it has not: most
   often because an option of the earlier load is missing. */
#ifndef SLANT_LOST_FIELDS_H
#define SLANT_LOST_FIELDS_H

#include "doc.h"
#include "fault.h"

struct sqlite3_stmt;

/* The two questions to the corpus, to be prepared. */
extern const char lost_fields_sql[], lost_variables_sql[];

/* *why: for the load log, with the names and the command that gave them, to be
   freed; NULL: nothing was lost. A variable that may have become a field is not
   lost. *same_text: of what lost something: nothing but options can have
   changed, or its fields. old: its id; it is still there. */
int lost_fields(struct sqlite3_stmt *fields, struct sqlite3_stmt *variables,
                int64_t old, const struct doc *d, bool *same_text, char **why,
                struct fault *ft);

#endif
