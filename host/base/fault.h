/*
 * fault: what went wrong, as a value the caller owns.
 *
 * A function that can fail returns 0, or -1 with *ft filled and its outputs
 * untouched. The place that notices fills the fault; callers on the way up
 * may add context with fault_wrap; only host/cli prints. A fault has fixed
 * size and no heap, so it may be copied, sent and stored.
 */
#ifndef SLANT_FAULT_H
#define SLANT_FAULT_H

enum fault_code {
#define FAULT(name, exit_status, text) FAULT_##name,
#include "fault_list.h"
#undef FAULT
};

struct fault {
    enum fault_code code;
    char text[1000]; /* UTF-8, one line or several, says what and the mend */
};

/* Fills *ft (printf form) and returns -1, so `return fault_set(...)`. */
int fault_set(struct fault *ft, enum fault_code code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Puts "context: " before the text and returns -1. */
int fault_wrap(struct fault *ft, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The process exit status that stands for the code (README, "Exit status"). */
int fault_exit_status(enum fault_code code);

#endif
