/* A table of any bytes, read whole and with a row limit that it meets. */
#include <stdlib.h>

#include "tools.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct source_pair map[] = {{"a", "text"}};
    struct source_options o = {.map = map, .n_map = 1};
    char *path = fuzz_write(size % 2 ? "in.csv" : "in.tsv", data, size);

    fuzz_decode(path, &o);
    o.limits.document = 40;
    fuzz_decode(path, &o);
    free(path);
    return 0;
}
