/*
 * process: a program as a child of this process, on its loop, with pipes for
 * its input and output, in a session of its own. It dies with us; with it, as
 * far as it stays in that session's first group, dies what it has started. What
 * it writes to stderr goes to ours.
 */
#ifndef SLANT_PROCESS_H
#define SLANT_PROCESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fault.h"

struct uv_loop_s;
struct process;

struct process_user {
    /* A piece of what it wrote. */
    void (*out)(void *cookie, const char *bytes, size_t n);
    /* It runs on, though it has closed its output a second ago, or there is no
       need for this: NULL. */
    void (*closed)(void *cookie);
    /* After process_when_read: it has read all that was written, and what it
       wrote before was delivered; or there is no need for this: NULL. */
    void (*read)(void *cookie);
    /* It has ended and all it wrote was delivered; the last call. signal: 0
       when it ended by itself. Who has left its group and keeps its output open
       is heard for a second more. */
    void (*gone)(void *cookie, int64_t status, int signal);
    void *cookie;
};

/* Who is to know which process groups there are: NULL, nobody. */
void process_watch(void (*tell)(void *cookie, int group, bool runs),
                   void *cookie);

/* argv ends with NULL; argv[0] is looked for on PATH. NULL: a fault. A program
   that is there but cannot be started ends with status 127. */
struct process *process_start(struct uv_loop_s *loop, char **argv,
                              const char *folder,
                              const struct process_user *user,
                              struct fault *ft);
void process_write(struct process *p, const char *bytes, size_t n);
/* user.read is to be called, once. What is written meanwhile counts, too. */
void process_when_read(struct process *p);
/* Is there output that was not delivered yet? */
bool process_has_output(const struct process *p);
void process_end_input(struct process *p); /* after what was written */
/* Ends it, with all it has started, and what it would write: gone tells, from
   the loop. */
void process_end(struct process *p);
/* The same. No call comes from now on; *p is gone. */
void process_kill(struct process *p);

#endif
