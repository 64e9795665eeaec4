/* describe: engine_ops.describe. */
#ifndef SLANT_DESCRIBE_H
#define SLANT_DESCRIBE_H

#include "engine.h"

int describe_plugins(const struct engine_spec *spec,
                     const struct engine_sink *sink,
                     struct engine_descriptions *out,
                     struct engine_programs **kept, struct fault *ft);

#endif
