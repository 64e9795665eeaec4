#include "terminal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "num.h"

unsigned
terminal_edge(FILE *f)
{
    struct winsize size;
    const char *env = getenv("COLUMNS");
    int64_t n;

    if (ioctl(fileno(f), TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
    return env && num_int(env, 20, 1000, &n) ? (unsigned)n : 0;
}

unsigned
terminal_width(FILE *f)
{
    unsigned width = terminal_edge(f);

    return width ? width : 80;
}

bool
terminal_colour(FILE *f)
{
    const char *no = getenv("NO_COLOR"), *term = getenv("TERM");

    if ((no && *no) || (term && strcmp(term, "dumb") == 0))
        return false;
    return isatty(fileno(f));
}

bool
terminal_unicode(void)
{
    static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};

    for (size_t i = 0; i < 3; i++) {
        const char *value = getenv(names[i]);

        if (value && *value)
            return strcasestr(value, "utf-8") || strcasestr(value, "utf8");
    }
    return false;
}
