/* Words of a page's head, made comparable. */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "head_inside.h"

const char *
head_meta(const struct tree *t, const char *name)
{
    static const char *const by[] = {"property", "name", "itemprop",
                                     "http-equiv"};

    for (size_t i = 0; i < t->n; i++) {
        if (t->nodes[i].tag != GUMBO_TAG_META)
            continue;
        for (size_t k = 0; k < sizeof by / sizeof *by; k++) {
            const char *s = tree_attribute(t, i, by[k]);

            if (!s || strcasecmp(s, name) != 0)
                continue;
            s = tree_attribute(t, i, "content");
            if (s && strspn(s, " \t\n") < strlen(s))
                return s;
        }
    }
    return NULL;
}

void
head_key(const char *s, struct buf *out)
{
    for (; *s; s++) {
        unsigned char c = (unsigned char)*s;

        if ((c == 0xe2 && (unsigned char)s[1] == 0x80) ||
            (c == 0xc2 && s[1])) { /* typographic marks, no-break space */
            s += c == 0xe2 && s[2] ? 2 : 1;
            continue;
        }
        if (c >= 0x80 || isalnum(c))
            buf_char(out, (char)tolower(c));
    }
}

/* Folded, or NULL when nothing is left. */
char *
head_folded(const char *s)
{
    struct buf b = {0};

    if (s)
        tree_fold(s, strlen(s), &b);
    while (b.len && b.data[b.len - 1] == ' ')
        b.len--;
    return b.len ? buf_take(&b) : NULL;
}

char *
head_key_of(const char *s)
{
    struct buf b = {0};

    if (s)
        head_key(s, &b);
    return buf_take(&b);
}

char *
head_text_of(const struct tree *t, size_t node)
{
    struct buf b = {0};

    tree_text(t, node, &b);
    return buf_take(&b);
}

size_t
head_words(const char *s)
{
    size_t n = 0;

    for (; *s; s++)
        n += *s != ' ' && (s[1] == ' ' || !s[1]);
    return n;
}
