/*
 * edit_library: what is used of libedit (library.h), which only the REPL needs
 * and which brings three libraries along.
 */
#ifndef SLANT_EDIT_LIBRARY_H
#define SLANT_EDIT_LIBRARY_H

#include <histedit.h>

/* clang-format off */
#define EDIT_FUNCTIONS(X)                                                     \
    X(el_end) X(el_get) X(el_gets) X(el_init) X(el_insertstr) X(el_line)      \
    X(el_resize) X(el_set) X(el_source) X(el_wset) X(history) X(history_end)  \
    X(history_init)
/* clang-format on */

struct edit_library {
#define MEMBER(name) __typeof__(name) *name;
    EDIT_FUNCTIONS(MEMBER)
#undef MEMBER
};

const struct edit_library *edit(void);

#endif
