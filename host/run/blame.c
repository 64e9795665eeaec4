/* blame: a worker died. Every pair that was in flight in it is owed again and
   run alone; one that kills its worker a second time is the culprit. */
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "place.h"
#include "run_parts.h"

enum {
    LATE_TICKS = 20 /* of the run: a worker looks after what waits four times a
                       second, and is not blamed while the run itself hangs */
};

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

/* Stores how the pair ended, with what is known of it: where it was at the last
   tick, when it had the CPU, and how long. */
static void
verdict(struct run *r, struct slice *s, const struct pool_worker *w,
        struct pair_result *p)
{
    const struct flight_slot *f = w->flight;
    char place[FLIGHT_PLACE];

    p->wall_us = lasted(w, p->document, p->plugin);
    if (f->running_plugin == (int32_t)p->plugin &&
        f->running_document == p->document) {
        memcpy(place, f->place, sizeof place);
        place[sizeof place - 1] = '\0';
        p->place = *place ? place : NULL;
        p->source_line =
            p->place ? place_line(&r->plan, p->plugin, place) : NULL;
        p->cpu_us = f->cpu_ns / 1000;
    }
    analyse_verdict(r, s, p);
    free(p->source_line);
}

/* What the death of its worker means for one pair. */
static void
judge(struct run *r, struct slice *s, const struct pool_worker *w,
      int64_t document, size_t plugin, const struct death *death)
{
    bool blamed = death_blames_pair(&strike_of(r, document, plugin)->deaths,
                                    death, r->plan.engine.may_run);
    struct pair_result p = {
        .document = document, .plugin = (uint32_t)plugin, .state = PAIR_LIMIT};

    if (!death->signal && death->status == ENGINE_EXIT_CPU) {
        p.cause = "cpu";
        p.message = "over its CPU limit, inside a C function";
    } else if (!blamed) {
        return;
    } else if (!death->signal && death->status == ENGINE_EXIT_MEMORY) {
        p.cause = "memory";
        p.message = "over its memory limit, run alone";
    } else {
        p.state = PAIR_CRASHED;
        p.message = (char *)(uintptr_t)death->what;
    }
    verdict(r, s, w, &p);
}

/* The pair for which the worker was killed. */
static void
judge_late(struct run *r, struct slice *s, const struct pool_worker *w)
{
    const struct late *late = &((struct holding *)w->job)->late;
    double wall = r->plan.manifests[late->plugin].limits.wall;
    struct pair_result p = {.document = late->document,
                            .plugin = (uint32_t)late->plugin,
                            .state = PAIR_LIMIT,
                            .cause = "wall",
                            .message =
                                mem_format("took more than %.3g s", wall)};

    verdict(r, s, w, &p);
    free(p.message);
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

/* Was a pair of the slice in flight? */
static bool
has_suspect(const struct run *r, const struct slice *s,
            const struct pool_worker *w)
{
    for (size_t i = s->from; i < s->from + s->n; i++)
        for (size_t p = 0; p < r->plan.n; p++)
            if ((r->owed[i].plugins >> p & 1) &&
                in_flight(w, r->owed[i].document, p))
                return true;
    return false;
}

/* The worker crashed when nothing was in flight, perhaps of what this slice had
   done before: it is cut in two, until one document is left. That runs alone,
   and if it ends so again, what it owes is blamed. */
static void
cut(struct run *r, struct slice *s, const struct pool_worker *w,
    const struct death *death)
{
    size_t half = s->n / 2;
    uint64_t owed = r->owed[s->from].plugins & r->wave.plugins;

    for (size_t p = 0; p < r->plan.n && s->alone && !r->failed; p++)
        if (owed >> p & 1)
            judge(r, s, w, r->owed[s->from].document, p, death);
    if (half)
        analyse_queue(r, s->from, half, false, true);
    analyse_queue(r, s->from + half, s->n - half, s->n == 1, true);
}

bool
blame_gone(struct run *r, struct holding *h, const struct pool_worker *w,
           const struct death *death)
{
    bool crashed = !h->overdue && !death->expected, known = false;

    for (int i = 0; i < h->n_slices && crashed; i++)
        known |= has_suspect(r, h->slices[i], w);
    for (int i = 0; i < h->n_slices; i++) {
        struct slice *s = h->slices[i];

        if (h->overdue && awaited(r, s, h->late.document, h->late.plugin) >= 0)
            judge_late(r, s, w);
        if (known)
            requeue(r, s, w, death);
        else if (crashed && !death_from_outside(death))
            cut(r, s, w, death);
        else
            analyse_queue(r, s->from, s->n, s->alone, true);
        free(s);
    }
    h->n_slices = 0;
    /* What it finished must be there for plugins that require it. */
    if (!r->failed && batch_commit(&r->batch, r->ft))
        run_fail(r);
    return known;
}

static bool
is_over(const struct run *r, size_t plugin, uint64_t since, uint64_t now)
{
    return plugin < r->plan.n && since && since < now &&
           (double)(now - since) / 1e9 > r->plan.manifests[plugin].limits.wall;
}

/* A pair that should have ended: the one that has the CPU, if that has been its
   turn for so long, or one that waits. */
static bool
find_late(const struct run *r, const struct pool_worker *w, struct late *late)
{
    const struct flight_slot *f = w->flight;
    uint64_t now = flight_now();

    if (f->running_plugin >= 0) {
        late->plugin = (size_t)f->running_plugin;
        late->document = f->running_document;
        return late->document && is_over(r, late->plugin, late->since, now);
    }
    for (int i = 0; i < FLIGHT_PAIRS; i++) {
        late->plugin = f->pairs[i].plugin;
        late->document = f->pairs[i].document;
        if (is_over(r, late->plugin, f->pairs[i].since, now))
            return true;
    }
    return false;
}

/* A worker ends late pairs itself, unless one is in a long call or the host
   hangs: then it takes no other turn. */
static void
check_turn(const struct run *r, struct pool_worker *w)
{
    struct holding *h = w->job;
    uint32_t turn = w->flight->turn;

    if (turn != h->late.turn || !h->late.since)
        h->late = (struct late){.turn = turn, .since = flight_now()};
    if (!find_late(r, w, &h->late))
        h->late.ticks = 0;
    else if (++h->late.ticks > LATE_TICKS) {
        h->overdue = true;
        pool_kill(w);
    }
}

void
blame_overdue(struct run *r)
{
    for (unsigned i = 0; i < pool_size(r->pool); i++) {
        struct pool_worker *w = pool_worker(r->pool, i);

        if (w && w->job && !w->killed)
            check_turn(r, w);
    }
}
