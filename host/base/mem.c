#include "mem.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define HUGE_PAGE ((size_t)2 << 20)
#define CACHE_LINE 64

void
mem_none(size_t size)
{
    fprintf(stderr, "slant: out of memory (asked for %zu bytes)\n", size);
    exit(3);
}

void *
mem_alloc(size_t size)
{
    void *p = calloc(1, size ? size : 1);

    if (!p)
        mem_none(size);
    return p;
}

void *
mem_table(size_t size)
{
    bool huge = size >= HUGE_PAGE;
    size_t unit = huge ? HUGE_PAGE : CACHE_LINE;
    size_t whole = (size + unit - 1) / unit * unit;
    void *p = whole < size ? NULL : aligned_alloc(unit, whole);

    if (!p)
        mem_none(size);
    if (huge)
        madvise(p, whole, MADV_HUGEPAGE); /* else it works, slower */
    return memset(p, 0, size);
}

void *
mem_resize(void *p, size_t size)
{
    p = realloc(p, size ? size : 1);
    if (!p)
        mem_none(size);
    return p;
}

char *
mem_copy(const void *p, size_t size)
{
    char *copy = mem_resize(NULL, size + 1);

    if (size)
        memcpy(copy, p, size);
    copy[size] = '\0';
    return copy;
}

char *
mem_string(const char *s)
{
    return s ? mem_copy(s, strlen(s)) : NULL;
}

char *
mem_vformat(const char *format, va_list ap)
{
    char *s;

    if (vasprintf(&s, format, ap) < 0)
        mem_none(0);
    return s;
}

char *
mem_format(const char *format, ...)
{
    va_list ap;
    char *s;

    va_start(ap, format);
    s = mem_vformat(format, ap);
    va_end(ap);
    return s;
}

void *
mem_widen(void *p, size_t *cap, size_t need, size_t item_size)
{
    size_t n = *cap ? *cap : 16;

    while (n < need)
        n += n / 2 + 1;
    if (n > SIZE_MAX / item_size)
        mem_none(n);
    *cap = n;
    return mem_resize(p, n * item_size);
}

void
mem_free_strings(char **strings, size_t n)
{
    for (size_t i = 0; strings && i < n; i++)
        free(strings[i]);
    free(strings);
}
