/*
 * mem: allocate or end the process with a message. Host structures are small
 * and bounded; a host that cannot get them cannot go on. (Memory of plugins
 * is metered by host/lua, where running out is an ordinary failure.)
 */
#ifndef SLANT_MEM_H
#define SLANT_MEM_H

#include <stdarg.h>
#include <stddef.h>

void *mem_alloc(size_t size);               /* zeroed; never NULL */
void *mem_resize(void *p, size_t size);     /* p may be NULL; never NULL */
char *mem_copy(const void *p, size_t size); /* with a NUL byte after it */
char *mem_string(const char *s);            /* NULL gives NULL */
char *mem_format(const char *format, ...) __attribute__((format(printf, 1, 2)));
char *mem_vformat(const char *format, va_list ap)
    __attribute__((format(printf, 1, 0)));

/* There are no `size` bytes more: says so and ends the process. */
_Noreturn void mem_none(size_t size);

/* As mem_alloc, for what is looked up all over the place: from the start of a
   line of the cache on, and in huge pages, where the kernel has them, since
   finding out where a page lies costs more than the look itself. */
void *mem_table(size_t size);

/* Frees each of n strings and their list, which may be NULL. */
void mem_free_strings(char **strings, size_t n);

/* For mem_grow: room for `need` items and some more. */
void *mem_widen(void *p, size_t *cap, size_t need, size_t item_size);
/* Makes room for `need` items in a growable array: *cap is updated. */
static inline void *
mem_grow(void *p, size_t *cap, size_t need, size_t item_size)
{
    return need <= *cap ? p : mem_widen(p, cap, need, item_size);
}

#endif
