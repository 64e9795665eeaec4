#include "pool.h"

#include <stdlib.h>
#include <string.h>

#define CHUNK ((size_t)32 << 10)

/* The head of a chunk and of a block given back is the next one of its list. */
static void
push(void **list, void *block)
{
    memcpy(block, list, sizeof *list);
    *list = block;
}

static void *
pop(void **list)
{
    void *block = *list;

    memcpy(list, block, sizeof *list);
    return block;
}

void *
pool_take(struct pool *p, size_t class)
{
    size_t size = class * POOL_STEP;
    void *block;

    if (p->given[class])
        return pop(&p->given[class]);
    if (p->left < size) {
        if (!(block = malloc(CHUNK)))
            return NULL;
        push(&p->chunks, block);
        p->next = (char *)block + POOL_STEP;
        p->left = CHUNK - POOL_STEP;
    }
    block = p->next;
    p->next += size;
    p->left -= size;
    return block;
}

void
pool_give(struct pool *p, void *block, size_t class)
{
    push(&p->given[class], block);
}

void
pool_clear(struct pool *p)
{
    while (p->chunks)
        free(pop(&p->chunks));
    *p = (struct pool){0};
}
