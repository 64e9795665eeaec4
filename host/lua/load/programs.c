#include "programs.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

struct engine_programs {
    struct program **at; /* each where its meter does not move */
    size_t n, cap;
};

struct engine_programs *
programs_new(void)
{
    return mem_alloc(sizeof(struct engine_programs));
}

void
programs_free(struct engine_programs *all)
{
    for (size_t i = 0; all && i < all->n; i++) {
        program_fini(all->at[i]);
        free(all->at[i]);
    }
    if (all)
        free(all->at);
    free(all);
}

void
programs_keep(struct engine_programs *all, struct program *p)
{
    all->at = mem_grow(all->at, &all->cap, all->n + 1, sizeof *all->at);
    all->at[all->n] = mem_alloc(sizeof *p);
    program_move(all->at[all->n++], p);
}

bool
programs_take(struct engine_programs *all, const char *folder, size_t memory,
              struct program *p)
{
    for (size_t i = 0; all && i < all->n; i++) {
        struct program *kept = all->at[i];

        if (!kept->L || strcmp(kept->folder, folder))
            continue;
        state_limit(&kept->meter, memory);
        if (kept->meter.used > kept->meter.soft)
            return false;
        program_move(p, kept);
        program_alone(p);
        return true;
    }
    return false;
}
