#include "char_bits.h"

#include "word_table.inc"

struct span
char_trim(const char *s, struct span span)
{
    uint32_t next, before;

    while (span.start < span.stop &&
           char_bits_at(s, span.start, span.stop, &next) & CHAR_SPACE)
        span.start = next;
    while (span.start < span.stop) {
        before = char_before(s, span.start, span.stop);
        if (!(char_bits_at(s, before, span.stop, &next) & CHAR_SPACE))
            break;
        span.stop = before;
    }
    return span;
}
