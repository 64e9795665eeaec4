/*
 * permit: which plugins are in a run: they may do what they ask for
 * (manifest.permissions) and leave room for each other; and in which workers. A
 * plugin with permissions runs in workers of its own, which
 * hold nothing else that could use them.
 */
#ifndef SLANT_PERMIT_H
#define SLANT_PERMIT_H

#include "plan.h"

struct permit_terms {
    const char *const
        *allowed; /* names of plugins that get what they ask for */
    size_t n_allowed;
    const struct manifest *stored; /* of plugins with results in the corpus */
    size_t n_stored;
    bool list; /* everything found: what runs only when it is named would be
                  alone in a run */
};

/* Why each plugin cannot be in the run, NULL: it can, or is hidden by an
   earlier one of its name; nor can those that require it. It asks for a
   permission and is not allowed it; the results in the corpus by its name are
   of another plugin (run --as); an earlier one, or one with results in the
   corpus, has a table of the same name; there are too many before it, with the
   bundled ones behind it. Heap strings, as many as d has. */
void permit_reasons(const struct engine_descriptions *d,
                    const struct permit_terms *terms, char **why);

/* Makes these reasons errors. A name in allowed that asks for nothing is
   FAULT_USAGE. */
int permit_found(struct engine_descriptions *d,
                 const struct permit_terms *terms, struct fault *ft);

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
