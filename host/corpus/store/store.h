/*
 * store: the corpus file. One SQLite connection, used by one thread at a time.
 * Only a coordinator writes (STORE_WRITE); everybody else reads.
 */
#ifndef SLANT_STORE_H
#define SLANT_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fault.h"

#define STORE_APPLICATION_ID 0x736c616e /* "slan" */
#define STORE_SCHEMA_VERSION 5

struct sqlite3;
struct store;

enum store_mode {
    STORE_READ,   /* the file must be there */
    STORE_WRITE,  /* the file must be there; takes the writer's lock */
    STORE_CREATE, /* as STORE_WRITE, and makes the file if it is not there: then
                     nobody else reads it until it is closed */
};

/*
 * Opens and checks the file: application id, schema version (another one:
 * FAULT_CORPUS with the mend), host tables exactly as this version makes them.
 * The connection is hardened (defensive, untrusted schema, no fts3 tokenizer,
 * no double-quoted strings, no ATTACH, limits).
 * A file without write permission in a folder without write permission is
 * opened immutable; refused if a -wal or -journal with content lies beside it.
 * On a network file system a write mode is FAULT_CORPUS, with the mend.
 * A second writer is FAULT_BUSY and names the holder's process and command; so
 * is a reader while the process that made the file has it open.
 * A process that has a corpus open to write it must not open it a second time:
 * closing either would drop the locks of both.
 */
int store_open(struct store **s, const char *path, enum store_mode mode,
               struct fault *ft);
/* Warns when the corpus has words that another version of ICU found than this
   process would (dictionary_words.h). */
void store_warn_words(struct store *s);
/* In a write mode: checkpoints, so that the corpus is one file; warns when a
   full disk prevents it. */
void store_close(struct store *s);

const char *store_path(const struct store *s); /* absolute */
struct sqlite3 *store_db(struct store *s); /* for host/corpus/store and sql.h */

/* Safe in a signal handler: a user's query, a search or a selection that runs
   on s ends with FAULT_INTERRUPTED soon. One that is begun later, too, until
   one has said so. */
void store_interrupt(struct store *s);
/* -1 with FAULT_INTERRUPTED, once, after store_interrupt. */
int store_check(struct store *s, struct fault *ft);

/* -1 when the file is no longer where it was opened. */
int store_check_there(struct store *s, struct fault *ft);

/* A write transaction. A failed write leaves it open: roll back. */
int store_begin(struct store *s, struct fault *ft);
/* Also -1 after store_check_there. */
int store_commit(struct store *s, struct fault *ft);
void store_rollback(struct store *s);
/* Between transactions: moves what was committed into the corpus file, as far
   as readers let it, so that closing has little left to do. */
void store_settle(struct store *s);

/* Another number after others have written to the corpus. */
int64_t store_change(const struct store *s);

/* Between the two, a reader sees the corpus as it is at the first, and each of
   its statements does without locks of its own. Not for long: what is written
   meanwhile cannot be checkpointed. */
void store_view_begin(struct store *s);
void store_view_end(struct store *s);
/* Gives back the memory of pages that nobody is reading. */
void store_rest(struct store *s);

#endif
