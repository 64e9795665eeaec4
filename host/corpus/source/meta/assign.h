/*
 * assign: what a carrier, a table or the user gives, into the fields and
 * variables of a document.
 */
#ifndef SLANT_ASSIGN_H
#define SLANT_ASSIGN_H

#include <stdbool.h>

#include "doc.h"
#include "fields.h"
#include "record.h"
#include "source.h"
#include "vars.h"

/* Sets one field in its normal form (dates to ISO 8601, outlet folded,
   language to its primary tag, white space folded), replacing what was there.
   False, and nothing changed, when the value cannot be that field. FIELD_TEXT
   takes the text as it is. */
bool assign_field(struct doc *d, enum field f, const char *s, size_t len);

/* The fields of a record: the mapped and the default names; the rest become
   variables, and so does a value that cannot be its field. */
void assign_record(struct doc *d, struct vars *v, const struct record *r,
                   const struct source_options *o);

/* Where a name goes: as the user mapped it, else by default. *name is the
   variable's name where FIELD_NONE is returned; rank 0 is the user's own. */
enum field assign_target(const struct source_options *o, const char **name,
                         size_t *len, unsigned *rank);

#endif
