#include "death.h"

#include <inttypes.h>
#include <signal.h>
#include <stdio.h>

#include "engine.h"
#include "mem.h"

enum {
    CRASHES = 2,
    KILLS = 1000,
    KILLS_OWN = 3 /* a pair's whose plugin may run programs */
};

bool
death_from_outside(const struct death *d)
{
    return d->signal == SIGKILL && !d->out_of_memory;
}

static bool
blames(struct death_tally *t, const struct death *d, unsigned kills)
{
    if (death_from_outside(d))
        t->kills++;
    else
        t->crashes++;
    return t->crashes >= CRASHES || t->kills >= kills;
}

bool
death_blames(struct death_tally *t, const struct death *d)
{
    return blames(t, d, KILLS);
}

bool
death_blames_pair(struct death_tally *t, const struct death *d, bool may_run)
{
    return blames(t, d, may_run ? KILLS_OWN : KILLS);
}

static bool
at_limit(const struct death *d, int status)
{
    return !d->signal && d->status == status;
}

bool
death_blames_load(struct death_tally *t, const struct death *d)
{
    return death_blames(t, d) || at_limit(d, ENGINE_EXIT_MEMORY) ||
           at_limit(d, ENGINE_EXIT_CPU);
}

char *
death_of_load(const struct death *d)
{
    if (at_limit(d, ENGINE_EXIT_MEMORY))
        return mem_string("over its memory limit while it was loaded");
    if (at_limit(d, ENGINE_EXIT_CPU))
        return mem_string("over its CPU limit while it was loaded, inside a C "
                          "function");
    return mem_format("its worker %s while it was loaded", d->what);
}

uint64_t
death_memory_kills(void)
{
    FILE *f = fopen("/proc/vmstat", "re");
    char line[128];
    uint64_t n = 0;

    while (f && fgets(line, sizeof line, f)) {
        if (sscanf(line, "oom_kill %" SCNu64, &n) == 1)
            break;
    }
    if (f)
        fclose(f);
    return n;
}
