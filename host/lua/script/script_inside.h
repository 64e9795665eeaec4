/* script_inside: what the files of this folder share. */
#ifndef SLANT_SCRIPT_INSIDE_H
#define SLANT_SCRIPT_INSIDE_H

#include <signal.h>

#include <lua.h>

#include "act.h"
#include "found.h"
#include "plugin.h"
#include "script.h"

struct script {
    struct script_options o;
    lua_State *L;
    struct act act; /* of the state; each document has one of its own */
    struct store *volatile store; /* NULL until the corpus is first used */
    struct plugins stored;   /* whose results the corpus has; and the shelf */
    struct plugin reader;    /* that may read them all */
    struct founds found;     /* every plugin there is */
    struct exported *loaded; /* those that were called, a list */
    lua_State *volatile running;
    volatile sig_atomic_t busy, interrupted;
    struct fault raised; /* the fault raised last, to know its code again */
};

/* The chunk name of slant's own Lua: no place for a user to look at. */
#define SCRIPT_OWN "=[slant]"

struct script *script_of(lua_State *L);

/* Raises the fault's text; when it ends the script its code counts. */
_Noreturn void script_raise(lua_State *L, const struct fault *ft);
/* The same for words that need no line of the script beside them. */
_Noreturn void script_stop(lua_State *L, const struct fault *ft);

/* The corpus, opened on first use. Raises. */
struct store *script_store(lua_State *L);
/* Forgets what was read of the corpus: somebody has written to it. Raises. */
void script_reread(lua_State *L);
void script_store_close(struct script *s);

/* Pushes a value of the corpus; no value is nil. */
void script_value(lua_State *L, const struct value *v);

/* globals.c: the standard library and slant's own. [-0, +0, e] */
void script_globals(lua_State *L);

/* called.c: the functions of the table on top, slant's own Lua, tell of an
   error at the line that called them, not at one inside. [-0, +0, m] */
void script_called(lua_State *L);

/* trouble.c: is there a line of the user's at this level (getinfo "Sl")? */
bool script_users(const lua_Debug *ar);

/* trouble.c: a message handler that turns an error into what people read: the
   place, the line, a hint, the way there. The compiler's about what was typed
   takes the text as a second argument. */
int trouble_handler(lua_State *L);

/* Each pushes a table of functions. [-0, +1, e] */
int script_corpus(lua_State *L);     /* corpus.c */
int script_dictionary(lua_State *L); /* dictionary.c */
int script_screen(lua_State *L);     /* screen.c */

int script_table(lua_State *L);    /* a table of counts, in counts.c */
int script_run(lua_State *L);      /* run(), in run_child.c */
int script_resume(lua_State *L);   /* coroutine.resume that can be stopped */
void script_plugins(lua_State *L); /* exports.c: a global for each plugin */
void exported_free(struct exported *e); /* and all after it */

/* document.c: pushes a document; it must be in the corpus. */
void script_document(lua_State *L, int64_t id);
void script_document_type(lua_State *L); /* once, before the first */

#endif
