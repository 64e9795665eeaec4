/*
 * date_candidates: all that says when a document came out, and which of it
 * counts: field, date line, url, file name, calendar, in this order.
 */
#ifndef SLANT_DATE_CANDIDATES_H
#define SLANT_DATE_CANDIDATES_H

#include "doc.h"
#include "vars.h"

/* The document variable that holds every date there is, when there is another
   one beside the published one: a list of "2015-03-20 line". */
#define DATE_CANDIDATES "published_candidates"

/* Gives d, which is settled, its date, if nothing surer did, and the variable.
   carrier: what the carrier itself said, as "2015-03-20 field", or NULL; name:
   of the document's file, or NULL; infer: a date found by the calendar may
   count. */
void date_candidates(struct doc *d, struct vars *v, const char *carrier,
                     const char *name, bool infer);

#endif
