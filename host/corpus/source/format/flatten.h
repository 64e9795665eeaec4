/* flatten: members of nested objects of a record as values of its own. */
#ifndef SLANT_FLATTEN_H
#define SLANT_FLATTEN_H

#include "record.h"

/* path: a.b.c. Every object on the way (a, then a.b) gives way to its members,
   named a.b, a.b.c and so on, case aside. What is not there changes nothing. */
void flatten(struct record *r, const char *path);

#endif
