/*
 * job: one document on its way through the plugins asked for, in order. One of
 * which a pair waits leaves the loop to others.
 */
#ifndef SLANT_JOB_H
#define SLANT_JOB_H

#include "engine_inside.h"

struct job *job_new(struct engine *e); /* without a document */
void job_free(struct job *j);

/* Gives it a document; job_close takes that away, with what plugins have found
   in it. */
void job_open(struct job *j, int64_t document);
void job_close(struct job *j);

/* Starts queued documents while there is room. */
void jobs_pump(struct engine *e);

/* Its pair has ended: goes on with the next plugin, and documents. */
void job_next(struct job *j);

#endif
