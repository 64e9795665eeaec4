/* discover: which plugins there are, found out by a worker (their code runs).
 */
#ifndef SLANT_DISCOVER_H
#define SLANT_DISCOVER_H

#include "engine.h"
#include "pool.h"

/* A plugin that ends the worker that loads it, or is still at it after
   DISCOVER_SECONDS, is described with that as its error. */
#define DISCOVER_SECONDS 15

int discover(const struct engine_spec *spec, struct engine_descriptions *out,
             struct fault *ft);

/* The same by slot 0 of a pool that nobody uses. After success its worker is
   there, idle, and has the plugins loaded. Who kills that worker when *stop is
   true ends it all: FAULT_INTERRUPTED. */
int discover_in(struct pool *pool, const struct engine_spec *spec,
                const bool *stop, struct engine_descriptions *out,
                struct fault *ft);

#endif
