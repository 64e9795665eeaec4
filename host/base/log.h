/*
 * log: messages for people, on stderr, with "slant: ..." in front. They may
 * tell what a plugin or file says: controls are blanks, no other line begins
 * so. A progress line that is being drawn is cleared first and redrawn after.
 */
#ifndef SLANT_LOG_H
#define SLANT_LOG_H

#include <stddef.h>

enum log_level {
    LOG_QUIET,
    LOG_NORMAL,
    LOG_VERBOSE,
    LOG_DEBUG
};

void log_set_level(enum log_level level);
enum log_level log_get_level(void);

void log_error(const char *format, ...) __attribute__((format(printf, 1, 2)));
void log_warn(const char *format, ...) __attribute__((format(printf, 1, 2)));
void log_info(const char *format, ...) __attribute__((format(printf, 1, 2)));
void log_verbose(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* A line of somebody else's (a worker's stderr), as it is. */
void log_line(const char *line, size_t len);

/* Draws `line` as the progress line; NULL removes it. Only for terminals. */
void log_progress(const char *line);

#endif
