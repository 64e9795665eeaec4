/*
 * watch: waits until something happens in folders, with all below them, or to
 * files. What happened is not told: a load finds out what has changed, so
 * nothing is missed where the kernel drops events.
 */
#ifndef SLANT_WATCH_H
#define SLANT_WATCH_H

#include <stddef.h>

#include "fault.h"

struct watch;

enum watch_end {
    WATCH_CHANGED, /* and it was quiet for `settle`, or half a minute was not */
    WATCH_LATER,   /* nothing did in the time given */
    WATCH_STOPPED  /* Ctrl-C */
};

/* Notices from now on; so it does Ctrl-C, until watch_close. Hidden files and
   folders and *.slant files do not count; links to folders are not followed.
   settle: seconds. */
int watch_open(struct watch **w, char *const *paths, size_t n_paths,
               double settle, struct fault *ft);
void watch_close(struct watch *w); /* NULL is nothing */
size_t watch_folders(const struct watch *w);

/* seconds: to wait at most; 0: for ever. */
int watch_wait(struct watch *w, unsigned seconds, enum watch_end *end,
               struct fault *ft);

#endif
