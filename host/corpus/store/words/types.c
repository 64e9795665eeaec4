#include "types.h"

#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "buf.h"
#include "fault.h"
#include "hash.h"
#include "mem.h"
#include "statement.h"

/* Open addressing with linear steps, at most half full. */
struct slot {
    uint32_t tag; /* upper half of the hash */
    uint32_t at;  /* of the record, in units of its alignment; 0: free */
};

/* A string as it lies in `records`, its bytes behind it. */
struct record {
    uint32_t id, len;
};

#define ALIGNED sizeof(struct record)

struct types {
    struct slot *slots;
    size_t n_slots;     /* a power of two */
    struct buf records; /* the first place stays free: 0 is no record */
    uint32_t *place;    /* of each id's record; [0] is no id */
    size_t cap;
    uint32_t n; /* the highest id */
};

struct types *
types_new(void)
{
    struct types *t = mem_alloc(sizeof *t);

    t->n_slots = 1 << 10;
    t->slots = mem_alloc(t->n_slots * sizeof *t->slots);
    memset(buf_reserve(&t->records, ALIGNED), 0, ALIGNED);
    t->records.len = ALIGNED;
    return t;
}

void
types_free(struct types *t)
{
    if (!t)
        return;
    free(t->slots);
    buf_free(&t->records);
    free(t->place);
    free(t);
}

uint32_t
types_size(const struct types *t)
{
    return t->n;
}

static const struct record *
record_at(const struct types *t, uint32_t at)
{
    return (const struct record *)(const void *)(t->records.data +
                                                 at * ALIGNED);
}

const char *
types_form(const struct types *t, uint32_t id, size_t *len)
{
    const struct record *r;

    if (id == 0 || id > t->n) {
        *len = 0;
        return NULL;
    }
    r = record_at(t, t->place[id]);
    *len = r->len;
    return (const char *)(r + 1);
}

/* The slot that holds s or the free one where it belongs. */
static struct slot *
slot_of(const struct types *t, const char *s, size_t len, uint64_t hash)
{
    size_t i = hash & (t->n_slots - 1);

    for (; t->slots[i].at; i = (i + 1) & (t->n_slots - 1)) {
        const struct record *r = record_at(t, t->slots[i].at);

        if (t->slots[i].tag == (uint32_t)(hash >> 32) && r->len == len &&
            memcmp(r + 1, s, len) == 0)
            break;
    }
    return &t->slots[i];
}

static void
widen(struct types *t)
{
    free(t->slots);
    t->n_slots *= 2;
    t->slots = mem_table(t->n_slots * sizeof *t->slots);
    for (uint32_t id = 1; id <= t->n; id++) {
        size_t len;
        const char *s = types_form(t, id, &len);
        uint64_t hash = hash64_of(s, len);

        *slot_of(t, s, len, hash) =
            (struct slot){(uint32_t)(hash >> 32), t->place[id]};
    }
}

static uint32_t
id_in(const struct types *t, const struct slot *slot)
{
    return slot->at ? record_at(t, slot->at)->id : 0;
}

uint32_t
types_find(const struct types *t, const char *s, size_t len)
{
    return id_in(t, slot_of(t, s, len, hash64_of(s, len)));
}

void
types_expect(const struct types *t, uint64_t hash)
{
    __builtin_prefetch(&t->slots[hash & (t->n_slots - 1)]);
}

void
types_expect_soon(const struct types *t, uint64_t hash)
{
    __builtin_prefetch(record_at(t, t->slots[hash & (t->n_slots - 1)].at));
}

static void
add(struct types *t, struct slot *slot, uint64_t hash, const char *s,
    size_t len)
{
    uint32_t at = (uint32_t)(t->records.len / ALIGNED);
    struct record head = {++t->n, (uint32_t)len};
    size_t size = (sizeof head + len + ALIGNED - 1) / ALIGNED * ALIGNED;
    char *to = buf_reserve(&t->records, size);

    memset(to + size - ALIGNED, 0, ALIGNED);
    memcpy(to, &head, sizeof head);
    memcpy(to + sizeof head, s, len);
    t->records.len += size;
    t->place = mem_grow(t->place, &t->cap, (size_t)t->n + 1, sizeof *t->place);
    t->place[t->n] = at;
    *slot = (struct slot){(uint32_t)(hash >> 32), at};
    if ((size_t)t->n * 2 > t->n_slots)
        widen(t);
}

uint32_t
types_intern(struct types *t, const char *s, size_t len, bool *added)
{
    uint64_t hash = hash64_of(s, len);
    struct slot *slot = slot_of(t, s, len, hash);

    *added = slot->at == 0;
    if (!*added)
        return id_in(t, slot);
    add(t, slot, hash, s, len);
    return t->n;
}

int
types_highest(struct sqlite3 *db, uint32_t *id, struct fault *ft)
{
    int64_t highest = 0, pages = 0, size = 0;

    if (statement_int(db, "SELECT max(id) FROM types", &highest, ft) ||
        statement_int(db, "PRAGMA page_count", &pages, ft) ||
        statement_int(db, "PRAGMA page_size", &size, ft))
        return -1;
    if (highest < 0 || highest >= UINT32_MAX || highest > pages * size)
        return fault_set(ft, FAULT_CORPUS, "the table `types` is damaged");
    *id = (uint32_t)highest;
    return 0;
}

int
types_read(struct types **out, struct sqlite3 *db, struct fault *ft)
{
    struct sqlite3_stmt *st;
    struct types *t = types_new();
    int more;

    if (statement_prepare(db, "SELECT id, form FROM types ORDER BY id", &st,
                          ft)) {
        types_free(t);
        return -1;
    }
    while ((more = statement_step(st, ft)) > 0) {
        const char *form = (const char *)sqlite3_column_text(st, 1);
        bool added = false;

        if (form)
            types_intern(t, form, (size_t)sqlite3_column_bytes(st, 1), &added);
        if (added && sqlite3_column_int64(st, 0) == t->n)
            continue;
        more = fault_set(
            ft, FAULT_CORPUS, "%s: the table `types` is damaged at id %lld",
            sqlite3_db_filename(db, "main"), sqlite3_column_int64(st, 0));
        break;
    }
    sqlite3_finalize(st);
    if (more)
        types_free(t);
    else
        *out = t;
    return more;
}
