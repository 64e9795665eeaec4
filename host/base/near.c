#include "near.h"

#include <string.h>

#define LONGEST 48

static size_t
least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Edit distance, a swap of neighbours counting one. */
static size_t
distance(const char *a, size_t la, const char *b, size_t lb)
{
    size_t d[LONGEST + 1][LONGEST + 1];

    for (size_t i = 0; i <= la; i++)
        d[i][0] = i;
    for (size_t j = 0; j <= lb; j++)
        d[0][j] = j;
    for (size_t i = 1; i <= la; i++)
        for (size_t j = 1; j <= lb; j++) {
            size_t change = d[i - 1][j - 1] + (a[i - 1] != b[j - 1]);

            d[i][j] = least(change, least(d[i - 1][j], d[i][j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                d[i][j] = least(d[i][j], d[i - 2][j - 2] + 1);
        }
    return d[la][lb];
}

const char *
near_name(const char *word, const char *const *names, size_t n)
{
    size_t len = strlen(word);
    size_t best = len / 3 + 1 + (len < 3);
    const char *found = NULL;

    if (len > LONGEST)
        return NULL;
    for (size_t i = 0; i < n; i++) {
        size_t other = strlen(names[i]), d;

        if (other > LONGEST)
            continue;
        d = distance(word, len, names[i], other);
        if (len >= 3 && strncmp(word, names[i], len) == 0)
            d = 1; /* `int` means `integer` */
        if (d < best && d < other) {
            best = d;
            found = names[i];
        }
    }
    return found;
}
