/* A manifest of any text. */
#include <stdlib.h>
#include <string.h>

#include "manifest.h"
#include "mem.h"
#include "tools.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *json = mem_copy(data, size);
    struct manifest m, again;
    struct fault ft = {0};

    if (manifest_parse(&m, json, &ft)) {
        FUZZ_CHECK(ft.code == FAULT_PLUGIN && *ft.text);
        free(json);
        return 0;
    }
    FUZZ_CHECK(m.name && strcmp(m.json, json) == 0);
    FUZZ_CHECK(m.n_tables <= MANIFEST_TABLES_MAX);
    FUZZ_CHECK(manifest_check_names(&m, &ft) == 0);
    FUZZ_CHECK(manifest_parse(&again, m.json, &ft) == 0);
    FUZZ_CHECK(!m.options == !again.options);
    FUZZ_CHECK(!m.options || strcmp(m.options, again.options) == 0);
    manifest_free(&again);
    manifest_free(&m);
    free(json);
    return 0;
}
