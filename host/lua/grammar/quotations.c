#include "quotations.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"

/* Whether the bytes end with a full stop, comma or the like, and marks, which
   blanks may part: `he said, 'No,' "`. */
static bool
is_ended(const char *s, uint32_t len)
{
    while (len && !isalnum((unsigned char)s[len - 1]))
        if (strchr(".,!?;", s[--len]))
            return true;
    return false;
}

static void
add(const struct article *a, const struct items *x, size_t paragraph,
    const struct marked *m, struct quotation_list *list)
{
    uint32_t base = a->paragraphs.at[paragraph].start;
    struct span at = {base + m->at.start, base + m->at.stop};
    int first = items_from(x, at.start), last = items_from(x, at.stop) - 1;

    while (last >= first && x->at[last - 1].start >= at.stop)
        last--; /* the end of a sentence has no bytes */
    if (last < first)
        return;
    list->at = mem_grow(list->at, &list->cap, list->n + 1, sizeof *list->at);
    list->at[list->n++] = (struct quotation){
        .at = at,
        .first = first,
        .last = last,
        .closed = m->closed,
        .ended =
            !m->closed || is_ended(a->d.text + at.start, at.stop - at.start),
        .paragraph = paragraph,
        .paragraph_at = base,
    };
}

void
quotations_find(const struct article *a, const struct items *x,
                struct quotation_list *list)
{
    list->n = 0;
    for (size_t i = 0; i < a->paragraphs.n; i++) {
        struct span at = a->paragraphs.at[i];

        quote_marks_find(a->d.text + at.start, at.stop - at.start,
                         &list->marked);
        for (size_t k = 0; k < list->marked.n; k++)
            add(a, x, i, &list->marked.at[k], list);
    }
}

void
quotations_free(struct quotation_list *list)
{
    free(list->at);
    free(list->marked.at);
    *list = (struct quotation_list){0};
}

size_t
quotations_from(const struct quotation_list *list, int place)
{
    size_t low = 0, high = list->n;

    while (low < high) {
        size_t mid = low + (high - low) / 2;

        if (list->at[mid].last < place)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

bool
quotations_close(const struct quotation_list *list, int place)
{
    size_t i = quotations_from(list, place);

    return i < list->n && list->at[i].ended;
}
