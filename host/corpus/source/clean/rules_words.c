/* What the families of rules ask of a line. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "rules.h"

bool
rules_starts(const char *s, const char *head)
{
    return *s == *head && strncmp(s, head, strlen(head)) == 0;
}

bool
rules_holds(const char *s, const char *const *list)
{
    for (; *list; list++) {
        if (strstr(s, *list))
            return true;
    }
    return false;
}

static bool
capital(char c)
{
    return isupper((unsigned char)c) || isdigit((unsigned char)c) || (c & 0x80);
}

/* A word that may stand inside a name: of, the, and, &. Its length. */
static size_t
small_word(const char *s)
{
    static const char *const words[] = {"of ", "the ", "and ", "& ", "for "};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (rules_starts(s, words[i]))
            return strlen(words[i]);
    }
    return 0;
}

char *
rules_name_at(const char *s)
{
    static const char *const never[] = {"We",   "Us",   "Our", "You", "Your",
                                        "This", "That", "It",  "I"};
    size_t n = 0, end = 0;

    if (rules_starts(s, "the "))
        s += 4;
    for (size_t words = 0; words < 6 && capital(s[n]); words++) {
        size_t len = strcspn(s + n, " .,:;!?\"()");

        end = n += len;
        if (s[n] != ' ')
            break;
        n++;
        len = small_word(s + n);
        if (len && capital(s[n + len]))
            n += len;
    }
    if (end > 2 && s[end - 2] == '\'' && s[end - 1] == 's')
        end -= 2;
    for (size_t i = 0; i < sizeof never / sizeof *never; i++) {
        if (end == strlen(never[i]) && memcmp(s, never[i], end) == 0)
            return NULL;
    }
    return end >= 3 ? mem_copy(s, end) : NULL;
}

void
rules_printed(struct cleaning *c, char *name, bool sure)
{
    if (!name)
        return;
    buf_add(&c->names, name, strlen(name) + 1);
    if (sure && !c->printed)
        c->printed = name;
    else
        free(name);
}
