/* listed: whether a word is one of a short list. */
#ifndef SLANT_LISTED_H
#define SLANT_LISTED_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

static inline bool
listed(const char *word, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(word, list[i]) == 0)
            return true;
    return false;
}

/* The same of a list that is one string, with a space between the words. */
static inline bool
listed_in(const char *word, const char *words)
{
    size_t len = strlen(word);

    for (const char *p = words; len && (p = strstr(p, word)); p += len)
        if ((p == words || p[-1] == ' ') && (!p[len] || p[len] == ' '))
            return true;
    return false;
}

#endif
