/* variables: names of document variables that are columns of the view
   `documents`. Inside the store's folder only. */
#ifndef SLANT_VARIABLES_H
#define SLANT_VARIABLES_H

#include "fault.h"

struct sqlite3;
struct variables;

int variables_open(struct variables **v, struct sqlite3 *db, struct fault *ft);
void variables_free(struct variables *v);
/* Notes the names in a document's variables (a JSON object, or NULL). New ones
   go into the table `variable` and the view, in the caller's transaction, as
   long as there is room for them. */
int variables_note(struct variables *v, const char *vars, struct fault *ft);

#endif
