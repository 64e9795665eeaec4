#include "misfit.h"

#include <string.h>

#include "atoms.h"
#include "plural.h"

/* The words of a pattern; 0: there may be any number. A digit may stand before
   the blank that groups thousands, inside a word. */
static uint64_t
words_of(const struct pattern *p)
{
    uint64_t n = 1;

    if (!p->glob || memchr(p->glob, ATOM_RUN, p->glob_len) ||
        memchr(p->glob, ATOM_ONE, p->glob_len))
        return 0;
    for (size_t i = 1; i < p->glob_len; i++)
        n += p->glob[i] == ' ' &&
             !(p->glob[i - 1] >= '0' && p->glob[i - 1] <= '9');
    return n;
}

void
misfit_note(struct sheet *s, const struct features *f, uint64_t words)
{
    for (size_t i = 0; i < f->n_match; i++) {
        const struct pattern *p = &f->match[i];
        uint64_t n = words_of(p);

        if (n && n != words)
            sheet_note(s,
                       "match `%s` has %llu word%s and each row %llu, so it "
                       "finds none; slant ngrams -s %llu has rows of %llu",
                       p->glob, (unsigned long long)n, plural(n),
                       (unsigned long long)words, (unsigned long long)n,
                       (unsigned long long)n);
    }
}
