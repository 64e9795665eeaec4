/* The file of --meta, joined to a document. */
#include <stdlib.h>

#include "tools.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char text[] = "Title\n\n2015-03-20\n\nOne sentence here.\n";
    char *path = fuzz_write("a.txt", text, sizeof text - 1);
    char *meta = fuzz_write("meta.csv", data, size);
    struct source_options o = {.meta = meta};

    fuzz_decode(path, &o);
    free(meta);
    free(path);
    return 0;
}
