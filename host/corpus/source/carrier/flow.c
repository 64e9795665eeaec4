#include "flow.h"

#include <inttypes.h>

#include "mem.h"

/* So little hurts nobody, however well it was packed. */
#define HARMLESS (16u << 20)

char *
flow_bomb(const struct flow *f)
{
    if (f->out > f->limits->unpacked)
        return mem_format("more than %" PRIu64 " bytes come out of it; if it "
                          "is what it should be, load it with --max "
                          "unpacked=SIZE",
                          f->limits->unpacked);
    if (f->out > HARMLESS && f->out / f->limits->ratio > f->in)
        return mem_format("more than %" PRIu64 " times as much comes out of it "
                          "as is in it; if it is what it should be, load it "
                          "with --max ratio=N",
                          f->limits->ratio);
    return NULL;
}
