#include "word_units.h"

#include <stdlib.h>

#include "mem.h"

static bool
goes_on(const struct unit *u, const struct word *w)
{
    if (w->flags & WORD_BREAK || u->target != w->target)
        return false;
    return w->target >= 0 || (u->key == UNIT_NAME && w->flags & WORD_NAME);
}

static uint64_t
key_of(const struct word *w)
{
    if (w->target >= 0)
        return UNIT_TARGET + (uint64_t)w->target;
    if (w->flags & WORD_NAME)
        return UNIT_NAME;
    return w->flags & WORD_NUMBER ? UNIT_NUMBER : w->stem;
}

static void
join_words(struct features *f, const struct passage *p)
{
    struct unit *u;

    f->units = mem_grow(f->units, &f->cap_units, p->n, sizeof *f->units);
    u = f->units;
    for (size_t i = 0; i < p->n; i++) {
        const struct word *w = &p->words[i];

        if (u == f->units || !goes_on(u - 1, w))
            *u++ = (struct unit){.key = key_of(w),
                                 .first = (uint16_t)i,
                                 .clause = w->clause,
                                 .target = w->target,
                                 .flags = w->flags};
        u[-1].last = (uint16_t)i;
    }
    f->n_units = (size_t)(u - f->units);
}

/* Distances to the nearest mention on either side; the left one wins a tie. */
static void
measure(struct features *f, int target)
{
    int last = -1;
    size_t n = f->n_units;

    for (size_t i = 0; i < n; i++) {
        if (f->units[i].target == target)
            last = (int)i;
        f->units[i].near[target] = last < 0 ? 0 : (int16_t)((int)i - last);
    }
    last = -1;
    for (size_t i = n; i-- > 0;) {
        int16_t *near = &f->units[i].near[target];

        if (f->units[i].target == target)
            last = (int)i;
        if (last >= 0 && f->units[i].target != target &&
            (*near == 0 || last - (int)i < *near))
            *near = (int16_t)((int)i - last);
    }
}

/* The unit of a target's first-named mention; -1: none. */
static int
main_unit(const struct features *f, const struct passage *p, int target)
{
    if (p->targets[target].n)
        for (size_t i = 0; i < f->n_units; i++)
            if (f->units[i].target == target &&
                p->words[f->units[i].last].at.stop >
                    p->targets[target].at[0].start)
                return (int)i;
    return -1;
}

/* With one target: before it 0, after it 1. With two: before, between, after
   them, + 3 when the second stands first. */
static void
mark_regions(struct features *f, const struct passage *p)
{
    int a = p->n_targets > 0 ? main_unit(f, p, 0) : -1;
    int b = p->n_targets > 1 ? main_unit(f, p, 1) : -1;
    uint8_t turned = b >= 0 && b < a ? 3 : 0;

    for (int i = 0; i < (int)f->n_units; i++)
        f->units[i].region =
            (uint8_t)((a >= 0 && i > a) + (b >= 0 && i > b) + turned);
}

static void
mark_negated(struct features *f, const struct tone_rules *r,
             const struct passage *p)
{
    for (size_t h = 0; r && h < f->tone.n; h++) {
        const struct tone_hit *hit = &f->tone.hits[h];
        const struct tone_effect *e = &r->effects[hit->entry->kind];

        if (e->bare == 0)
            continue;
        for (size_t i = word_units_find(f, hit->last) + 1;
             i < f->n_units && f->units[i].first <= hit->last + e->reach &&
             !(p->words[f->units[i].first].flags & WORD_BREAK);
             i++)
            f->units[i].negated = true;
    }
}

size_t
word_units_find(const struct features *f, size_t word)
{
    size_t low = 0, high = f->n_units;

    while (high - low > 1) {
        size_t mid = (low + high) / 2;

        if (f->units[mid].first <= word)
            low = mid;
        else
            high = mid;
    }
    return low;
}

void
word_units_make(struct features *f, const struct tone_rules *r,
                const struct passage *p)
{
    join_words(f, p);
    for (size_t t = 0; t < p->n_targets; t++)
        measure(f, (int)t);
    if (p->n_targets)
        mark_regions(f, p);
    mark_negated(f, r, p);
}
