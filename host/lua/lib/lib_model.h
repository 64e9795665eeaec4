/* lib_model: the userdata of linear models. */
#ifndef SLANT_LIB_MODEL_H
#define SLANT_LIB_MODEL_H

#include "evidence.h"
#include "lib_reading.h"
#include "object.h"

#define MODEL_TYPE OBJECT_PREFIX "model"

struct model {
    struct reading r;
    struct linear *linear;
    struct evidence_list evidence;
    struct buf line;
    double *parts, *others; /* by word */
    size_t cap_parts, cap_others;
};

/* model:tone, in lib_tone.c */
int model_tone(lua_State *L);

#endif
