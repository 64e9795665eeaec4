#include "log.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"

static enum log_level level = LOG_NORMAL;
static char progress[256];

static void
clear_line(void)
{
    if (progress[0])
        fputs("\r\033[K", stderr);
}

/* Controls, of a terminal too: U+0080 to U+009F are two bytes. */
static bool
is_control(const char *s)
{
    unsigned char c = (unsigned char)s[0], next = c ? (unsigned char)s[1] : 0;

    return (c < 0x20 && c != '\t' && c != '\n') || c == 0x7f ||
           (c == 0xc2 && next >= 0x80 && next < 0xa0);
}

/* What is told may hold a plugin's or a file's words: no line of theirs looks
   like one of slant's own, and none speaks to the terminal. */
static void
write_text(const char *mark, const char *text)
{
    fprintf(stderr, "slant: %s", mark);
    for (const char *s = text; *s; s++) {
        if (*s == '\n' && strncmp(s + 1, "slant:", 6) == 0) {
            fputs("\n  ", stderr);
        } else if (is_control(s)) {
            fputc(' ', stderr);
            s += (unsigned char)*s == 0xc2;
        } else {
            fputc(*s, stderr);
        }
    }
    fputc('\n', stderr);
}

static void
write_line(const char *mark, const char *format, va_list ap)
{
    char *text = mem_vformat(format, ap);

    clear_line();
    write_text(mark, text);
    free(text);
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
