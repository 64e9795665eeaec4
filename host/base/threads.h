/* threads: one piece of work, done by several threads of this process at once.
   Nothing of slant is safe for that unless its header says so. */
#ifndef SLANT_THREADS_H
#define SLANT_THREADS_H

#include <stddef.h>

enum {
    THREADS_MAX = 64
};

typedef void thread_body(void *cookie, size_t thread);

/* Calls body(cookie, 0 .. n - 1), 0 in the caller's thread, and waits for all;
   n at most THREADS_MAX. Where the system gives no more threads, the rest is
   done one after the other. Signals are the caller's thread's alone. */
void threads_run(size_t n, thread_body *body, void *cookie);

#endif
