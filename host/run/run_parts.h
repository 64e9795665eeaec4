/* What the files of a run share: run.c begins and ends it, work.c finds what is
   owed, crew.c has the workers, analyse.c gives them pairs, blame.c decides
   about those whose worker died, leave.c about plugins that cannot be set up,
   aggregate.c does the reduce pass. */
#ifndef SLANT_RUN_PARTS_H
#define SLANT_RUN_PARTS_H

#include "batch.h"
#include "death.h"
#include "interrupt.h"
#include "look.h"
#include "pending.h"
#include "permit.h"
#include "plan.h"
#include "pool.h"
#include "run.h"
#include "spool.h"
#include "verify.h"

/* A stretch of the owed list that one worker works on. */
struct slice {
    size_t from, n;      /* into run.owed */
    uint64_t left;       /* pairs without a result */
    bool alone;          /* in a worker of its own: it may kill it */
    struct slice *later; /* in the queue */
};

/* A block to be reduced, or (block -1) a plugin's finish. */
struct fold {
    size_t plugin;
    struct block block;
    struct death_tally deaths;
    struct spool rows; /* of a finish, as far as they have come */
    bool done;
};

/* Why a plugin's aggregate cannot be made. Of several blocks that fail it is
   the first one's reason, whichever worker is there first. */
struct fold_failure {
    struct fold *fold; /* NULL: none has failed */
    struct pair_result why;
};

/* A pair that should have ended, in a worker that does not end it. */
struct late {
    size_t plugin;
    int64_t document;
    uint32_t turn;  /* of the worker (flight.h) */
    uint64_t since; /* when that began, as far as was seen */
    unsigned ticks; /* since it was found late */
};

/* What one worker holds (pool_worker.job). */
struct holding {
    struct slice *slices[FLIGHT_PAIRS + 1]; /* one in work, one that waits for
                                               it; more while documents wait */
    int n_slices;
    bool waits; /* several documents are in flight in it */
    struct fold *fold;
    bool fresh; /* nothing was given to it yet */
    struct late late;
    bool overdue; /* killed since that pair was over its wall limit */
};

/* How often a pair's worker died over it. */
struct strike {
    int64_t document;
    size_t plugin;
    struct death_tally deaths;
};

struct run {
    const struct run_request *request;
    struct run_report *report;
    struct fault *ft;
    struct store *store;
    struct results *results;
    struct plan plan;
    struct batch batch; /* weighed in rows */
    struct pending pending;
    struct pool *pool;
    unsigned workers;         /* at work at the same time, at most */
    unsigned waited;          /* ticks that work has waited for a second one */
    struct buf open;          /* every worker's OPEN frame */
    unsigned opened;          /* so many, the first ones, have it already */
    struct holding *holdings; /* by slot */
    struct interrupt interrupt;
    struct look look;
    uv_timer_t tick;

    struct verify *verify; /* NULL: results are stored */
    int64_t looked_at;     /* store_change when a run that reads found them */
    struct owed *owed;     /* bits are cleared as results arrive */
    size_t n_owed;
    struct wave wave; /* what runs now */
    uint64_t loads;   /* plugins that its workers must be able to set up */
    uint64_t left;    /* that could not be: nothing more is done of them */
    bool last_wave;   /* and then the aggregates, in the same workers */
    struct slice *queue, **queue_end;
    uint64_t pairs_left; /* of the wave */
    uint64_t pairs_all;  /* of the run */
    struct strike *strikes;
    size_t n_strikes, cap_strikes;

    struct fold *folds;
    size_t n_folds, folds_left;
    size_t *blocks_left;                /* by plugin */
    struct fold_failure *fold_failures; /* the same */

    const char *stage;
    uint64_t stage_ns;
    unsigned deaths; /* of workers, unexplained, since the last result */
    struct death_tally load_deaths[RESULTS_PLUGINS_MAX]; /* by plugin */
    bool failed, stopping;
};

/* crew.c */
/* Those that found the plugins set them up while it is written down what they
   are, and so do the others; they read the corpus later. */
void crew_open_early(struct run *r, const struct wave *first);
/* Does what is owed of the wave, else the folds; at its end no worker is left
   that began in it. */
void crew_run(struct run *r);

/* account.c */
void run_enter_stage(struct run *r, const char *stage); /* for progress */
void run_fail(struct run *r); /* r->ft has been filled: stop everything */
void run_tell(const struct run *r, const struct run_event *e);
/* Counts a failure and tells the user if it is of a new kind. */
void run_note_failure(struct run *r, enum run_failure_of of,
                      const struct pair_result *p);

/* work.c */
/* Whether nothing is to be stored: then others may write meanwhile, and the
   corpus need not be writable. */
bool work_reads(const struct run *r);
/* Opens r->results and fills r->owed. To store, configurations are registered
   too, in a transaction that stays open; else it looks at one moment. */
int work_find(struct run *r, struct fault *ft);
/* The plugins of the wave, which a worker has set up, have their results by
   their configurations from now on. */
int work_take(struct run *r, struct fault *ft);
/* Configurations that no worker has set up leave the corpus. */
int work_withdraw(struct run *r, struct fault *ft);

/* pairs.c: owed pairs of these plugins (bits), of all documents or of n. */
uint64_t pairs_count(const struct run *r, uint64_t plugins);
uint64_t pairs_among(const struct run *r, size_t from, size_t n,
                     uint64_t plugins);

/* analyse.c */
void analyse_plan(struct run *r); /* slices of what the wave owes */
void analyse_feed(struct run *r, struct pool_worker *w);
/* Looks whether the worker's documents wait for something: then it is to hold
   as many as can wait at once. */
void analyse_look(struct pool_worker *w);
void analyse_result(struct run *r, struct pool_worker *w, struct cur *c);
/* Stores the results that have come; batch.flush. */
int analyse_flush(void *run, struct fault *ft);
/* Stores a verdict the coordinator itself came to. */
void analyse_verdict(struct run *r, struct slice *s,
                     const struct pair_result *verdict);
void analyse_queue(struct run *r, size_t from, size_t n, bool alone,
                   bool first);

/* Nothing of the plugin is owed to this run any more. */
void analyse_leave(struct run *r, size_t plugin);

/* leave.c: who leaves is not in the plan of workers to come. */
/* Which plugins the next workers must be able to set up: without its
   permissions one may fail to be. */
void leave_expect(struct run *r);
/* A worker could not set one up. */
void leave_frame(struct run *r, struct cur *c);
/* A worker died before it was ready: the plugin that was loaded then leaves,
   once that is sure. Whether there was one. */
bool leave_dead(struct run *r, const struct pool_worker *w,
                const struct death *death);

/* blame.c */
/* Whether it is known what the worker had died of, as far as pairs go. */
bool blame_gone(struct run *r, struct holding *h, const struct pool_worker *w,
                const struct death *death);
/* Kills workers that hang. Due at each tick. */
void blame_overdue(struct run *r);

/* aggregate.c */
int aggregate_plan(struct run *r, struct fault *ft);
/* Whether there is something that nobody does. */
bool aggregate_waits(const struct run *r);
void aggregate_feed(struct run *r, struct pool_worker *w);
void aggregate_frame(struct run *r, struct pool_worker *w,
                     const struct wire_frame *f);
void aggregate_rows(struct run *r, struct pool_worker *w, struct cur *c);
/* Nothing of the plugin's aggregate is owed to this run any more. */
void aggregate_leave(struct run *r, size_t plugin);
/* The same as blame_gone of folds. */
bool aggregate_gone(struct run *r, struct holding *h,
                    const struct death *death);

#endif
