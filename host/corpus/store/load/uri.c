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

size_t
uri_file_len(const char *uri)
{
    const char *place = strrchr(uri, '#');
    size_t digits;

    if (!place)
        return strlen(uri);
    digits = strspn(place + 1 + (place[1] == 'L'), "0123456789");
    return digits && !place[1 + (place[1] == 'L') + digits]
               ? (size_t)(place - uri)
               : strlen(uri);
}

bool
uri_same_file(const char *a, const char *b)
{
    size_t n = uri_file_len(a);

    return n == uri_file_len(b) && memcmp(a, b, n) == 0;
}
