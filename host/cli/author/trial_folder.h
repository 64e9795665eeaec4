/*
 * trial_folder: a temporary folder that is removed whatever ends the process
 * that uses it, but for a kill -9 of who waits to do so.
 */
#ifndef SLANT_TRIAL_FOLDER_H
#define SLANT_TRIAL_FOLDER_H

#include "fault.h"

/* A new one in $TMPDIR, else in /tmp; free its path. NULL: a fault. From now on
   this is a child of the process that it was, which waits, removes the folder
   and ends as the child did. SIGINT, SIGTERM or SIGHUP to either end both, with
   the exit status of FAULT_INTERRUPTED. */
char *trial_folder_make(struct fault *ft);

#endif
