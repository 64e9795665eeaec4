#include "death.h"

#include <inttypes.h>
#include <signal.h>
#include <stdio.h>

enum {
    CRASHES = 2,
    KILLS = 1000
};

bool
death_blames(struct death_tally *t, const struct death *d)
{
    if (d->signal == SIGKILL && !d->out_of_memory)
        t->kills++;
    else
        t->crashes++;
    return t->crashes >= CRASHES || t->kills >= KILLS;
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
