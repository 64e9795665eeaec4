/* The title element, and where its parts join. */
#include <stdlib.h>
#include <string.h>

#include "head_inside.h"

/* The title element of the head, not of a drawing. */
char *
head_title_element(const struct tree *t)
{
    for (size_t i = 0; i < t->n; i++) {
        if (t->nodes[i].tag == GUMBO_TAG_TITLE) {
            char *s = head_text_of(t, i), *out = head_folded(s);

            free(s);
            return out;
        }
    }
    return NULL;
}

/* The last place in a title where a site's name may follow: a mark between
   spaces, or, in scripts without spaces, between two letters. *len: of it. */
char *
head_last_mark(char *title, size_t *len)
{
    static const char *const marks[] = {
        " | ", " - ",        " \xe2\x80\x93 ", " \xe2\x80\x94 ", " :: ",
        "-",   " \xc2\xbb ", " \xc2\xb7 ",     " \xe2\x80\xa2 ", "_",
        "|",   NULL};
    char *last = NULL;

    for (size_t i = 0; marks[i]; i++) {
        bool tight = marks[i][0] != ' ';

        for (char *p = title; (p = strstr(p, marks[i])); p++) {
            if (p <= last ||
                (tight && (p == title || !(p[-1] & 0x80) || !(p[1] & 0x80))))
                continue;
            last = p;
            *len = strlen(marks[i]);
        }
    }
    return last;
}
