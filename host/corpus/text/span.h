/* span: a stretch of a text, as byte offsets; the end is exclusive. */
#ifndef SLANT_SPAN_H
#define SLANT_SPAN_H

#include <stddef.h>
#include <stdint.h>

#include "mem.h"

struct span {
    uint32_t start;
    uint32_t stop;
};

struct spans { /* growable; zeroed is empty */
    struct span *at;
    size_t n;
    size_t cap;
};

static inline void
spans_add(struct spans *s, uint32_t start, uint32_t stop)
{
    if (s->n == s->cap)
        s->at = mem_grow(s->at, &s->cap, s->n + 1, sizeof *s->at);
    s->at[s->n++] = (struct span){start, stop};
}

void spans_clear(struct spans *s); /* keeps the memory */
void spans_free(struct spans *s);

/* The first that ends behind a byte; s->n: none. They ascend and do not
   overlap. */
size_t spans_behind(const struct spans *s, int64_t byte);

/* What is left of 0..len when `removed` (ascending, not overlapping) is taken
   out: ascending, none empty. */
void spans_kept(const struct span *removed, size_t n, uint32_t len,
                struct spans *kept);

#endif
