/*
 * lock: who may write. An fcntl lock far behind the end of the corpus file, on
 * a descriptor that is opened before SQLite's and closed after them (closing
 * any descriptor of a file drops all of the process' locks on it, SQLite's
 * too). It goes with its process. Inside the store's folder only.
 */
#ifndef SLANT_LOCK_H
#define SLANT_LOCK_H

#include <stdbool.h>

#include "fault.h"

/* A descriptor that holds the lock, or -1. create: make an empty file if there
   is none. FAULT_BUSY names the holder. */
int lock_take(const char *path, bool create, struct fault *ft);
void lock_give(int fd); /* -1 is a no-op */

/* FAULT_CORPUS if the folder lies on a network file system, where neither
   these locks nor SQLite's can be trusted. */
int lock_check_folder(const char *folder, struct fault *ft);

#endif
