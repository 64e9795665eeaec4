#include "curl_library.h"

#include <dlfcn.h>
#include <stdbool.h>
#include <string.h>

static bool
find(void *library, const char *name, void *function)
{
    void *at = dlsym(library, name);

    memcpy(function, &at, sizeof at);
    return at != NULL;
}

const struct curl_library *
curl_library(void)
{
    static struct curl_library all;
    static bool there;
    void *library;

    if (there)
        return &all;
    library = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
    if (!library)
        return NULL;
#define FIND(name) &&find(library, "curl_" #name, &all.name)
    there = true CURL_FUNCTIONS(FIND);
#undef FIND
    there = there && all.global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
    return there ? &all : NULL;
}
