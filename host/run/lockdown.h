/*
 * lockdown: what a worker gives up, on top of being a process of its own. It
 * reads bytes of strangers and runs plugins, so once it has opened what it
 * needs it can neither write nor make a file any more, nor run one, as far as
 * the kernel can hold it to that (Landlock); reading goes on.
 */
#ifndef SLANT_LOCKDOWN_H
#define SLANT_LOCKDOWN_H

#include <stdbool.h>
#include <stdint.h>

/* For a worker's whole life: dies with its parent, and before it when the
   system has no memory left; no new privileges, no core files. */
void lockdown_begin(void);
/* Its parent's death does not kill it from here on, but calls gone, as a signal
   handler. */
void lockdown_parent(void (*gone)(int signum));
/* From here on it writes to no file that it has open, and has few descriptors
   unless it may connect to others; memory: bytes that its plugins may have, all
   together, above which the host needs LOCKDOWN_MEMORY at most. Not for those
   that may run programs, which would inherit it. */
void lockdown_limits(uint64_t memory, bool may_connect);
#define LOCKDOWN_DESCRIPTORS 64
#define LOCKDOWN_MEMORY (2ull << 30)
/* No file is written, made or removed from here on, and none is run, unless
   may_run (a decoder, or a plugin with that permission); what is run may write
   to /dev/null, and no more than we. */
void lockdown_files(bool may_run);
/* What a worker's child, which leads a session of its own, does to become the
   program argv: it dies with the worker, whose process number is parent. */
_Noreturn void lockdown_program(int parent, char **argv);
/* Whether this kernel can do that. */
bool lockdown_is_there(void);

#endif
