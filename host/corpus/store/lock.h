/*
 * lock: who may write. A lock of the open file description (fcntl(2)) far
 * behind the end of the corpus file keeps a second writer out; it goes with
 * its process. Beside it lies a tag, a lock of the process, since only such a
 * lock tells whose it is; SQLite drops the tag whenever it gives back all of
 * its own locks on the file, so it is put there again and again.
 * The descriptor is opened before SQLite's and closed after them: closing any
 * descriptor of a file drops all locks of the process on it. Inside the
 * store's folder only.
 */
#ifndef SLANT_LOCK_H
#define SLANT_LOCK_H

#include <stdbool.h>

#include "fault.h"

/* A descriptor that holds the lock, or -1. create: make an empty file if there
   is none. FAULT_BUSY names the holder. */
int lock_take(const char *path, bool create, struct fault *ft);
void lock_tag(int fd);  /* -1 is a no-op */
void lock_give(int fd); /* -1 is a no-op */

/* The process that writes, 0 if nobody says so. Drops the caller's own locks
   on the file. */
long lock_holder(const char *path);
/* -1 with FAULT_BUSY, which names the holder unless it is 0. */
int lock_busy(const char *path, long holder, struct fault *ft);

/* FAULT_CORPUS if the folder lies on a network file system, where neither
   these locks nor SQLite's can be trusted. */
int lock_check_folder(const char *folder, struct fault *ft);

#endif
