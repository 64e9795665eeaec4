#include "log.h"

#include <stdarg.h>
#include <stdio.h>

static enum log_level level = LOG_NORMAL;
static char progress[256];

static void
clear_line(void)
{
    if (progress[0])
        fputs("\r\033[K", stderr);
}

static void
write_line(const char *mark, const char *format, va_list ap)
{
    clear_line();
    fprintf(stderr, "slant: %s", mark);
    vfprintf(stderr, format, ap);
    fputc('\n', stderr);
    if (progress[0])
        fputs(progress, stderr);
}

void
log_set_level(enum log_level new_level)
{
    level = new_level;
}

enum log_level
log_get_level(void)
{
    return level;
}

#define WRITER(name, least, mark)      \
    void name(const char *format, ...) \
    {                                  \
        va_list ap;                    \
                                       \
        if (level < (least))           \
            return;                    \
        va_start(ap, format);          \
        write_line(mark, format, ap);  \
        va_end(ap);                    \
    }

WRITER(log_error, LOG_QUIET, "error: ")
WRITER(log_warn, LOG_QUIET, "warning: ")
WRITER(log_info, LOG_NORMAL, "")
WRITER(log_verbose, LOG_VERBOSE, "")

void
log_line(const char *line, size_t len)
{
    clear_line();
    fwrite(line, 1, len, stderr);
    fputc('\n', stderr);
    if (progress[0])
        fputs(progress, stderr);
}

void
log_progress(const char *line)
{
    clear_line();
    progress[0] = '\0';
    if (line && level >= LOG_NORMAL) {
        snprintf(progress, sizeof progress, "%s", line);
        fputs(progress, stderr);
    }
    fflush(stderr);
}
