/* expression_values: values in a condition that no document has. Inside the
   rooms that select documents. */
#ifndef SLANT_EXPRESSION_VALUES_H
#define SLANT_EXPRESSION_VALUES_H

#include "store.h"

/* `where` is checked and held for no document: says which values it compares a
   column with that no document has in it (outlet = 'Courent', outlet IN (...),
   year = 2020), and the nearest that there are. */
void expression_tell_none(struct store *s, const char *where);

#endif
