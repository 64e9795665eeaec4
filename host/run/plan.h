/* plan: the plugins of a run, with the keys of their configurations. */
#ifndef SLANT_PLAN_H
#define SLANT_PLAN_H

#include "engine.h"

struct plan {
    struct engine_plan engine;  /* what workers get */
    struct manifest *manifests; /* parallel to engine.plugins */
    struct hash *keys;
    size_t n;
    uint64_t asked; /* bits of those that others do not merely require */
};

/* From the descriptions without an error, in their order. version: of the
   interpreter; it and slant's own versions are part of every key. A plugin
   that requires a faulty one must carry an error itself. */
int plan_make(struct plan *p, const struct engine_descriptions *d,
              const char *version, struct fault *ft);
void plan_free(struct plan *p);

#endif
