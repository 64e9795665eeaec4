/*
 * job: one document on its way through the plugins asked for, in order. Each
 * pair runs as a coroutine; one that waits leaves the loop to others.
 */
#ifndef SLANT_JOB_H
#define SLANT_JOB_H

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
    struct act act;
    struct outcome *outcomes; /* by plugin */
    struct pair_result result;
    struct task task; /* its coroutine */
    int co_reference;
    uint64_t began_ns, seen_ns, cpu_ns; /* seen: when the clock was
                                           read last, in the loop's time */
    uint64_t others_ns; /* engine.busy_ns at its begin, without its own since */
    bool late;          /* it was, when last looked at */
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

struct job *job_new(struct engine *e);
void job_free(struct job *j);

/* Says so if the plugin, just set up, is broken. */
void engine_tell_broken(struct engine *e, const struct plugin *p);

/* Opens the article of another document. */
void job_open(struct job *j, int64_t document);
void job_close(struct job *j);

/* Starts queued documents while there is room. */
void jobs_pump(struct engine *e);

/* Its pair has ended: goes on with the next plugin, and documents. */
void job_next(struct job *j);

/* pair.c: runs the pair whose turn it is; true when it has ended and its
   result was sent, or its plugin is broken, false when it waits. */
bool pair_begin(struct job *j);
bool pair_go_on(struct job *j);
/* Ends the pair, which waits, as over its wall limit; its result was sent. */
void pair_end_late(struct job *j);
/* How long it has been in flight, in ns, but for the time of others: nobody is
   late for having to let them run. */
uint64_t pair_lasted(const struct job *j, uint64_t now);

#endif
