/* discover: which plugins there are, found out by a worker (their code runs).
 */
#ifndef SLANT_DISCOVER_H
#define SLANT_DISCOVER_H

#include "engine.h"

/* A plugin that loads for longer than this many seconds stops the whole
   description, with a fault. */
#define DISCOVER_SECONDS 30

int discover(const struct engine_spec *spec, struct engine_descriptions *out,
             struct fault *ft);

#endif
