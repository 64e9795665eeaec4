#include "loop.h"

#include <uv.h>

#include "mem.h"

struct uv_loop_s *
loop_of_process(void)
{
    uv_loop_t *loop = uv_default_loop();

    if (!loop)
        mem_none(sizeof *loop);
    return loop;
}
