#include "full_names.h"

#include <stdlib.h>
#include <string.h>

#include "act.h"
#include "hash.h"
#include "mem.h"

const struct slice *
full_names_find(const struct full_names *f, lua_State *L, struct slice last)
{
    uint64_t hash = hash64_of(last.p, last.len);
    size_t i = f->chains[hash % FULL_NAMES_CHAINS];

    for (; i; i = f->at[i - 1].next) {
        act_check(L);
        if (f->at[i - 1].hash == hash && slice_same(f->at[i - 1].last, last))
            return &f->at[i - 1].full;
    }
    return NULL;
}

void
full_names_add(struct full_names *f, struct slice last, struct slice full)
{
    uint64_t hash = hash64_of(last.p, last.len);
    size_t *chain = &f->chains[hash % FULL_NAMES_CHAINS];

    f->at = mem_grow(f->at, &f->cap, f->n + 1, sizeof *f->at);
    f->at[f->n++] = (struct full_name){hash, last, full, *chain};
    *chain = f->n;
}

void
full_names_clear(struct full_names *f)
{
    f->n = 0;
    memset(f->chains, 0, sizeof f->chains);
}

void
full_names_free(struct full_names *f)
{
    free(f->at);
    *f = (struct full_names){0};
}
