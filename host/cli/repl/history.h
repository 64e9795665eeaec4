/*
 * history: what was typed, from one session to the next. A text file of the
 * user's alone (mode 0600), one entry a line, in which `\n` stands for a line
 * end and `\\` for a backslash. Every entry is appended at once, so sessions
 * side by side and one that is killed lose nothing.
 */
#ifndef SLANT_HISTORY_H
#define SLANT_HISTORY_H

#include "fault.h"

#define HISTORY_ENTRIES 1000

/* $XDG_STATE_HOME/slant/history, else ~/.local/state/slant/history; its
   folders are made. A heap string; NULL: no place for it, fault filled. */
char *history_path(struct fault *ft);

/* Calls `entry` for the last HISTORY_ENTRIES entries, oldest first, and
   shortens a file that has grown to twice as many. No file: no entries. */
int history_read(const char *path,
                 void (*entry)(void *cookie, const char *text), void *cookie,
                 struct fault *ft);
int history_append(const char *path, const char *text, struct fault *ft);

#endif
