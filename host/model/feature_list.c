#include "feature_list.h"

#include <stdlib.h>

#include "mem.h"

void
features_put(struct features *f, uint64_t key, double value, size_t first,
             size_t last)
{
    f->at = mem_grow(f->at, &f->cap, f->n + 1, sizeof *f->at);
    f->at[f->n++] = (struct feature){key * 0x9e3779b97f4a7c15u, (float)value,
                                     (uint16_t)first, (uint16_t)last};
}

void
features_free(struct features *f)
{
    free(f->at);
    free(f->units);
    tone_free(&f->tone);
    tone_free(&f->frames);
    *f = (struct features){0};
}
