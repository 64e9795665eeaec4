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
    uint32_t id;  /* 0: free */
};

struct types {
    struct slot *slots;
    size_t n_slots; /* a power of two */
    struct buf bytes;
    struct form {
        uint64_t at; /* in bytes */
        uint32_t len;
    } * forms; /* [0] is no id */
    size_t cap;
    uint32_t n; /* the highest id */
};

struct types *
types_new(void)
{
    struct types *t = mem_alloc(sizeof *t);

    t->n_slots = 1 << 10;
    t->slots = mem_alloc(t->n_slots * sizeof *t->slots);
    t->forms = mem_grow(NULL, &t->cap, 1, sizeof *t->forms);
    t->forms[0] = (struct form){0};
    return t;
}

void
types_free(struct types *t)
{
    if (!t)
        return;
    free(t->slots);
    buf_free(&t->bytes);
    free(t->forms);
    free(t);
}

uint32_t
types_size(const struct types *t)
{
    return t->n;
}

const char *
types_form(const struct types *t, uint32_t id, size_t *len)
{
    if (id == 0 || id > t->n) {
        *len = 0;
        return NULL;
    }
    *len = t->forms[id].len;
    return t->bytes.data + t->forms[id].at;
}

/* The slot that holds s or the free one where it belongs. */
static struct slot *
slot_of(const struct types *t, const char *s, size_t len, uint64_t hash)
{
    size_t i = hash & (t->n_slots - 1);

    for (; t->slots[i].id; i = (i + 1) & (t->n_slots - 1)) {
        const struct form *f = &t->forms[t->slots[i].id];

        if (t->slots[i].tag == (uint32_t)(hash >> 32) && f->len == len &&
            memcmp(t->bytes.data + f->at, s, len) == 0)
            break;
    }
    return &t->slots[i];
}

static void
widen(struct types *t)
{
    free(t->slots);
    t->n_slots *= 2;
    t->slots = mem_alloc(t->n_slots * sizeof *t->slots);
    for (uint32_t id = 1; id <= t->n; id++) {
        const struct form *f = &t->forms[id];
        const char *s = t->bytes.data + f->at;
        uint64_t hash = hash64_of(s, f->len);

        *slot_of(t, s, f->len, hash) =
            (struct slot){(uint32_t)(hash >> 32), id};
    }
}

uint32_t
types_find(const struct types *t, const char *s, size_t len)
{
    return slot_of(t, s, len, hash64_of(s, len))->id;
}

static void
add(struct types *t, struct slot *slot, uint64_t hash, const char *s,
    size_t len)
{
    uint32_t id = ++t->n;

    t->forms = mem_grow(t->forms, &t->cap, (size_t)id + 1, sizeof *t->forms);
    t->forms[id] = (struct form){t->bytes.len, (uint32_t)len};
    buf_add(&t->bytes, s, len);
    buf_reserve(&t->bytes, 0); /* an empty form has an address too */
    *slot = (struct slot){(uint32_t)(hash >> 32), id};
    if ((size_t)id * 2 > t->n_slots)
        widen(t);
}

uint32_t
types_intern(struct types *t, const char *s, size_t len, bool *added)
{
    uint64_t hash = hash64_of(s, len);
    struct slot *slot = slot_of(t, s, len, hash);

    *added = slot->id == 0;
    if (slot->id)
        return slot->id;
    add(t, slot, hash, s, len);
    return t->n;
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
