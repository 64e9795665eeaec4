/* temporary: files without a name, for what does not fit into memory. */
#ifndef SLANT_TEMPORARY_H
#define SLANT_TEMPORARY_H

#include "fault.h"

/* An empty file in $TMPDIR, else in /tmp, that is gone when its last descriptor
   closes; -1: FAULT_IO. */
int temporary_file(struct fault *ft);

/* FAULT_IO after errno: what could not be written or read, and that $TMPDIR may
   name another folder. */
int temporary_fault(const char *what, struct fault *ft);

#endif
