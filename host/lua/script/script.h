/*
 * script: the state in which a user's own Lua runs: `slant script` and `slant
 * repl`. The user's program, so the whole standard library is there; beside it
 * the globals of api.h (corpus, doc, chart, run, ...) and one for each plugin
 * with `exports`. It only reads the corpus; run() starts `slant run` as a
 * child. One state, one thread.
 */
#ifndef SLANT_SCRIPT_H
#define SLANT_SCRIPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "engine.h"
#include "fault.h"

struct script;

/* Everything pointed to outlives the script. */
struct script_options {
    const char *corpus;             /* opened when first used */
    const struct engine_spec *spec; /* where plugins lie; names are ignored */
    /* Plugins to which run() grants what they ask for. */
    const char *const *allowed;
    size_t n_allowed;
    unsigned workers;   /* of run(), threads of counts; 0: one a core */
    unsigned width;     /* columns of charts and printed values */
    bool colour, ascii; /* of charts and printed values */
    /* Where run() writes what its child says; what a run fails with is raised.
       NULL: it goes to our stderr. */
    const char *errors;
};

enum script_end {
    SCRIPT_DONE,
    SCRIPT_INCOMPLETE, /* the chunk wants more lines */
    SCRIPT_FAILED,     /* the fault says why */
    SCRIPT_INTERRUPTED /* by script_interrupt; the state goes on living */
};

/* -1: *ft says why; *s is NULL. No corpus need be there. */
int script_open(struct script **s, const struct script_options *o,
                struct fault *ft);
void script_close(struct script *s);

/*
 * Runs a file (`-`: standard input) with `arg` and `...` = args. The fault's
 * text has file:line, the message, the line itself and the way there; its code
 * is the exit status: FAULT_USAGE for stop(message) and a file that cannot be
 * read, FAULT_CORPUS when the corpus could not be used, FAULT_INTERRUPTED, else
 * FAULT_PARTIAL.
 */
int script_file(struct script *s, const char *path, char *const args[],
                size_t n, struct fault *ft);

/* Runs one of slant's own chunks (author.h) with these arguments; it returns a
   number, which goes to *result. Faults as of script_file. */
int script_own(struct script *s, const char *text, char *const args[], size_t n,
               int64_t *result, struct fault *ft);

/* A value, printed for people: UTF-8, without a line end at the end, often of
   several lines. */
typedef void script_value_cb(void *cookie, const char *text, size_t len);

/*
 * Runs what was typed: an expression (also a list of them), whose values are
 * handed to `print` from left to right and the last of which becomes `_`, or
 * statements. Globals stay from chunk to chunk; locals do not.
 * SCRIPT_INCOMPLETE when more lines could make it good Lua; nothing has run
 * then.
 */
enum script_end script_chunk(struct script *s, const char *text, size_t len,
                             script_value_cb *print, void *cookie,
                             struct fault *ft);

/* The terminal has another width from now on. */
void script_width(struct script *s, unsigned columns);

/* Safe in a signal handler: ends the running chunk or file and nothing else;
   without one it does nothing. A run() waits for its child, which has got the
   same Ctrl-C. */
void script_interrupt(struct script *s);

/* How an export is called, `actors.of{text=}`; what it gives, or NULL: it does
   not say, and called is its name. */
typedef void script_export_cb(void *cookie, const char *called,
                              const char *doc);

/* Tells what a plugin exports, by name, or one of them. 1: done; 0: there is no
   such plugin; -1: *ft. */
int script_exports(struct script *s, const char *plugin, const char *one,
                   script_export_cb *each, void *cookie, struct fault *ft);

/* What could stand in place of the word before the cursor. word: a name
   (`frequency`), without what stands before its last dot or colon. help: the
   one line of api.h, or NULL. */
typedef void script_complete_cb(void *cookie, const char *word,
                                const char *help);

/*
 * Completes the name that ends at byte `cursor` of line: globals and keywords,
 * fields of tables and of slant's objects (`corpus.fr`, `doc:sen`). Nothing is
 * called to find out: no metamethods, no functions. Candidates come sorted.
 * Returns the byte where the word to be replaced begins.
 */
size_t script_complete(struct script *s, const char *line, size_t cursor,
                       script_complete_cb *each, void *cookie);

#endif
