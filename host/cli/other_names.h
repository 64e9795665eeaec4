/* other_names: results that a plugin has beside its own, run --as a name. */
#ifndef SLANT_OTHER_NAMES_H
#define SLANT_OTHER_NAMES_H

#include "store.h"

/* Tells of those that owe documents how they get them: a run that names no
   plugin leaves them as they are. */
int other_names_owed(struct store *s, struct fault *ft);

#endif
