#include "intake.h"

#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "mem.h"
#include "statement.h"

enum {
    FIND,
    PUT,
    FORGET,
    STATEMENTS
};

static const char *const statements[STATEMENTS] = {
    [FIND] = "SELECT stamp, documents, noted FROM input WHERE name = ?1",
    [PUT] = "REPLACE INTO input VALUES(?1, ?2, ?3, ?4)",
    [FORGET] = "DELETE FROM input WHERE name = ?1",
};

/* Hashes of names; open addressing, 0 is free. */
struct names {
    uint64_t *slot;
    size_t n, n_slots;
};

struct intake {
    struct sqlite3_stmt *st[STATEMENTS];
    struct names passed, doubted;
};

int
intake_open(struct intake **out, struct sqlite3 *db, struct fault *ft)
{
    struct intake *i = mem_alloc(sizeof *i);

    if (statement_prepare_all(db, statements, STATEMENTS, i->st, ft)) {
        intake_free(i);
        return -1;
    }
    *out = i;
    return 0;
}

void
intake_free(struct intake *i)
{
    if (!i)
        return;
    statement_free_all(i->st, STATEMENTS);
    free(i->passed.slot);
    free(i->doubted.slot);
    free(i);
}

/* ---- sets of names ---- */

static uint64_t
name_hash(const char *name, size_t len)
{
    uint64_t h = hash64_of(name, len);

    return h ? h : 1;
}

static uint64_t *
slot_of(uint64_t *slots, size_t n, uint64_t h)
{
    size_t at = h & (n - 1);

    while (slots[at] && slots[at] != h)
        at = (at + 1) & (n - 1);
    return &slots[at];
}

static bool
names_have(const struct names *x, uint64_t h)
{
    return x->n && *slot_of(x->slot, x->n_slots, h);
}

static void
names_add(struct names *x, uint64_t h)
{
    if (names_have(x, h))
        return;
    if (x->n * 2 >= x->n_slots) {
        size_t n = x->n_slots ? x->n_slots * 2 : 256;
        uint64_t *slots = mem_alloc(n * sizeof *slots);

        for (size_t k = 0; k < x->n_slots; k++) {
            if (x->slot[k])
                *slot_of(slots, n, x->slot[k]) = x->slot[k];
        }
        free(x->slot);
        x->slot = slots;
        x->n_slots = n;
    }
    *slot_of(x->slot, x->n_slots, h) = h;
    x->n++;
}

/* The next place behind `at` where a file's name may end in a uri: before `#`
   or `!/`, or the whole. 0: there is none. */
static size_t
name_end(const char *uri, size_t at)
{
    if (!uri[at])
        return 0;
    for (at++; uri[at]; at++) {
        if (uri[at] == '#' || (uri[at] == '!' && uri[at + 1] == '/'))
            break;
    }
    return at;
}

bool
intake_passed(const struct intake *i, const char *uri)
{
    for (size_t end = 0; uri && i->passed.n && (end = name_end(uri, end));) {
        if (names_have(&i->passed, name_hash(uri, end)))
            return true;
    }
    return false;
}

void
intake_doubt(struct intake *i, const char *uri)
{
    for (size_t end = 0; uri && (end = name_end(uri, end));)
        names_add(&i->doubted, name_hash(uri, end));
}

/* ---- the table ---- */

int
intake_pass(struct intake *i, const char *name, const struct hash *stamp,
            bool noted_too, uint64_t *documents, struct fault *ft)
{
    struct sqlite3_stmt *st = i->st[FIND];
    int found;

    statement_text(st, 1, name);
    found = statement_step(st, ft);
    if (found > 0) {
        found = statement_is(st, 0, stamp) &&
                (noted_too || !sqlite3_column_int(st, 2));
        *documents += found ? (uint64_t)sqlite3_column_int64(st, 1) : 0;
    }
    sqlite3_reset(st);
    if (found > 0)
        names_add(&i->passed, name_hash(name, strlen(name)));
    return found;
}

int
intake_put(struct intake *i, const char *name, const struct hash *stamp,
           uint64_t documents, bool noted, struct fault *ft)
{
    struct sqlite3_stmt *st = i->st[PUT];

    if (names_have(&i->doubted, name_hash(name, strlen(name))))
        return intake_forget(i, name, ft);
    statement_text(st, 1, name);
    statement_blob(st, 2, stamp->bytes, sizeof stamp->bytes);
    sqlite3_bind_int64(st, 3, (int64_t)documents);
    sqlite3_bind_int(st, 4, noted);
    return statement_run(st, ft);
}

int
intake_forget(struct intake *i, const char *uri, struct fault *ft)
{
    struct sqlite3_stmt *st = i->st[FORGET];

    for (size_t end = 0; uri && (end = name_end(uri, end));) {
        sqlite3_bind_text64(st, 1, uri, end, SQLITE_STATIC, SQLITE_UTF8);
        if (statement_run(st, ft))
            return -1;
    }
    return 0;
}
