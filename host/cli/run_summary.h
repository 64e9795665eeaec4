/* run_summary: what `slant run` says when it has ended. */
#ifndef SLANT_RUN_SUMMARY_H
#define SLANT_RUN_SUMMARY_H

#include "args.h"
#include "run.h"

/* What was done, and what failed; of a dry run, as rows, what is owed. */
int run_summary(const struct args *a, const struct run_request *request,
                const struct run_report *r, struct fault *ft);

/* How the process ends: a plugin asked for that cannot be used is told as
   before a run. */
enum fault_code run_outcome(const struct run_report *r);

#endif
