/*
 * session: what is typed, line after line: chunks of Lua, run when they are
 * complete, and commands. Values go to stdout, errors to stderr.
 */
#ifndef SLANT_SESSION_H
#define SLANT_SESSION_H

#include <stdbool.h>

#include "args.h"
#include "buf.h"
#include "script.h"

struct session {
    const struct args *args; /* of the verb */
    struct script *script;
    bool person;      /* at a terminal; else lines of a pipe or file */
    struct buf chunk; /* as typed, while it is incomplete */
    size_t lines;     /* how many were read */
    bool quit, failed, interrupted;
};

/* From now on SIGINT stops the chunk that runs, and nothing while none does.
   One session a process. */
void session_start(struct session *s);
void session_end(struct session *s);

/* A line, without its end. Returns the chunk or command that it completed, as
   it was typed, until the next call; NULL: there is none. */
const char *session_feed(struct session *s, const char *line);
/* Gives up what is incomplete. */
void session_drop(struct session *s);
void session_error(struct session *s, const char *text);

#endif
