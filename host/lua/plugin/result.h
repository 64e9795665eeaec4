/* result: how other plugins ended on the document at hand. */
#ifndef SLANT_RESULT_H
#define SLANT_RESULT_H

#include "plugin.h"

struct outcome {
    bool known;
    enum pair_state state; /* 0: nothing is stored */
    struct buf rows;
    uint32_t n_rows;
    struct meter *meter; /* of the plugin that made the rows: they count as its
                            memory */
    size_t held;
};

/* Reads from the tables what was not computed just now. 0, or -1. */
int outcome_get(struct outcome *o, struct plugin *p, int64_t document,
                struct fault *ft);
/* Takes what p computed just now: the rows, too. */
void outcome_set(struct outcome *o, struct plugin *p, struct pair_result *r);
void outcome_clear(struct outcome *o);
void outcome_free(struct outcome *o);

/* How a plugin of this name, which the running one requires, ended on the
   document at hand; p becomes it. Raises. */
const struct outcome *result_of(lua_State *L, const char *name,
                                struct plugin **p);

#endif
