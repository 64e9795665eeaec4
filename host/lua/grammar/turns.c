#include "turns.h"

#include <ctype.h>
#include <string.h>

#define LABEL_MAX 60 /* bytes of a name */

bool
turn_begins(const char *text, size_t at)
{
    while (at && (text[at - 1] == ' ' || text[at - 1] == '\t'))
        at--;
    return at == 0 || text[at - 1] == '\n';
}

/* Whether a byte may stand in a name between its words. */
static bool
joins(char c)
{
    return c == ' ' || c == '.' || c == '-' || c == '\'';
}

size_t
turn_label(const char *text, size_t len, size_t at)
{
    size_t i = at, stop = at + LABEL_MAX < len ? at + LABEL_MAX : len;

    for (; i < stop && text[i] != ':'; i++) {
        unsigned char c = (unsigned char)text[i];

        if (!isalpha(c) && c < 0x80 && !joins(text[i]))
            return 0;
        if (islower(c) && (i == at || text[i - 1] == ' '))
            return 0;
    }
    return i > at && i + 1 < stop && text[i] == ':' && text[i + 1] == ' ' ? i
                                                                          : 0;
}

size_t
turn_stop(const char *text, size_t len, size_t at)
{
    const char *end = memchr(text + at, '\n', len - at);

    return end ? (size_t)(end - text) : len;
}
