#include "block.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define STEP 16
#define SMALL 256 /* bytes at most */
#ifdef __SANITIZE_ADDRESS__
#define KEPT 0 /* so that it sees who uses what was given back */
#define RANGE 0
#else
#define KEPT ((size_t)4 << 20) /* bytes of malloc's, in all */
#define RANGE ((size_t)8 << 20)
#endif
#define PAGES ((size_t)32 << 10) /* bytes of the range asked for at a time */

static struct {
    void *first[SMALL / STEP]; /* each holds where the next one is */
    size_t bytes;              /* of malloc's among them */
} kept;

static struct {
    char *from, *to;  /* the range, once it is there */
    char *at, *there; /* blocks are cut up to at, pages are there up to there */
} cut;

static size_t
rounded(size_t size)
{
    return (size + STEP - 1) / STEP * STEP;
}

static bool
was_cut(const void *p)
{
    return (const char *)p >= cut.from && (const char *)p < cut.to;
}

/* More pages of the range; false: there are none. */
static bool
more_pages(void)
{
    if (!cut.from && RANGE) {
        void *p = mmap(NULL, RANGE, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

        if (p == MAP_FAILED)
            return false;
        cut.from = cut.at = cut.there = p;
        cut.to = cut.from + RANGE;
    }
    if (cut.there == cut.to)
        return false;
#ifdef MADV_POPULATE_WRITE
    /* Where the kernel does not know it, they come one by one. */
    madvise(cut.there, PAGES, MADV_POPULATE_WRITE);
#endif
    cut.there += PAGES;
    return true;
}

static void *
take(size_t size)
{
    void **first = &kept.first[size / STEP - 1], *p = *first;

    if (p) {
        *first = *(void **)p;
        if (!was_cut(p))
            kept.bytes -= size;
        return p;
    }
    if ((size_t)(cut.there - cut.at) < size && !more_pages())
        return malloc(size);
    p = cut.at;
    cut.at += size;
    return p;
}

static void
give_back(void *p, size_t size)
{
    void **first = &kept.first[size / STEP - 1];

    if (!was_cut(p)) {
        if (kept.bytes + size > KEPT) {
            free(p);
            return;
        }
        kept.bytes += size;
    }
    *(void **)p = *first;
    *first = p;
}

static void *
none(void (*failed)(void))
{
    failed();
    return NULL;
}

void *
block_resize(void *p, size_t old, size_t want, void (*failed)(void))
{
    size_t before = rounded(old), after = rounded(want);
    void *q;

    if (before > SMALL && after > SMALL) {
        q = realloc(p, want);
        return q ? q : none(failed);
    }
    if (before == after)
        return p;
    q = after == 0 ? NULL : after > SMALL ? malloc(want) : take(after);
    if (after && !q)
        return none(failed);
    if (p && q)
        memcpy(q, p, old < want ? old : want);
    if (p && before > SMALL)
        free(p);
    else if (p)
        give_back(p, before);
    return q;
}
