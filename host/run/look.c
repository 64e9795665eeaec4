#include "look.h"

#include <signal.h>
#include <string.h>

#include "run_parts.h"

static void
tell_pair(const struct run *r, const struct pool_worker *w,
          const struct flight_pair *p)
{
    const struct flight_slot *slot = w->flight;
    char place[FLIGHT_PLACE];
    struct run_in_flight f = {.worker = w->slot,
                              .document = p->document,
                              .seconds =
                                  (double)(flight_now() - p->since) / 1e9};

    if (p->plugin >= r->plan.n)
        return;
    f.plugin = r->report->plugins[p->plugin].name;
    f.running = slot->running_plugin == (int32_t)p->plugin &&
                slot->running_document == p->document;
    memcpy(place, f.running ? slot->place : p->waits, sizeof place);
    place[sizeof place - 1] = '\0';
    f.place = *place ? place : NULL;
    r->request->in_flight(r->request->cookie, &f);
}

static void
tell_worker(const struct run *r, const struct pool_worker *w)
{
    int told = 0;

    for (int i = 0; i < FLIGHT_PAIRS; i++) {
        if (!w->flight->pairs[i].since)
            continue;
        tell_pair(r, w, &w->flight->pairs[i]);
        told++;
    }
    if (!told)
        r->request->in_flight(r->request->cookie,
                              &(struct run_in_flight){.worker = w->slot});
}

static void
on_signal(uv_signal_t *handle, int signum)
{
    const struct run *r = ((struct look *)handle->data)->run;

    (void)signum;
    for (unsigned i = 0; r->pool && i < pool_size(r->pool); i++)
        if (pool_worker(r->pool, i))
            tell_worker(r, pool_worker(r->pool, i));
}

void
look_start(struct look *l, uv_loop_t *loop, struct run *r)
{
    l->run = r;
    l->signal.data = l;
    uv_signal_init(loop, &l->signal);
    if (r->request->in_flight)
        uv_signal_start(&l->signal, on_signal, SIGUSR1);
    uv_unref((uv_handle_t *)&l->signal);
}

void
look_stop(struct look *l)
{
    uv_close((uv_handle_t *)&l->signal, NULL);
    signal(SIGUSR1, SIG_IGN);
}

/* Is it the document of an earlier pair, too? */
static bool
counted(const struct flight_slot *slot, int at)
{
    for (int i = 0; i < at; i++)
        if (slot->pairs[i].since &&
            slot->pairs[i].document == slot->pairs[at].document)
            return true;
    return false;
}

size_t
look_documents(const struct run *r)
{
    size_t n = 0;

    for (unsigned i = 0; i < pool_size(r->pool); i++) {
        const struct pool_worker *w = pool_worker(r->pool, i);

        for (int k = 0; w && k < FLIGHT_PAIRS; k++)
            n += w->flight->pairs[k].since && !counted(w->flight, k);
    }
    return n;
}
