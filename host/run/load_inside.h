/*
 * load_inside: what the files of a load share. load.c begins and ends it,
 * load_decode.c has its workers decode, load_take.c stores what they send, in
 * the order of the jobs.
 */
#ifndef SLANT_LOAD_INSIDE_H
#define SLANT_LOAD_INSIDE_H

#include "batch.h"
#include "interrupt.h"
#include "load.h"
#include "load_job.h"
#include "pool.h"
#include "unchanged.h"

struct load {
    const struct load_request *request;
    struct load_report *report;
    struct store *store;
    struct loader *loader;
    struct unchanged unchanged;
    struct pool *pool;
    struct chunk_types **types; /* of each worker's chunks, by slot */
    struct buf open;            /* the OPEN frame of every worker */
    struct load_job **jobs;
    size_t n_jobs, cap_jobs;
    size_t next;       /* the job whose chunks are taken now */
    size_t unassigned; /* no job before this one waits for a worker */
    size_t buffered;
    uint64_t bytes, bytes_all;
    char **names; /* source_named: of each, and whether a worker met it */
    bool *met;
    size_t n_named;
    int starts_failed; /* workers that died before they were ready */
    bool stopping;     /* no new work: interrupted or failed */
    bool failed;
    struct fault *ft;
    struct batch batch; /* weighed in bytes of text */
    uint64_t started_ns;
    struct interrupt interrupt;
    uv_timer_t tick;
};

/* Runs workers until every job is stored, or the load is to stop: then it has
   `failed`, or was interrupted. */
void load_decode(struct load *l);
/* Has that stop, from the loop: an interrupt's `changed`. */
void load_interrupt(void *load, int level);

int load_put_note(struct load *l, const char *uri, const char *reason,
                  const char *detail, struct fault *ft);
/* Stores a chunk and frees its reader; NULL: it is none. */
int load_take_chunk(struct load *l, struct chunk_reader *r, struct fault *ft);
/* Stores everything whose turn has come. */
int load_take_ready(struct load *l, struct fault *ft);
int load_commit_if_due(struct load *l, struct fault *ft);

#endif
