/* New types into the term dictionary. */
#include "terms.h"

#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "fold.h"
#include "mem.h"
#include "statement.h"

enum {
    TYPES_MAX = 1 << 20,  /* entered at a time, and */
    FORMS_MAX = 64 << 20, /* bytes in their forms: bounds memory */
    DIGIT_BITS = 11,
    DIGITS = 1 << DIGIT_BITS
};

/* A new entry. */
struct entry {
    uint64_t head; /* the first bytes of its form, in their order */
    const char *form;
    uint32_t len;
    uint32_t type : 31, part : 1;
};

enum {
    BLOCK,
    NEXT,
    DROP,
    PUT,
    STATEMENTS
};

static const char *const statements[STATEMENTS] = {
    [BLOCK] = "SELECT first, data FROM term WHERE first = ifnull((SELECT "
              "max(first) FROM term WHERE first <= ?1), (SELECT min(first) "
              "FROM term))",
    [NEXT] = "SELECT min(first) FROM term WHERE first > ?1",
    [DROP] = "DELETE FROM term WHERE first = ?1",
    [PUT] = "INSERT INTO term VALUES(?1, ?2)",
};

struct update {
    const struct types *types;
    struct sqlite3_stmt *st[STATEMENTS];
    struct entry *entry, *spare;
    size_t n, cap, cap_spare;
    struct spans parts;
    struct buf first, next; /* of the block at hand, of the one behind it */
    struct buf old;         /* what stood in the block */

    /* the block that is written */
    size_t wanted; /* bytes in it */
    struct buf name, data, last;
};

/* ---- what is new ---- */

static void
add(struct update *u, const char *form, size_t len, uint32_t type, bool part)
{
    unsigned char head[8] = {0};
    struct entry e = {
        .form = form, .len = (uint32_t)len, .type = type, .part = part};

    memcpy(head, form, len < sizeof head ? len : sizeof head);
    for (size_t i = 0; i < sizeof head; i++)
        e.head = e.head << 8 | head[i];
    u->entry = mem_grow(u->entry, &u->cap, u->n + 1, sizeof *u->entry);
    u->entry[u->n++] = e;
}

/* Takes the types behind `from`, some of them; returns the last one. */
static uint32_t
take_types(struct update *u, uint32_t from)
{
    uint32_t type = from;
    size_t bytes = 0, len;

    u->n = 0;
    while (type < types_size(u->types) && type - from < TYPES_MAX &&
           bytes < FORMS_MAX) {
        const char *form = types_form(u->types, ++type, &len);

        bytes += len;
        add(u, form, len, type, false);
        spans_clear(&u->parts);
        fold_parts(form, len, &u->parts);
        for (size_t i = 0; i < u->parts.n; i++) {
            struct span part = u->parts.at[i];

            if (part.stop - part.start < len)
                add(u, form + part.start, part.stop - part.start, type, true);
        }
    }
    return type;
}

static int
by_form(const void *pa, const void *pb)
{
    const struct entry *a = pa, *b = pb;
    int order = term_compare(a->form, a->len, b->form, b->len);

    return order ? order : (a->type > b->type) - (a->type < b->type);
}

/* Stable, by one digit of the heads. */
static void
sort_digit(struct update *u, unsigned shift)
{
    size_t count[DIGITS] = {0}, sum = 0;
    struct entry *from = u->entry;

    for (size_t i = 0; i < u->n; i++)
        count[from[i].head >> shift & (DIGITS - 1)]++;
    for (size_t i = 0; i < DIGITS; i++) {
        size_t here = count[i];

        count[i] = sum;
        sum += here;
    }
    for (size_t i = 0; i < u->n; i++)
        u->spare[count[from[i].head >> shift & (DIGITS - 1)]++] = from[i];
    u->entry = u->spare;
    u->spare = from;
}

/* By forms, then by types: by heads, an even number of times digit by digit,
   then those with the same head. */
static void
sort(struct update *u)
{
    u->spare = mem_grow(u->spare, &u->cap_spare, u->cap, sizeof *u->spare);
    for (unsigned shift = 0; shift < 64; shift += DIGIT_BITS)
        sort_digit(u, shift);
    for (size_t from = 0, to; from < u->n; from = to) {
        for (to = from + 1;
             to < u->n && u->entry[to].head == u->entry[from].head;)
            to++;
        if (to > from + 1)
            qsort(u->entry + from, to - from, sizeof *u->entry, by_form);
    }
}

/* ---- blocks ---- */

static int
damaged(struct fault *ft)
{
    return fault_set(ft, FAULT_CORPUS, "the table `term` is damaged");
}

static int
put_block(struct update *u, struct fault *ft)
{
    struct sqlite3_stmt *st = u->st[PUT];

    sqlite3_bind_text64(st, 1, buf_text(&u->name), u->name.len, SQLITE_STATIC,
                        SQLITE_UTF8);
    statement_blob(st, 2, u->data.data, u->data.len);
    if (statement_run(st, ft))
        return -1;
    buf_clear(&u->data);
    return 0;
}

static int
put(struct update *u, const char *form, size_t len, uint32_t type, bool part,
    struct fault *ft)
{
    struct buf *last = &u->last;
    size_t same = 0;

    while (same < len && same < last->len && form[same] == last->data[same])
        same++;
    if (u->data.len >= u->wanted && (same < len || same < last->len) &&
        put_block(u, ft))
        return -1;
    if (!u->data.len) {
        buf_clear(&u->name);
        buf_add(&u->name, form, len);
        same = 0;
    }
    buf_varint(&u->data, same);
    buf_bytes(&u->data, form + same, len - same);
    buf_varint(&u->data, (uint64_t)type << 1 | part);
    last->len = same;
    buf_add(last, form + same, len - same);
    return 0;
}

/* Reads the block where a form belongs, and leaves it out of the table. */
static int
take_block(struct update *u, const char *form, size_t len, struct fault *ft)
{
    struct sqlite3_stmt *st = u->st[BLOCK];
    int found;

    buf_clear(&u->old);
    buf_clear(&u->next);
    sqlite3_bind_text64(st, 1, form, len, SQLITE_STATIC, SQLITE_UTF8);
    found = statement_step(st, ft);
    if (found <= 0)
        return found;
    buf_clear(&u->first);
    buf_add(&u->first, sqlite3_column_text(st, 0),
            (size_t)sqlite3_column_bytes(st, 0));
    buf_add(&u->old, sqlite3_column_blob(st, 1),
            (size_t)sqlite3_column_bytes(st, 1));
    sqlite3_reset(st);
    st = u->st[NEXT];
    sqlite3_bind_text64(st, 1, buf_text(&u->first), u->first.len, SQLITE_STATIC,
                        SQLITE_UTF8);
    found = statement_step(st, ft);
    if (found > 0 && sqlite3_column_type(st, 0) != SQLITE_NULL)
        buf_add(&u->next, sqlite3_column_text(st, 0),
                (size_t)sqlite3_column_bytes(st, 0));
    sqlite3_reset(st);
    if (found < 0)
        return -1;
    st = u->st[DROP];
    sqlite3_bind_text64(st, 1, buf_text(&u->first), u->first.len, SQLITE_STATIC,
                        SQLITE_UTF8);
    return statement_run(st, ft);
}

/* The end of the new entries that belong to the block, and how large it should
   become: a block is cut only when there is enough for two. */
static size_t
measure(struct update *u, size_t from)
{
    size_t to = from, size = u->old.len;

    for (; to < u->n; to++) {
        const struct entry *e = &u->entry[to];

        if (u->next.len &&
            term_compare(e->form, e->len, u->next.data, u->next.len) >= 0)
            break;
        size += e->len + 4;
    }
    u->wanted = size < 2 * TERMS_BLOCK ? size : size / (size / TERMS_BLOCK);
    return to;
}

/* Writes the entries of the old block and the new ones of entry[from..to). */
static int
merge(struct update *u, size_t from, size_t to, struct fault *ft)
{
    struct term t = {0};
    bool more;
    int bad = 0;

    buf_clear(&u->last);
    term_begin(&t, u->old.data, u->old.len);
    more = term_next(&t);
    while (!bad && (more || from < to)) {
        const struct entry *e = &u->entry[from];

        if (from < to && (!more || term_compare(e->form, e->len, t.form.data,
                                                t.form.len) < 0)) {
            bad = put(u, e->form, e->len, e->type, e->part, ft);
            from++;
        } else {
            bad = put(u, t.form.data, t.form.len, t.type, t.part, ft);
            more = term_next(&t);
        }
    }
    if (!bad && t.rest.bad)
        bad = damaged(ft);
    buf_free(&t.form);
    return bad || put_block(u, ft) ? -1 : 0;
}

static int
enter_types(struct update *u, struct fault *ft)
{
    size_t to;

    sort(u);
    for (size_t from = 0; from < u->n; from = to) {
        const struct entry *e = &u->entry[from];

        if (take_block(u, e->form, e->len, ft))
            return -1;
        to = measure(u, from);
        if (to == from) /* the block behind it would begin before the form */
            return damaged(ft);
        if (merge(u, from, to, ft))
            return -1;
    }
    return 0;
}

int
terms_update(struct sqlite3 *db, const struct types *t, struct fault *ft)
{
    struct update u = {.types = t};
    int64_t entered = 0;
    int bad = statement_int(db, "SELECT value FROM corpus WHERE name = 'terms'",
                            &entered, ft) ||
              statement_prepare_all(db, statements, STATEMENTS, u.st, ft);

    while (!bad && entered < types_size(t)) {
        entered = take_types(&u, (uint32_t)entered);
        bad = enter_types(&u, ft);
    }
    if (!bad)
        bad = statement_exec(
            db, ft, "UPDATE corpus SET value = %lld WHERE name = 'terms'",
            (long long)entered);
    statement_free_all(u.st, STATEMENTS);
    free(u.entry);
    free(u.spare);
    spans_free(&u.parts);
    buf_free(&u.first);
    buf_free(&u.next);
    buf_free(&u.old);
    buf_free(&u.name);
    buf_free(&u.data);
    buf_free(&u.last);
    return bad ? -1 : 0;
}
