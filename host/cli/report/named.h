/* named: who is named in stretches of texts, as the plugin `actors` has it. */
#ifndef SLANT_NAMED_H
#define SLANT_NAMED_H

#include "scope.h"
#include "types.h"

struct named {
    struct types *names; /* of all that were met */
    uint32_t *at;        /* who is named in the stretch, each once */
    size_t n, cap;
    struct mentions *mentions;
};

/* Before the first document, also when they come once more. Zeroed before.
   Without results of actors nobody is ever named. */
int named_begin(struct named *d, struct scope *s, struct fault *ft);
/* Finds them. Documents come in ascending order. */
int named_in(struct named *d, int64_t document, uint32_t start, uint32_t stop,
             struct fault *ft);
void named_close(struct named *d); /* members */

#endif
