#include "paragraph.h"

#include "hash.h"
#include "sentences.h"

void
paragraphs_keyed(const char *text, const struct spans *kept, struct spans *out)
{
    size_t n = out->n;

    paragraphs_find(text, kept, out);
    for (size_t i = n; i < out->n; i++) {
        if (out->at[i].stop - out->at[i].start >= PARAGRAPH_COUNTED)
            out->at[n++] = out->at[i];
    }
    out->n = n;
}

uint32_t
paragraph_key(const char *text, struct span at)
{
    return (uint32_t)hash64_of(text + at.start, at.stop - at.start);
}
