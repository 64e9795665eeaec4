/* child: this program once more, with our terminal. When we are gone it is
   asked to end (SIGTERM). */
#ifndef SLANT_CHILD_H
#define SLANT_CHILD_H

/* Runs it with these words, the last of which is NULL, and waits for its end:
   *status is what it exited with, -1 if something else ended it. errors: a file
   for what it says on stderr, or NULL. Returns 0, or the errno for which it did
   not start. */
int child_run(char *const words[], const char *errors, int *status);

#endif
