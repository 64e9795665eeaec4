/* full_names: the names of persons by the last word of each. */
#ifndef SLANT_FULL_NAMES_H
#define SLANT_FULL_NAMES_H

#include <stdint.h>

#include <lua.h>

#include "mentions.h"

#define FULL_NAMES_CHAINS 256

struct full_names {
    struct full_name {
        uint64_t hash;
        struct slice last, full;
        size_t next; /* of the chain, from 1; 0: it ends */
    } * at;
    size_t n, cap;
    size_t chains[FULL_NAMES_CHAINS]; /* by hash; the newest first */
};

/* The one added last, or NULL. Raises when the act is over its CPU limit. */
const struct slice *full_names_find(const struct full_names *f, lua_State *L,
                                    struct slice last);
void full_names_add(struct full_names *f, struct slice last, struct slice full);
void full_names_clear(struct full_names *f); /* keeps the memory */
void full_names_free(struct full_names *f);

#endif
