#include "terms.h"

#include <string.h>

#include <sqlite3.h>

#include "statement.h"
#include "types.h"

/* ---- a block ---- */

void
term_begin(struct term *t, const void *data, size_t len)
{
    t->rest = cur_of(data, len);
    buf_clear(&t->form);
}

bool
term_next(struct term *t)
{
    uint64_t shared, type;
    const char *rest;
    size_t len;

    if (t->rest.p == t->rest.end)
        return false;
    shared = cur_varint(&t->rest);
    rest = cur_bytes(&t->rest, &len);
    type = cur_varint(&t->rest);
    if (shared > t->form.len || type >> 33)
        t->rest.bad = true;
    if (t->rest.bad)
        return false;
    t->form.len = (size_t)shared;
    buf_add(&t->form, rest, len);
    t->type = (uint32_t)(type >> 1);
    t->part = type & 1;
    return true;
}

int
term_compare(const char *a, size_t a_len, const char *b, size_t b_len)
{
    size_t both = a_len < b_len ? a_len : b_len;
    int order = both ? memcmp(a, b, both) : 0;

    return order ? order : (a_len > b_len) - (a_len < b_len);
}

/* ---- looking up ---- */

struct lookup {
    int (*each)(void *cookie, uint32_t type, const char *form, size_t len,
                struct fault *ft);
    void *cookie;
    const char *from, *below;
    size_t len, below_len;
    struct sqlite3_stmt *form; /* of a type */
    uint32_t highest;          /* type */
};

static int
tell_type(const struct lookup *l, int64_t type, const char *form, size_t len,
          struct fault *ft)
{
    if (!form || type < 1 || type > l->highest)
        return fault_set(ft, FAULT_CORPUS,
                         "the table `types` is damaged at id %lld",
                         (long long)type);
    return l->each(l->cookie, (uint32_t)type, form, len, ft) ? -1 : 0;
}

/* A type of which a part was found. */
static int
tell_whole(const struct lookup *l, uint32_t type, struct fault *ft)
{
    struct sqlite3_stmt *st = l->form;
    int found;

    sqlite3_bind_int64(st, 1, type);
    found = statement_step(st, ft);
    if (found >= 0)
        found = tell_type(
            l, type, found ? (const char *)sqlite3_column_text(st, 0) : NULL,
            found ? (size_t)sqlite3_column_bytes(st, 0) : 0, ft);
    sqlite3_reset(st);
    return found;
}

/* What is wanted of a block. *past: nothing behind it is. */
static int
search_block(const struct lookup *l, struct term *t, bool *past,
             struct fault *ft)
{
    while (term_next(t)) {
        const char *form = buf_text(&t->form);
        size_t len = t->form.len;
        int order = term_compare(form, len, l->from, l->len);

        *past = l->below ? term_compare(form, len, l->below, l->below_len) >= 0
                         : order > 0;
        if (*past)
            return 0;
        if (order >= 0 && (t->part ? tell_whole(l, t->type, ft)
                                   : tell_type(l, t->type, form, len, ft)))
            return -1;
    }
    if (t->rest.bad)
        return fault_set(ft, FAULT_CORPUS, "the table `term` is damaged");
    return 0;
}

static int
search_blocks(const struct lookup *l, struct sqlite3_stmt *st, struct fault *ft)
{
    struct term t = {0};
    bool past = false;
    int more = 0;

    sqlite3_bind_text64(st, 1, l->from, l->len, SQLITE_STATIC, SQLITE_UTF8);
    while (!past && (more = statement_step(st, ft)) > 0) {
        term_begin(&t, sqlite3_column_blob(st, 0),
                   (size_t)sqlite3_column_bytes(st, 0));
        if (search_block(l, &t, &past, ft)) {
            more = -1;
            break;
        }
    }
    buf_free(&t.form);
    return more < 0 ? -1 : 0;
}

/* Types that a load has brought which did not come to its end. */
static int
search_fresh(const struct lookup *l, struct sqlite3_stmt *st, struct fault *ft)
{
    int more;

    while ((more = statement_step(st, ft)) > 0)
        if (tell_type(l, sqlite3_column_int64(st, 0),
                      (const char *)sqlite3_column_text(st, 1),
                      (size_t)sqlite3_column_bytes(st, 1), ft))
            return -1;
    return more;
}

int
terms_find(struct store *s, const char *from, size_t len, const char *below,
           size_t below_len,
           int (*each)(void *cookie, uint32_t type, const char *form,
                       size_t len, struct fault *ft),
           void *cookie, struct fault *ft)
{
    enum {
        FORM,
        BLOCKS,
        FRESH,
        STATEMENTS
    };
    static const char *const sql[STATEMENTS] = {
        [FORM] = "SELECT form FROM types WHERE id = ?1",
        [BLOCKS] = "SELECT data FROM term WHERE first >= ifnull((SELECT "
                   "max(first) FROM term WHERE first <= ?1), '') "
                   "ORDER BY first",
        [FRESH] = "SELECT id, form FROM types WHERE id > (SELECT value FROM "
                  "corpus WHERE name = 'terms')",
    };
    struct sqlite3_stmt *st[STATEMENTS];
    struct lookup l = {each, cookie, from, below, len, below_len, NULL, 0};
    int bad;

    if (types_highest(store_db(s), &l.highest, ft) ||
        statement_prepare_all(store_db(s), sql, STATEMENTS, st, ft))
        return -1;
    l.form = st[FORM];
    bad = search_blocks(&l, st[BLOCKS], ft) || search_fresh(&l, st[FRESH], ft);
    statement_free_all(st, STATEMENTS);
    return bad ? -1 : 0;
}
