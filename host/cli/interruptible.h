/* interruptible: Ctrl-C while a script runs: its code ends, not slant. */
#ifndef SLANT_INTERRUPTIBLE_H
#define SLANT_INTERRUPTIBLE_H

struct script;

/* From now on, for one script at a time. */
void interruptible_begin(struct script *s);
/* Ctrl-C is again what it was. */
void interruptible_end(void);

#endif
