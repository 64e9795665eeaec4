/* commands: what is typed with a dot before it: .help, .why, .quit. */
#ifndef SLANT_COMMANDS_H
#define SLANT_COMMANDS_H

#include <stdbool.h>

#include "args.h"
#include "script.h"

struct repl_command {
    const char *name, *operand, *help;
    const char *verb; /* that it is, or NULL */
};

/* Ended by a NULL name. */
extern const struct repl_command repl_commands[];

/* Whether a line is a command: a dot and a letter. */
bool command_is(const char *line);
/* Does it. a: the command line of the verb; s: what it has opened. -1: the
   fault says why, also for a command that there is not; or it is empty, where
   a verb has said so. */
int command_run(const char *line, const struct args *a, struct script *s,
                bool *quit, struct fault *ft);

#endif
