/*
 * roles: who does what to whom, by rules of thumb on word order: the agent of
 * a verb is the last target or name before it in its clause, the patient the
 * first one behind it; after a form of `be` it is the other way round (`was
 * praised by`).
 */
#ifndef SLANT_ROLES_H
#define SLANT_ROLES_H

#include "feature_set.h"

/* Adds the features of the verbs in the passage's lexicon of these; f->units
   must be made. */
void roles_add(struct features *f, const struct passage *p);

#endif
