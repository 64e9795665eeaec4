/*
 * permit: which plugins are in a run: they may do what they ask for
 * (manifest.permissions) and leave room for each other; and in which workers. A
 * plugin with permissions runs in workers of its own, which
 * hold nothing else that could use them.
 */
#ifndef SLANT_PERMIT_H
#define SLANT_PERMIT_H

#include "plan.h"

/* Gives an error to every plugin that cannot be in the run, and to those that
   require it: it asks for a permission and is not among the names of allowed;
   an earlier one has a table of the same name; there are too many before it. A
   name in allowed that asks for nothing is FAULT_USAGE. */
int permit_found(struct engine_descriptions *d, const char *const *allowed,
                 size_t n_allowed, struct fault *ft);

/* Why a plugin with these permissions, which must be there, is left out until
   it is named; free it. */
char *permit_denial(const struct manifest *m);

/* Does it ask for running programs? */
bool permit_exec(const struct manifest *m);

/* Plugins that run at the same time. */
struct wave {
    uint64_t plugins; /* bits of the plan */
    int alone;        /* the only one, with permissions; -1: all others */
};

/* Appends the plan's waves, in order: what a plugin requires is in its wave or
   an earlier one. Returns how many; at most RESULTS_PLUGINS_MAX. */
size_t permit_waves(const struct plan *p, struct wave *waves);

#endif
