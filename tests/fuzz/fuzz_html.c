/* A saved page of any bytes: read whole, the document keeps its promises. */
#include <stdlib.h>

#include "tools.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct source_options none = {0};
    char *path = fuzz_write("page.html", data, size);

    fuzz_decode(path, &none);
    free(path);
    return 0;
}
