#include "small.h"

#include <stdlib.h>
#include <string.h>

#define PAGE (64u << 10)

static size_t
size_class(size_t size)
{
    return (size + SMALL_STEP - 1) / SMALL_STEP;
}

void
small_free(struct small_pool *p)
{
    for (void *page = p->pages; page;) {
        void *next = *(void **)page;

        free(page);
        page = next;
    }
    *p = (struct small_pool){0};
}

static void *
cut(struct small_pool *p, size_t size)
{
    char *piece;

    if ((size_t)(p->end - p->at) < size) {
        char *page = malloc(PAGE);

        if (!page)
            return NULL;
        *(void **)page = p->pages;
        p->pages = page;
        p->at = page + SMALL_STEP;
        p->end = page + PAGE;
    }
    piece = p->at;
    p->at += size;
    return piece;
}

void *
small_take(struct small_pool *p, size_t size)
{
    size_t k = size_class(size);
    void *piece;

    if (size > SMALL_MOST)
        return malloc(size);
    piece = p->given[k];
    if (!piece)
        return cut(p, k * SMALL_STEP);
    p->given[k] = *(void **)piece;
    return piece;
}

void
small_give(struct small_pool *p, void *piece, size_t size)
{
    size_t k = size_class(size);

    if (size > SMALL_MOST) {
        free(piece);
    } else {
        *(void **)piece = p->given[k];
        p->given[k] = piece;
    }
}

void *
small_resize(struct small_pool *p, void *piece, size_t old, size_t size)
{
    void *to;

    if (old > SMALL_MOST && size > SMALL_MOST)
        return realloc(piece, size);
    if (old <= SMALL_MOST && size_class(old) == size_class(size))
        return piece;
    to = small_take(p, size);
    if (to) {
        memcpy(to, piece, old < size ? old : size);
        small_give(p, piece, old);
    }
    return to;
}
