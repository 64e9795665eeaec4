/*
 * scarce: preloaded, makes the allocation number $SCARCE_AT of each process
 * fail, once. 0 or nothing: none.
 */
#include <errno.h>
#include <stdlib.h>

static long count, at = -1;

static int
fails(void)
{
    const char *text;

    if (at < 0) {
        text = getenv("SCARCE_AT");
        at = text ? atol(text) : 0;
    }
    if (!at)
        return 0;
    if (__atomic_add_fetch(&count, 1, __ATOMIC_RELAXED) != at)
        return 0;
    errno = ENOMEM;
    return 1;
}

extern void *__libc_malloc(size_t n);
extern void *__libc_calloc(size_t n, size_t size);
extern void *__libc_realloc(void *p, size_t n);

void *
malloc(size_t n)
{
    return fails() ? NULL : __libc_malloc(n);
}

void *
calloc(size_t n, size_t size)
{
    return fails() ? NULL : __libc_calloc(n, size);
}

void *
realloc(void *p, size_t n)
{
    return fails() ? NULL : __libc_realloc(p, n);
}
