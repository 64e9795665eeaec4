/* found: plugins as they lie in folders, and what is known of them. */
#ifndef SLANT_FOUND_H
#define SLANT_FOUND_H

#include <stdbool.h>
#include <stddef.h>

#include "engine.h"
#include "programs.h"

struct found {
    char *name, *folder;
    const char *as; /* the name of its results, if that is another */
    bool hidden;    /* an earlier folder has this name */
    bool bundled;   /* the last folder has it */
    bool asked, wanted;
    bool on_request; /* runs only when it is named */
    bool read;       /* manifest or error is there */
    char *manifest, *error, *version;
    struct engine_options options;
    char **requires, **versions; /* parallel */
    size_t n_requires;
    char **uses; /* folders of plugins whose lib/ and assets/ it uses */
    size_t n_uses;
    char **used; /* plugins whose lib/ it required */
    size_t n_used;
    int mark; /* for the order: 0 new, 1 on the way, 2 done */
};

struct founds {
    struct found *at;
    size_t n, cap;
};

/* All plugins in the folders, in their order, each folder's by name. A folder
   that cannot be read holds none. */
void founds_scan(struct founds *f, const struct engine_spec *spec);
void founds_free(struct founds *f);
struct found *founds_get(const struct founds *f, const char *name);
/* The known name nearest to a misspelt one, or NULL. */
const char *founds_near(const struct founds *f, const char *name);

/* Runs and checks a plugin, fills manifest or error and what it requires. A
   bad setting goes to *settings_error (if it is not taken yet), a program that
   is good to kept, unless that is NULL. */
void found_read(struct found *p, const struct founds *all,
                const struct engine_spec *spec, struct engine_programs *kept,
                char **settings_error);

#endif
