/*
 * follow: `slant run --events FILE` and `--profile FILE`: what a run does, as
 * lines of JSON, and where its plugins' CPU time goes, as collapsed stacks.
 */
#ifndef SLANT_FOLLOW_H
#define SLANT_FOLLOW_H

#include "run.h"

struct follow;

/* Opens the files; NULL: not wanted. FAULT_USAGE when one cannot be made. */
int follow_open(struct follow **f, const char *events, const char *profile,
                struct fault *ft);
/* Callbacks of a run_request, with the follow as cookie. */
void follow_event(void *cookie, const struct run_event *e);
void follow_sample(void *cookie, const char *stack, unsigned ticks);
/* The last event, and the profile. result -1: why is in *why. Frees. -1 when a
   file could not be written, the run's results are stored all the same. */
int follow_close(struct follow *f, const struct run_report *r, int result,
                 const struct fault *why, struct fault *ft);

#endif
