/* documents_view: the view `documents`, one row a document with a column for
   each document variable. Inside the store's folder only. */
#ifndef SLANT_DOCUMENTS_VIEW_H
#define SLANT_DOCUMENTS_VIEW_H

#include <stdbool.h>

#include "buf.h"
#include "fault.h"

struct sqlite3;

#define DOCUMENTS_VIEW_VARIABLES 200 /* columns made of document variables */

/* Whether a variable of this name, written as JSON has it, can be a column. */
bool documents_view_takes(const char *name, size_t len);
/* The statement that makes the view for the variables there are now. */
int documents_view_sql(struct sqlite3 *db, struct buf *out, struct fault *ft);
/* Makes it anew, in the caller's transaction. */
int documents_view_make(struct sqlite3 *db, struct fault *ft);

#endif
