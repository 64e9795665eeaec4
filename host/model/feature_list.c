#include "feature_list.h"

#include <stdlib.h>

void
features_free(struct features *f)
{
    free(f->at);
    free(f->units);
    tone_free(&f->tone);
    tone_free(&f->frames);
    *f = (struct features){0};
}
