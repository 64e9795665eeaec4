/* whole_runs: how much of a text that is not valid UTF-8 speaks for UTF-8 all
   the same. */
#ifndef SLANT_WHOLE_RUNS_H
#define SLANT_WHOLE_RUNS_H

#include <stdbool.h>
#include <stddef.h>

/* Of the runs of bytes that are not ASCII. */
struct whole_runs {
    size_t characters; /* in runs that are UTF-8 */
    size_t weight;     /* of these: of three bytes and more they count 3 */
    size_t broken;     /* bytes that are no UTF-8 in the other runs */
};

/* Adds those of s to r. */
void whole_runs_add(struct whole_runs *r, const char *s, size_t len);

/* UTF-8 that somebody damaged here and there. expected: by its standard or by
   its own word it is UTF-8. */
bool whole_runs_utf8(const struct whole_runs *r, bool expected);

/* More characters are whole than are so by chance in another encoding. */
bool whole_runs_remarkable(const struct whole_runs *r);

#endif
