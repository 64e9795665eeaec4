/* lib_model: the userdata of linear models. */
#ifndef SLANT_LIB_MODEL_H
#define SLANT_LIB_MODEL_H

#include "evidence.h"
#include "lib_reading.h"

struct model {
    struct reading r;
    struct linear *linear;
    struct evidence_list evidence;
    struct buf line;
    double *parts, *others; /* by word */
    size_t cap_parts, cap_others;
};

/* The model at 1, of one number; raises. */
struct model *model_check_number(lua_State *L);
/* model:tone, in lib_tone.c */
int model_tone(lua_State *L);

#endif
