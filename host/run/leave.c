/* leave: a plugin that cannot be set up leaves the run, and with it those that
   require it. What they owe stays owed, and what is stored of them stays. */
#include <stdlib.h>

#include "mem.h"
#include "run_parts.h"

/* why: its words stay the caller's. */
static void
leave_one(struct run *r, size_t plugin, const struct pair_result *why)
{
    struct engine_plugin *p = &r->plan.engine.plugins[plugin];

    r->left |= 1ull << plugin;
    r->report->plugins[plugin].left = true;
    if (!p->broken)
        p->broken = mem_string(why->message ? why->message : "failed");
    analyse_leave(r, plugin);
    aggregate_leave(r, plugin);
    if (!work_reads(r) && !r->failed &&
        (batch_begin(&r->batch, r->ft) ||
         results_fail_setup(r->results, plugin, why, r->ft)))
        run_fail(r);
    run_note_failure(r, RUN_OF_SETUP, why);
    run_tell(r, &(struct run_event){.kind = RUN_SETUP,
                                    .plugin = r->report->plugins[plugin].name,
                                    .result = why});
}

/* The name of a plugin that it requires and that has left; NULL: none has. */
static const char *
misses(const struct run *r, size_t plugin)
{
    uint64_t missing = r->plan.engine.plugins[plugin].requires & r->left;

    return missing ? r->report->plugins[__builtin_ctzll(missing)].name : NULL;
}

static void
leave(struct run *r, const struct pair_result *why)
{
    if (r->left >> why->plugin & 1)
        return;
    leave_one(r, why->plugin, why);
    for (size_t i = why->plugin + 1; i < r->plan.n; i++) {
        const char *name = misses(r, i);
        struct pair_result other = {
            .plugin = (uint32_t)i, .state = PAIR_SKIPPED, .cause = "requires"};

        if (!name || r->left >> i & 1)
            continue;
        other.message = mem_format("requires `%s`, which cannot be", name);
        leave_one(r, i, &other);
        free(other.message);
    }
}

void
leave_expect(struct run *r)
{
    int alone = r->plan.engine.alone;

    r->loads = alone >= 0 ? 1ull << alone : 0;
    for (size_t i = 0; i < r->plan.n && alone < 0; i++)
        if (!r->plan.manifests[i].n_permissions)
            r->loads |= 1ull << i;
}

void
leave_frame(struct run *r, struct cur *c)
{
    struct pair_result why = {0};
    struct cur rows;

    if (pair_result_decode(&why, &rows, c) == 0 && why.plugin < r->plan.n &&
        r->loads >> why.plugin & 1)
        leave(r, &why);
    pair_result_free(&why);
}

bool
leave_dead(struct run *r, const struct pool_worker *w,
           const struct death *death)
{
    int plugin = w->flight->running_plugin;
    struct pair_result why = {.state = PAIR_FAILED, .cause = "setup"};

    if (plugin < 0 || (size_t)plugin >= r->plan.n || r->left >> plugin & 1)
        return false;
    if (!death_blames_load(&r->load_deaths[plugin], death))
        return true;
    why.plugin = (uint32_t)plugin;
    why.message = death_of_load(death);
    leave(r, &why);
    free(why.message);
    return true;
}
