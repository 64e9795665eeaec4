/* misfit: patterns that no row can be like. */
#ifndef SLANT_MISFIT_H
#define SLANT_MISFIT_H

#include "feature.h"
#include "sheet.h"

/* Notes those that have another number of words than the rows. * is any number.
 */
void misfit_note(struct sheet *s, const struct features *f, uint64_t words);

#endif
