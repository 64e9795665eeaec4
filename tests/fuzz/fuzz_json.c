/* A .json file of any bytes: an array or objects, with fields by path, and a
   list inside. */
#include <stdlib.h>

#include "tools.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct source_pair map[] = {{"a.b", "text"}, {"a.c.d", "title"}};
    struct source_options o = {.map = map, .n_map = 2};
    char *path = fuzz_write("in.json", data, size);

    fuzz_decode(path, &o);
    o.records = (char *)"a.b";
    fuzz_decode(path, &o);
    o.limits.document = 40;
    fuzz_decode(path, &o);
    free(path);
    return 0;
}
