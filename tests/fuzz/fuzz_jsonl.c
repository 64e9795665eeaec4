/* A .jsonl file of any bytes. */
#include <stdlib.h>

#include "tools.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct source_pair map[] = {{"body_html", "text"}, {"x", "title"}};
    struct source_options o = {.map = map, .n_map = size % 2 ? 2 : 0};
    char *path = fuzz_write("in.jsonl", data, size);

    fuzz_decode(path, &o);
    free(path);
    return 0;
}
