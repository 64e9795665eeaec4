#include "archive_library.h"

#include "library.h"

const struct archive_library *
archive_library(void)
{
    static struct archive_library all;
#define NAME(name) "archive_" #name,
    static const char *const names[] = {ARCHIVE_FUNCTIONS(NAME)};
#undef NAME

    if (!all.read_new)
        library_need("libarchive.so.13", names, sizeof names / sizeof *names,
                     &all);
    return &all;
}
