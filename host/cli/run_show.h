/* run_show: what `slant run` says while it runs. */
#ifndef SLANT_RUN_SHOW_H
#define SLANT_RUN_SHOW_H

#include "run.h"

/* All that the request can tell is shown on stderr. */
void run_show(struct run_request *r);

/* A failure's message as one line that cannot look like slant's own; it is the
   buffer's. */
const char *run_message(struct buf *line, const struct run_failure *f);

#endif
