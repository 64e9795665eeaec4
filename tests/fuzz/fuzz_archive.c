/* An archive or compressed stream of any bytes; its first byte chooses the name
   it goes by. */
#include <stdlib.h>

#include "tools.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const names[] = {
        "in.zip", "in.tar", "in.tgz", "in.txt.bz2", "in.jsonl.xz", "in.csv.zst",
    };
    struct source_options o = {.limits = {.unpacked = 4 << 20, .members = 50}};
    char *path;

    if (!size)
        return 0;
    path = fuzz_write(names[data[0] % 6], data + 1, size - 1);
    fuzz_decode(path, &o);
    free(path);
    return 0;
}
