/* blame: a worker died. Every pair that was in flight in it is owed again and
   run alone; one that kills its worker a second time is the culprit. */
#include <stdlib.h>
#include <string.h>

#include "log.h"
#include "mem.h"
#include "run_parts.h"

static struct strike *
strike_of(struct run *r, int64_t document, size_t plugin)
{
    for (size_t i = 0; i < r->n_strikes; i++) {
        if (r->strikes[i].document == document &&
            r->strikes[i].plugin == plugin)
            return &r->strikes[i];
    }
    r->strikes = mem_grow(r->strikes, &r->cap_strikes, r->n_strikes + 1,
                          sizeof *r->strikes);
    r->strikes[r->n_strikes] =
        (struct strike){.document = document, .plugin = plugin};
    return &r->strikes[r->n_strikes++];
}

/* The owed index of a pair that this slice still awaits, or -1. */
static ssize_t
awaited(const struct run *r, const struct slice *s, int64_t document,
        size_t plugin)
{
    for (size_t i = s->from; i < s->from + s->n; i++) {
        if (r->owed[i].document == document)
            return r->owed[i].plugins >> plugin & 1 ? (ssize_t)i : -1;
    }
    return -1;
}

/* How long the pair has been in flight, in microseconds. */
static uint64_t
lasted(const struct pool_worker *w, int64_t document, size_t plugin)
{
    uint64_t now = flight_now();

    for (int i = 0; i < FLIGHT_PAIRS; i++) {
        const struct flight_pair *p = &w->flight->pairs[i];
        uint64_t since = p->since;

        if (since && since < now && p->document == document &&
            p->plugin == plugin)
            return (now - since) / 1000;
    }
    return 0;
}

/* What the death of its worker means for one pair. */
static void
judge(struct run *r, struct slice *s, const struct pool_worker *w,
      int64_t document, size_t plugin, const struct death *death)
{
    uint64_t wall_us = lasted(w, document, plugin);
    bool blamed = death_blames(&strike_of(r, document, plugin)->deaths, death);

    if (!death->signal && death->status == ENGINE_EXIT_CPU)
        analyse_verdict(r, s, document, plugin, wall_us, PAIR_LIMIT, "cpu",
                        "over its CPU limit, inside a C function");
    else if (!blamed)
        return;
    else if (!death->signal && death->status == ENGINE_EXIT_MEMORY)
        analyse_verdict(r, s, document, plugin, wall_us, PAIR_LIMIT, "memory",
                        "over its memory limit, run alone");
    else
        analyse_verdict(r, s, document, plugin, wall_us, PAIR_CRASHED, NULL,
                        death->what);
}

/* The pair for which the worker was killed. */
static void
judge_late(struct run *r, struct slice *s, const struct pool_worker *w)
{
    const struct holding *h = w->job;
    char *what = mem_format("took more than %.3g s",
                            r->plan.manifests[h->late_plugin].limits.wall);

    analyse_verdict(r, s, h->late_document, h->late_plugin,
                    lasted(w, h->late_document, h->late_plugin), PAIR_LIMIT,
                    "wall", what);
    free(what);
}

static bool
in_flight(const struct pool_worker *w, int64_t document, size_t plugin)
{
    const struct flight_slot *f = w->flight;

    if (f->running_plugin >= 0)
        return f->running_document == document &&
               (size_t)f->running_plugin == plugin;
    for (int i = 0; i < FLIGHT_PAIRS; i++) {
        if (f->pairs[i].since && f->pairs[i].document == document &&
            f->pairs[i].plugin == plugin)
            return true;
    }
    return false;
}

/* Judges the slice's pairs that were in flight; their documents are queued to
   run alone, the stretches between them as they were. */
static void
requeue(struct run *r, struct slice *s, const struct pool_worker *w,
        const struct death *death)
{
    size_t from = s->from, end = s->from + s->n;

    for (size_t i = s->from; i < end && !r->failed; i++) {
        bool suspect = false;

        for (size_t p = 0; p < r->plan.n; p++) {
            if ((r->owed[i].plugins >> p & 1) &&
                in_flight(w, r->owed[i].document, p)) {
                suspect = true;
                judge(r, s, w, r->owed[i].document, p, death);
            }
        }
        if (suspect) {
            analyse_queue(r, from, i - from, false, true);
            analyse_queue(r, i, 1, true, true);
            from = i + 1;
        }
    }
    analyse_queue(r, from, end - from, false, true);
}

void
blame_gone(struct run *r, struct holding *h, const struct pool_worker *w,
           const struct death *death)
{
    for (int i = 0; i < h->n_slices; i++) {
        struct slice *s = h->slices[i];
        bool late =
            h->overdue && awaited(r, s, h->late_document, h->late_plugin) >= 0;

        if (late)
            judge_late(r, s, w);
        if (h->overdue || death->expected)
            analyse_queue(r, s->from, s->n, s->alone, true);
        else
            requeue(r, s, w, death);
        free(s);
    }
    h->n_slices = 0;
    /* What it finished must be there for plugins that require it. */
    if (!r->failed && batch_commit(&r->batch, r->ft))
        run_fail(r);
}

static void
check_pairs(struct run *r, struct pool_worker *w)
{
    struct holding *h = w->job;
    uint64_t now = flight_now();

    for (int i = 0; i < FLIGHT_PAIRS && !h->overdue; i++) {
        const struct flight_pair *p = &w->flight->pairs[i];
        uint64_t since = p->since;
        size_t plugin = p->plugin;

        if (!since || since > now || plugin >= r->plan.n ||
            (double)(now - since) / 1e9 < r->plan.manifests[plugin].limits.wall)
            continue;
        h->overdue = true;
        h->late_plugin = plugin;
        h->late_document = p->document;
        pool_kill(w);
    }
}

void
blame_overdue(struct run *r)
{
    for (unsigned i = 0; i < pool_size(r->pool); i++) {
        struct pool_worker *w = pool_worker(r->pool, i);

        if (w && w->job && !w->killed)
            check_pairs(r, w);
    }
}
