/*
 * quote_runs: quotations that go on over several sentences of a text, and turns
 * of transcripts (turns.h).
 */
#ifndef SLANT_QUOTE_RUNS_H
#define SLANT_QUOTE_RUNS_H

#include <stdbool.h>

#include "span.h"

struct quote_run { /* sentences, from 0; it begins in the first one */
    size_t first, last;
    bool turn; /* and stands in no marks, but behind its speaker */
};

struct quote_runs {
    const char *text;
    const struct spans *sentences;
    size_t next; /* sentence that may open one */
    bool found;
    struct quote_run run; /* the last one found */
};

/* Looks at a text from its beginning; both must live as long. */
void quote_runs_begin(struct quote_runs *r, const char *text,
                      const struct spans *sentences);

/* The quotation that sentence k opens or lies in; NULL: none, or it is not
   closed soon. Sentences are to be asked for in ascending order. */
const struct quote_run *quote_runs_at(struct quote_runs *r, size_t k);

/* Whether a mark stands in a text that may be one of quotation. */
bool quote_runs_marked(const char *s, size_t len);

#endif
