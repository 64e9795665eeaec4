/* flow: how much comes out of something packed, against how much went in. */
#ifndef SLANT_FLOW_H
#define SLANT_FLOW_H

#include <stdint.h>

#include "source.h"

struct flow {
    const struct source_limits *limits;
    uint64_t in, out; /* bytes so far */
};

/* NULL, or why it has to be a bomb, with the mend. Heap string. */
char *flow_bomb(const struct flow *f);

#endif
