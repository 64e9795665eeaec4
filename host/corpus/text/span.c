#include "span.h"

#include <stdlib.h>

void
spans_clear(struct spans *s)
{
    s->n = 0;
}

void
spans_free(struct spans *s)
{
    free(s->at);
    *s = (struct spans){0};
}

size_t
spans_behind(const struct spans *s, int64_t byte)
{
    size_t low = 0, high = s->n;

    while (low < high) {
        size_t mid = low + (high - low) / 2;

        if (s->at[mid].stop <= byte)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

void
spans_kept(const struct span *removed, size_t n, uint32_t len,
           struct spans *kept)
{
    uint32_t from = 0;

    for (size_t i = 0; i < n && from < len; i++) {
        uint32_t stop = removed[i].start < len ? removed[i].start : len;

        if (stop > from)
            spans_add(kept, from, stop);
        if (removed[i].stop > from)
            from = removed[i].stop;
    }
    if (from < len)
        spans_add(kept, from, len);
}
