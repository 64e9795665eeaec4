#include "edit_library.h"

#include "library.h"

const struct edit_library *
edit(void)
{
    static struct edit_library all;
#define NAME(name) #name,
    static const char *const names[] = {EDIT_FUNCTIONS(NAME)};
#undef NAME

    if (!all.el_init)
        library_need("libedit.so.2", names, sizeof names / sizeof *names, &all);
    return &all;
}
