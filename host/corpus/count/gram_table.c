#include "gram_table.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "request.h"

/* An entry: the ids behind the first, then: */
enum {
    FREQUENCY, /* 0: the slot is free */
    DOCFREQ,
    LAST, /* document */
    COUNTS
};

enum {
    SLOTS_FIRST = 256, /* at most */
    AHEAD = 8,         /* n-grams; their slots are asked for so early */
    WIDE = 1 << 11     /* slots: fewer are in the cache */
};

void
gram_table_free(struct gram_table *t)
{
    free(t->at);
}

static unsigned
stride(const struct gram_table *t)
{
    return t->rest + COUNTS;
}

static size_t
slot_number(const struct gram_table *t, const uint32_t *ids)
{
    uint64_t h = (ids[0] & ~GRAM_NEW) * 0x9e3779b97f4a7c15u;

    h ^= h >> 29;
    for (unsigned i = 1; i < t->rest; i++) {
        h = (h ^ ids[i]) * 0x9e3779b97f4a7c15u;
        h ^= h >> 29;
    }
    return (size_t)h & (t->slots - 1);
}

static bool
same(const uint32_t *a, const uint32_t *b, unsigned n)
{
    for (unsigned i = 0; i < n; i++)
        if (a[i] != b[i])
            return false;
    return true;
}

/* A few: a call of memcpy would take longer. */
static void
copy(uint32_t *to, const uint32_t *ids, unsigned n)
{
    for (unsigned i = 0; i < n; i++)
        to[i] = ids[i];
}

static uint32_t *
slot_of(const struct gram_table *t, const uint32_t *ids)
{
    size_t at = slot_number(t, ids);

    for (;; at = (at + 1) & (t->slots - 1)) {
        uint32_t *entry = t->at + at * stride(t);

        if (!entry[t->rest + FREQUENCY] || same(entry, ids, t->rest))
            return entry;
    }
}

/* An empty table of so many slots. */
static void
set_slots(struct gram_table *t, size_t slots)
{
    size_t bytes = slots * stride(t) * sizeof *t->at;

    t->slots = slots;
    t->n = 0;
    if (slots > t->room) {
        free(t->at);
        t->at = mem_alloc(bytes);
        t->room = slots;
    } else {
        memset(t->at, 0, bytes);
    }
}

static void
widen(struct gram_table *t)
{
    uint32_t *list = mem_alloc(t->n * stride(t) * sizeof *list);
    size_t n = 0;

    for (size_t i = 0; i < t->slots; i++)
        if (t->at[i * stride(t) + t->rest + FREQUENCY])
            copy(list + n++ * stride(t), t->at + i * stride(t), stride(t));
    set_slots(t, t->slots * 2);
    for (t->n = 0; t->n < n; t->n++) {
        const uint32_t *entry = list + t->n * stride(t);

        copy(slot_of(t, entry), entry, stride(t));
    }
    free(list);
}

static void
count_one(struct gram_table *t, const uint32_t *ids, uint32_t document)
{
    uint32_t *entry = slot_of(t, ids);

    if (!entry[t->rest + FREQUENCY]) {
        copy(entry, ids, t->rest);
        t->n++;
    }
    entry[t->rest + FREQUENCY]++;
    entry[t->rest + DOCFREQ] += entry[t->rest + LAST] != document;
    entry[t->rest + LAST] = document;
    if (t->n * 2 > t->slots)
        widen(t);
}

void
gram_table_count(struct gram_table *t, uint32_t *ids, size_t n)
{
    uint32_t document = 0;
    size_t slots;

    for (slots = 2; slots < 2 * n && slots < SLOTS_FIRST; slots *= 2)
        ;
    set_slots(t, slots);
    for (; n; n--, ids += t->rest) {
        if (t->slots >= WIDE && n > AHEAD)
            __builtin_prefetch(
                t->at + slot_number(t, ids + AHEAD * t->rest) * stride(t), 1);
        document += (ids[0] & GRAM_NEW) != 0;
        ids[0] &= ~GRAM_NEW;
        count_one(t, ids, document);
    }
}

void
gram_table_each(const struct gram_table *t, uint32_t first, gram_cb *each,
                void *cookie)
{
    uint32_t ids[GRAM_MAX + 1] = {first};

    for (size_t i = 0; i < t->slots; i++) {
        const uint32_t *entry = t->at + i * stride(t);

        if (!entry[t->rest + FREQUENCY])
            continue;
        copy(ids + 1, entry, t->rest);
        each(cookie, ids, entry[t->rest + FREQUENCY], entry[t->rest + DOCFREQ]);
    }
}
