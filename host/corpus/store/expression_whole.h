/* expression_whole: whether brackets, quotes and comments of an SQL expression
   end in it. Inside the store's folder only. */
#ifndef SLANT_EXPRESSION_WHOLE_H
#define SLANT_EXPRESSION_WHOLE_H

#include <stddef.h>

#include "fault.h"

/* FAULT_USAGE with the place, by characters from 1, and the mend; also for a
   `;`, for a parameter, and when there is nothing but blanks and comments. */
int expression_whole(const char *text, struct fault *ft);
/* The number of the character at a byte of a text, from 1. */
size_t expression_place(const char *text, size_t at);

#endif
