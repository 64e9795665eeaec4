#include "curl_library.h"

#include "library.h"

const struct curl_library *
curl_library(void)
{
    static struct curl_library all;
#define NAME(name) "curl_" #name,
    static const char *const names[] = {CURL_FUNCTIONS(NAME)};
#undef NAME

    if (!all.easy_init && (!library_load("libcurl.so.4", names,
                                         sizeof names / sizeof *names, &all) ||
                           all.global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)) {
        all.easy_init = NULL;
        return NULL;
    }
    return &all;
}
