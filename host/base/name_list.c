#include "name_list.h"

#include <string.h>

#include "buf.h"
#include "mem.h"

enum {
    NAMES_MAX = 200,
    NAMES_SHOWN = 20,
    BYTES_MAX = 60
};

/* Where the name stands, or would. */
static size_t
place_of(const struct name_list *l, const char *name, size_t len, bool *there)
{
    size_t low = 0, high = l->n;

    *there = false;
    while (low < high && !*there) {
        size_t at = low + (high - low) / 2;
        int order = strncmp(l->at[at], name, len);

        if (!order && l->at[at][len])
            order = 1;
        *there = !order;
        if (order < 0)
            low = at + 1;
        else
            high = at;
    }
    return high;
}

void
name_list_add(struct name_list *l, const char *name, size_t len)
{
    bool there;
    size_t at = place_of(l, name, len, &there);

    if (there || !len || len > BYTES_MAX || l->n == NAMES_MAX)
        return;
    l->at = mem_grow(l->at, &l->cap, l->n + 1, sizeof *l->at);
    memmove(l->at + at + 1, l->at + at, (l->n - at) * sizeof *l->at);
    l->at[at] = mem_copy(name, len);
    l->n++;
}

void
name_list_free(struct name_list *l)
{
    mem_free_strings(l->at, l->n);
    *l = (struct name_list){0};
}

char *
name_list_text(const struct name_list *l)
{
    struct buf b = {0};

    for (size_t i = 0; i < l->n && i < NAMES_SHOWN; i++)
        buf_format(&b, "%s%s", i ? ", " : "", l->at[i]);
    if (l->n > NAMES_SHOWN)
        buf_format(&b, " and %zu more", l->n - NAMES_SHOWN);
    return l->n ? buf_take(&b) : NULL;
}
