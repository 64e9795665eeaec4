#include "subtokens.h"

#include <stdbool.h>
#include <stdlib.h>

#include "fold.h"
#include "hash.h"

enum {
    PLAIN_MAX = 32
};

void
subtokens_clear(struct subtokens *p)
{
    p->n = 0;
}

void
subtokens_free(struct subtokens *p)
{
    free(p->at);
    spans_free(&p->inside);
    buf_free(&p->folded);
    *p = (struct subtokens){0};
}

static void
add(struct subtokens *p, const char *folded, size_t len, struct span at,
    uint32_t end)
{
    if (p->n == p->cap)
        p->at = mem_grow(p->at, &p->cap, p->n + 1, sizeof *p->at);
    p->at[p->n++] = (struct subtoken){hash64_of(folded, len), at, end};
}

/* Folds ASCII letters and digits, which are one part; false: there is something
   else. */
static bool
fold_plain(const char *s, size_t len, char folded[PLAIN_MAX])
{
    if (len > PLAIN_MAX)
        return false;
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)s[i] | 0x20; /* a digit has that bit */

        if ((c < 'a' || c > 'z') && (s[i] < '0' || s[i] > '9'))
            return false;
        folded[i] = (char)c;
    }
    return true;
}

void
subtokens_add(struct subtokens *p, const char *text, struct span token)
{
    const char *s = text + token.start;
    size_t len = token.stop - token.start;
    char plain[PLAIN_MAX];

    if (fold_plain(s, len, plain)) {
        add(p, plain, len, token, token.stop);
        return;
    }
    spans_clear(&p->inside);
    fold_parts(s, len, &p->inside);
    for (size_t i = 0; i < p->inside.n; i++) {
        struct span at = p->inside.at[i];

        buf_clear(&p->folded);
        fold_token(s + at.start, at.stop - at.start, &p->folded);
        add(p, p->folded.data, p->folded.len,
            (struct span){token.start + at.start, token.start + at.stop},
            token.start + (uint32_t)fold_possessive(s, len, at));
    }
}
