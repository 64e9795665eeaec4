/* New types into the term dictionary. */
#include "terms.h"

#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "fold.h"
#include "mem.h"
#include "statement.h"

enum { /* types entered at a time, and bytes in their forms: bounds memory */
    TYPES_MAX = 1 << 20,
    FORMS_MAX = 64 << 20
};

/* A new entry. */
struct entry {
    uint64_t head;    /* the first bytes of its form, in their order */
    uint32_t at, len; /* of its form in `forms` */
    uint32_t type;
    bool part;
};

enum {
    FRESH,
    BLOCK,
    NEXT,
    DROP,
    PUT,
    STATEMENTS
};

static const char *const statements[STATEMENTS] = {
    [FRESH] = "SELECT id, form FROM types WHERE id > ?1 ORDER BY id LIMIT ?2",
    [BLOCK] = "SELECT first, data FROM term WHERE first = ifnull((SELECT "
              "max(first) FROM term WHERE first <= ?1), (SELECT min(first) "
              "FROM term))",
    [NEXT] = "SELECT min(first) FROM term WHERE first > ?1",
    [DROP] = "DELETE FROM term WHERE first = ?1",
    [PUT] = "INSERT INTO term VALUES(?1, ?2)",
};

struct update {
    struct sqlite3_stmt *st[STATEMENTS];
    struct buf forms;
    struct entry *entry;
    size_t n, cap;
    struct spans parts;
    struct buf first, next; /* of the block at hand, of the one behind it */
    struct buf old;         /* what stood in the block */

    /* the block that is written */
    size_t wanted; /* bytes in it */
    struct buf name, data, last;
};

/* ---- what is new ---- */

static void
add(struct update *u, size_t at, size_t len, int64_t type, bool part)
{
    unsigned char head[8] = {0};
    struct entry e = {0, (uint32_t)at, (uint32_t)len, (uint32_t)type, part};

    memcpy(head, u->forms.data + at, len < sizeof head ? len : sizeof head);
    for (size_t i = 0; i < sizeof head; i++)
        e.head = e.head << 8 | head[i];
    u->entry = mem_grow(u->entry, &u->cap, u->n + 1, sizeof *u->entry);
    u->entry[u->n++] = e;
}

static void
add_type(struct update *u, int64_t type, const char *form, size_t len)
{
    size_t at = u->forms.len;

    buf_add(&u->forms, form, len);
    add(u, at, len, type, false);
    spans_clear(&u->parts);
    fold_parts(form, len, &u->parts);
    for (size_t i = 0; i < u->parts.n; i++) {
        struct span part = u->parts.at[i];

        if (part.stop - part.start < len)
            add(u, at + part.start, part.stop - part.start, type, true);
    }
}

/* The types behind `from`, some of them; *last: the last one. */
static int
read_types(struct update *u, int64_t from, int64_t *last, struct fault *ft)
{
    struct sqlite3_stmt *st = u->st[FRESH];
    int more = 0;

    buf_clear(&u->forms);
    u->n = 0;
    *last = from;
    sqlite3_bind_int64(st, 1, from);
    sqlite3_bind_int64(st, 2, TYPES_MAX);
    while (u->forms.len < FORMS_MAX && (more = statement_step(st, ft)) > 0) {
        *last = sqlite3_column_int64(st, 0);
        add_type(u, *last, (const char *)sqlite3_column_text(st, 1),
                 (size_t)sqlite3_column_bytes(st, 1));
    }
    sqlite3_reset(st);
    return more < 0 ? -1 : 0;
}

static const char *forms; /* that by_form compares: qsort has no cookie */

static int
by_form(const void *pa, const void *pb)
{
    const struct entry *a = pa, *b = pb;
    int order;

    if (a->head != b->head)
        return a->head < b->head ? -1 : 1;
    order = term_compare(forms + a->at, a->len, forms + b->at, b->len);
    return order ? order : (a->type > b->type) - (a->type < b->type);
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
            term_compare(forms + e->at, e->len, u->next.data, u->next.len) >= 0)
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

        if (from < to && (!more || term_compare(forms + e->at, e->len,
                                                t.form.data, t.form.len) < 0)) {
            bad = put(u, forms + e->at, e->len, e->type, e->part, ft);
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

    forms = u->forms.data;
    qsort(u->entry, u->n, sizeof *u->entry, by_form);
    for (size_t from = 0; from < u->n; from = to) {
        const struct entry *e = &u->entry[from];

        if (take_block(u, forms + e->at, e->len, ft))
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
terms_update(struct sqlite3 *db, struct fault *ft)
{
    struct update u = {0};
    int64_t from = 0, last = 0;
    bool more = true;
    int bad = statement_int(db, "SELECT value FROM corpus WHERE name = 'terms'",
                            &from, ft) ||
              statement_prepare_all(db, statements, STATEMENTS, u.st, ft);

    for (; !bad && more; from = last) {
        bad = read_types(&u, from, &last, ft) || (u.n && enter_types(&u, ft));
        more = last != from;
    }
    if (!bad)
        bad = statement_exec(
            db, ft, "UPDATE corpus SET value = %lld WHERE name = 'terms'",
            (long long)last);
    statement_free_all(u.st, STATEMENTS);
    buf_free(&u.forms);
    free(u.entry);
    spans_free(&u.parts);
    buf_free(&u.first);
    buf_free(&u.next);
    buf_free(&u.old);
    buf_free(&u.name);
    buf_free(&u.data);
    buf_free(&u.last);
    return bad ? -1 : 0;
}
