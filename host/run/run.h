/*
 * run: the coordinator of `slant run`. Finds what is owed, hands it to
 * workers, stores what they send, then renews the aggregates.
 */
#ifndef SLANT_RUN_H
#define SLANT_RUN_H

#include "engine.h"
#include "why_owed.h"

struct run_progress {
    const char *stage;  /* "analysing", "aggregating" */
    uint64_t done, all; /* pairs (document, plugin), or blocks */
    double seconds;     /* since the stage began */
};

#define RUN_KINDS_MAX 20

/* Whose failure it is. */
enum run_failure_of {
    RUN_OF_PAIR,
    RUN_OF_AGGREGATE,
    RUN_OF_SETUP /* the plugin's: it has left the run */
};

/* Failures that are alike, told once and counted. */
struct run_failure {
    enum run_failure_of of;
    bool named; /* the plugin was, by the user */
    char *plugin;
    enum pair_state state;
    char *cause, *message, *place, *source_line, *traceback, *locals;
    uint64_t n;
    int64_t document; /* the first; of an aggregate, that it was at, or 0 */
    char *key;        /* its; or NULL */
    double cpu_s;     /* that it took */
    uint64_t owed;    /* pairs that the plugin has in this run; 0: that
                         stops at failures by itself */
};

/* What happened, for those who follow a run. */
enum run_event_kind {
    RUN_BEGINS,     /* report has documents and plugins; n: pairs owed */
    RUN_RESULT,     /* plugin, result: a pair is stored */
    RUN_AGGREGATE,  /* plugin; result: why it failed, NULL when it is made */
    RUN_SETUP,      /* plugin, result: why it cannot be set up, so leaves */
    RUN_WORKER_LOST /* what: "was killed by signal 9"; worker; plugin, document
                       (0: its setup): what had the CPU, or NULL, 0 */
};

struct run_event {
    enum run_event_kind kind;
    const struct run_report *report;
    const char *plugin, *what;
    const struct pair_result *result;
    uint64_t n;
    unsigned worker;
    int64_t document;
};

/* A pair in flight; plugin NULL: the worker has none. */
struct run_in_flight {
    unsigned worker;
    const char *plugin;
    int64_t document;
    double seconds;
    bool running;      /* it has the CPU; else it waits */
    const char *place; /* "init.lua:57", or NULL: in a long call, or the host;
                          where it waits "init.lua:57 (sleep)" */
};

struct run_request {
    const char *corpus;
    const struct engine_ops *ops;
    struct engine_spec spec;
    const char *const
        *allowed; /* names of plugins that have what they ask for */
    size_t n_allowed;
    /* SQL over documents, or NULL; if it holds for none the run does nothing */
    const char *where;
    unsigned workers; /* at most */
    unsigned retry;   /* bits of enum pair_state */
    bool dry_run;
    /* Nothing is stored: so many documents, evenly spread, are done again, in
       other workers and from the last to the first, and so are all corpus
       tables; what differs from what is stored by a byte is failed(verify). */
    size_t verify;
    /* Stops at so many failures: what comes after is dropped, and owed. 0:
     * never.
     */
    uint64_t max_failures;
    /* All may be NULL. failed: a failure of a new kind, as it happens.
       changed: a result table was made anew, since its columns changed.
       permitted: what a plugin of this run may do. kept: settings that are
       kept from the last run and in force in this one. */
    void (*progress)(void *cookie, const struct run_progress *p);
    void (*failed)(void *cookie, const struct run_failure *f);
    void (*changed)(void *cookie, const char *table);
    void (*event)(void *cookie, const struct run_event *e);
    /* Where CPU time goes: a stack of engine_sink, and its ticks of 10 ms. */
    void (*sample)(void *cookie, const char *stack, unsigned ticks);
    /* At the first Ctrl-C: how many documents are finished still. */
    void (*finishing)(void *cookie, size_t documents);
    /* After SIGUSR1, for each pair in flight. */
    void (*in_flight)(void *cookie, const struct run_in_flight *f);
    void (*permitted)(void *cookie, const char *plugin, const char *permission);
    void (*kept)(void *cookie, const struct engine_setting *const *s, size_t n);
    void *cookie;
};

struct run_plugin {
    char *name, *version;
    struct owed_reasons owed;          /* before the run */
    uint64_t states[PAIR_CRASHED + 1]; /* stored by this run */
    uint64_t cpu_us;
    uint64_t failed;             /* pairs failed, over a limit or crashed */
    unsigned kinds;              /* of failures, in run_report.failures */
    uint64_t other_kinds;        /* failures of kinds that are not there */
    bool has_reduce, aggregated; /* aggregated: made anew by this run */
    bool named;                  /* by the user */
    bool left; /* it could not be set up: what it owed is owed still */
};

struct run_report {
    struct run_plugin *plugins;
    size_t n_plugins;
    struct engine_descriptions found; /* with the errors of those left out */
    struct run_failure *failures;
    size_t n_failures, cap_failures; /* at most RUN_KINDS_MAX a plugin */
    uint64_t failed;    /* pairs, aggregates, and plugins that could not be set
                           up */
    uint64_t documents; /* selected */
    uint64_t pairs;     /* done by this run */
    uint64_t verified;  /* documents, with request.verify */
    unsigned replaced;  /* workers that died and were replaced */
    bool interrupted;
    bool gave_up; /* stopped at request.max_failures */
    double seconds;
};

/* A plugin asked for by name that cannot be used is FAULT_PLUGIN. */
int run_run(const struct run_request *request, struct run_report *report,
            struct fault *ft);
void run_report_free(struct run_report *r);

#endif
