/*
 * unchanged: the files of a load that need not be read, since they were read
 * before in the state and with the options they have now.
 */
#ifndef SLANT_UNCHANGED_H
#define SLANT_UNCHANGED_H

#include "loader.h"
#include "source.h"

struct unchanged {
    struct loader *loader;
    struct hash settings; /* of all that decides what a file becomes */
    bool noted_too;       /* pass by what could not be taken, too */
    bool passed;          /* a file was */
    bool off;             /* read everything: a --meta table joins anew */
    /* The file whose parts are coming in. */
    char *name;
    struct hash stamp;
    bool stamped; /* else it has none */
    uint64_t documents, notes;
};

void unchanged_open(struct unchanged *u, struct loader *l,
                    const struct source_options *o, bool noted_too);
void unchanged_close(struct unchanged *u);

/* Takes them out of a plan that has not been cut. */
int unchanged_leave_out(struct unchanged *u, struct source_plan *plan,
                        struct fault *ft);
/* A skip of the plan has been noted. */
int unchanged_skipped(struct unchanged *u, const struct source_skip *s,
                      struct fault *ft);
/* A file of a job has been read (all its documents and notes are put), with
   what came of it; parts of one file come in a row. */
int unchanged_read(struct unchanged *u, const struct source_file *f,
                   struct fault *ft);
/* Every job has been read. */
int unchanged_end(struct unchanged *u, struct fault *ft);

#endif
