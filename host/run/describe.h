/* describe: which plugins there are, found out by a worker (their code runs).
 */
#ifndef SLANT_DESCRIBE_H
#define SLANT_DESCRIBE_H

#include "engine.h"

/* A plugin that loads for longer than this many seconds stops the whole
   description, with a fault. */
#define DESCRIBE_SECONDS 30

int describe_run(const struct engine_spec *spec,
                 struct engine_descriptions *out, struct fault *ft);

#endif
