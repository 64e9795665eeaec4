/* offers: the words that Tab may put in, and how they are shown. */
#ifndef SLANT_OFFERS_H
#define SLANT_OFFERS_H

#include <stdbool.h>
#include <stddef.h>

struct offer {
    char *word, *help; /* help: one line, or NULL */
};

struct offers {
    struct offer *at;
    size_t n, cap;
};

void offers_add(struct offers *o, const char *word, const char *help);
void offers_clear(struct offers *o); /* keeps the array's memory */

/* What all words go on with after their first `typed` bytes; a heap string,
   "" if they differ there. */
char *offers_common(const struct offers *o, size_t typed);

/* On stdout, beginning with a new line: few words with their help, many in
   columns. */
void offers_print(const struct offers *o, bool colour);

#endif
