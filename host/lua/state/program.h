/*
 * program: a plugin's code in a state of its own, with the texts of its chunks
 * (errors show the line) and the folders that it may read. program_load.h fills
 * it, program_call.h calls it. It knows nothing of manifests or documents.
 */
#ifndef SLANT_PROGRAM_H
#define SLANT_PROGRAM_H

#include "buf.h"
#include "state.h"

#define PROGRAM_SOURCE_MAX (256u << 10) /* bytes of one chunk */

struct source {
    char *name; /* as in errors: init.lua, lib/x.lua, quotes/lib/x.lua */
    char *text;
    size_t len;
};

struct place { /* of another plugin */
    char *name, *folder;
};

struct program {
    char *name, *folder;
    struct meter meter;
    lua_State *L;
    struct source *sources;
    size_t n_sources, cap_sources;
    struct place *others; /* whose lib/ and assets/ may be read */
    size_t n_others, cap_others;
    char **used; /* names of others whose lib/ was */
    size_t n_used, cap_used;
    bool reading; /* load and setup: files may be read */
    int table;    /* reference: what init.lua returned */
};

/* Fills *p for the plugin in folder; the name is the folder's last part. */
void program_init(struct program *p, const char *folder);
/* One whose lib/ and assets/ it may read; of equal modules the first by name is
   taken, in whatever order they are added. */
void program_other(struct program *p, const char *name, const char *folder);
void program_alone(struct program *p); /* no others any more */
void program_fini(struct program *p);
/* Closes the state and forgets what was read; it can be loaded again. */
void program_drop(struct program *p);
/* to gets what from has; *from is empty then. */
void program_move(struct program *to, struct program *from);

/* Reads a regular file into b, of a longer one max + 1 bytes. -1: there is none
   such. */
int program_read(const char *path, size_t max, struct buf *b);
/* The path, the caller's to free, of a plugin's own file: a regular one that
   lies in folder also after links and `..`. NULL: there is none such. */
char *program_own(const char *folder, const char *name);
int program_read_own(const char *folder, const char *name, size_t max,
                     struct buf *b);

#endif
