/*
 * trial: a plugin tried out on a corpus of its own, in a temporary folder, with
 * the loader, the workers and the sandbox of every other run.
 */
#ifndef SLANT_TRIAL_H
#define SLANT_TRIAL_H

#include "args.h"
#include "buf.h"
#include "engine.h"

struct trial {
    const struct args *args;
    struct engine_spec spec;
    const char **allowed; /* by --allow */
    size_t n_allowed;
    char *plugin, *plugin_folder;
    char *folder, *corpus; /* temporary */
    char *asker;           /* folder there for a plugin that asks properties */
    int64_t failures;      /* that the scripts told of */
};

/* For the plugin that the one operand names. trial_close also after -1; it ends
   the process by SIGPIPE when nobody reads its output any more. */
int trial_open(struct trial *t, const struct args *a, struct fault *ft);
void trial_close(struct trial *t);

/* PATH in the temporary folder; free it. */
char *trial_path(const struct trial *t, const char *name);
/* A corpus made anew of these files. */
int trial_load(struct trial *t, char *const paths[], size_t n,
               struct fault *ft);
/* Appends the files in a folder of the plugin whose names end so (NULL: all),
   sorted, with a line end behind each. */
void trial_files(const struct trial *t, const char *inside, const char *ending,
                 struct buf *out);
/* Appends the settings given, as written, a line each. */
void trial_settings(const struct trial *t, struct buf *out);
/* Runs a chunk of author.h over a corpus; what it returns is *result. */
int trial_script(struct trial *t, const char *corpus, const char *chunk,
                 char *const args[], size_t n, int64_t *result,
                 struct fault *ft);

#endif
