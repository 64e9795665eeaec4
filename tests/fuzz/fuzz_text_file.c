/* A text file of any bytes, as plain text and as Markdown; gzip if its first
   bytes say so. */
#include <stdlib.h>
#include <string.h>

#include "tools.h"

static void
decode(const char *name, const uint8_t *data, size_t size)
{
    struct source_options none = {0};
    char *path = fuzz_write(name, data, size);

    fuzz_decode(path, &none);
    free(path);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > 2 && memcmp(data, "\x1f\x8b", 2) == 0) {
        decode("2015-03-20_x.txt.gz", data, size);
        return 0;
    }
    decode("in.txt", data, size);
    decode("in.md", data, size);
    return 0;
}
