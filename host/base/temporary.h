/* temporary: files without a name, for what does not fit into memory, and
   folders. */
#ifndef SLANT_TEMPORARY_H
#define SLANT_TEMPORARY_H

#include "fault.h"

/* An empty file in $TMPDIR, else in /tmp, that is gone when its last descriptor
   closes; -1: FAULT_IO. */
int temporary_file(struct fault *ft);

/* A new folder there that only the user may look into, its name beginning so;
   NULL: FAULT_IO. Free it. */
char *temporary_folder(const char *name, struct fault *ft);

/* FAULT_IO after errno: what could not be written or read, and that $TMPDIR may
   name another folder. */
int temporary_fault(const char *what, struct fault *ft);
/* The same of a fault in the writing or reading of what lies there: -1. */
int temporary_told(struct fault *ft);

#endif
