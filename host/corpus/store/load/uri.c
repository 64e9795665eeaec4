#include "uri.h"

#include <string.h>

size_t
uri_name_end(const char *uri, size_t at)
{
    if (!uri[at])
        return 0;
    for (at++; uri[at]; at++) {
        if (uri[at] == '#' || (uri[at] == '!' && uri[at + 1] == '/'))
            break;
    }
    return at;
}

/* The bytes of a uri that name the file: its name may have such a mark, too. */
static size_t
file_len(const char *uri)
{
    const char *place = strrchr(uri, '#');

    return place ? (size_t)(place - uri) : strlen(uri);
}

bool
uri_same_file(const char *a, const char *b)
{
    size_t n = file_len(a);

    return n == file_len(b) && memcmp(a, b, n) == 0;
}
