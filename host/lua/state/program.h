/*
 * program: a plugin's code in a state of its own: environment, init.lua, what
 * it requires, the texts of the chunks (errors show the line), and protected
 * calls with limits. It knows nothing of manifests or documents.
 */
#ifndef SLANT_PROGRAM_H
#define SLANT_PROGRAM_H

#include "act.h"
#include "pair_result.h"
#include "state.h"

#define PROGRAM_SOURCE_MAX (256u << 10) /* bytes of one chunk */
/* Seconds, until the manifest says otherwise; a load may take ACT_LONG times
   as much. */
#define PROGRAM_CPU 0.1

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

/* Makes the state and runs init.lua. -1: *failure says why. */
int program_load(struct program *p, size_t memory, double cpu_s,
                 struct pair_result *failure);

/* Calls f(L) with cookie as its one argument (light userdata) in a coroutine
   of its own under a's limits; what it returns is dropped. a keeps its rows.
   -1: *failure has state, cause, message, place, traceback. */
int program_call(struct program *p, struct act *a, lua_CFunction f,
                 void *cookie, struct pair_result *failure);

/* Reads a file into b, at most max bytes. -1: there is none such. */
int program_read(const char *path, size_t max, struct buf *b);
/* The same for a plugin's own: it must be a regular file that lies in folder
   also after links and `..`, or there is none such. */
int program_read_own(const char *folder, const char *name, size_t max,
                     struct buf *b);

#endif
