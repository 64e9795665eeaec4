/* quit: how a process ends whose plugin is beyond what can be undone. */
#ifndef SLANT_QUIT_H
#define SLANT_QUIT_H

/* Ends the process. status: of engine.h, for the coordinator. Safe in a signal
   handler. */
_Noreturn void quit(int status);
/* From now on there is no coordinator: the reason goes to stderr and the status
   is that of a failed script. */
void quit_speaks(void);

#endif
