/* engine_inside: what the files of the engine share: its jobs, each a document
   on its way through the plugins asked for. */
#ifndef SLANT_ENGINE_INSIDE_H
#define SLANT_ENGINE_INSIDE_H

#include <uv.h>

#include "engine.h"
#include "result.h"
#include "task.h"

#define JOBS_MAX 64 /* documents in flight */

struct job {
    struct engine *engine;
    int64_t document;
    uint64_t asked;
    size_t at; /* the plugin whose turn it is */
    bool active;
    struct article article;
    int64_t bytes; /* of its text; -1: not asked yet */
    struct act act;
    struct outcome *outcomes; /* by plugin */
    struct pair_result result;
    struct task task; /* its coroutine */
    int co_reference;
    uint64_t began_ns, seen_ns, cpu_ns; /* seen: when the clock was
                                           read last, in the loop's time */
    uint64_t others_ns; /* engine.busy_ns at its begin, without its own since */
    bool late;          /* it was, when last looked at */
    bool parked; /* its pair is to begin anew, alone in its plugin's state */
    bool alone;  /* it does so: no other begins in that state */
};

struct waiting { /* a document not yet begun */
    int64_t document;
    uint64_t asked;
};

struct engine {
    struct plugins plugins;
    struct engine_sink sink;
    uv_loop_t *loop;
    struct job *jobs[JOBS_MAX]; /* made when first needed */
    struct job *fold;           /* of reduce and finish */
    size_t n_active;
    struct waiting *queue; /* from queue_at to n_queue */
    size_t queue_at, n_queue, cap_queue;
    bool pumping;
    uint64_t busy_ns; /* so long pairs have run, or the host did not look at
                         what they wait for */
    struct late *late;
    uint64_t serial; /* of the document opened last */
};

/* Says so if the plugin, just set up, is broken. */
static inline void
engine_tell_broken(struct engine *e, const struct plugin *p)
{
    if (p->broken)
        e->sink.broken(e->sink.cookie, p->index, &p->failure);
}

#endif
