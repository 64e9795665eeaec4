#include "library.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

#include "log.h"
#include "mem.h"

bool
library_load(const char *file, const char *const *names, size_t n,
             void *functions)
{
    void *library = dlopen(file, RTLD_NOW | RTLD_LOCAL);
    void **found = mem_alloc((n + 1) * sizeof *found);
    bool all = library != NULL;

    for (size_t i = 0; all && i < n; i++) {
        found[i] = dlsym(library, names[i]);
        all = found[i] != NULL;
    }
    if (all)
        memcpy(functions, found, n * sizeof *found);
    free(found);
    return all;
}

void
library_need(const char *file, const char *const *names, size_t n,
             void *functions)
{
    if (library_load(file, names, n, functions))
        return;
    log_error("%s is missing or too old: install what README.md lists", file);
    exit(3);
}
