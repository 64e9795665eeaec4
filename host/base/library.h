/*
 * library: a shared library that is loaded when it is first needed, because few
 * processes need it and it would make all of them start slower. A header lists
 * its functions in a struct of nothing but pointers to them; the names stand in
 * the same order.
 */
#ifndef SLANT_LIBRARY_H
#define SLANT_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>

/* False: it is not installed, or lacks a function; `functions` is as it was. */
bool library_load(const char *file, const char *const *names, size_t n,
                  void *functions);
/* The same for what slant cannot work without: ends the process with a
   message. */
void library_need(const char *file, const char *const *names, size_t n,
                  void *functions);

#endif
