#include "near_update.h"

#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "mem.h"
#include "near_compare.h"
#include "near_find.h"
#include "statement.h"

enum {
    STREAM,
    CLUSTER,
    PUT_CLUSTER,
    PUT_DUPLICATE,
    STATEMENTS
};

static const char *const statements[STATEMENTS] = {
    [STREAM] = "SELECT data FROM stream WHERE id = ?1",
    [CLUSTER] = "SELECT cluster FROM meta WHERE id = ?1",
    [PUT_CLUSTER] = "UPDATE meta SET cluster = ?2 WHERE id = ?1",
    [PUT_DUPLICATE] = "INSERT INTO duplicate VALUES(?1, ?2, ?3, ?4)",
};

struct comparing {
    struct sqlite3 *db;
    struct sqlite3_stmt *st[STATEMENTS];
    /* The documents with a signature, oldest first. */
    int64_t *id;
    struct signature *sig;
    size_t n, first;               /* the first new one */
    struct near_candidates *found; /* one for each new one */
    struct numbers numbers;
    struct ids ids;
    struct shingles mine, other;
};

static int
read_row(struct comparing *x, struct sqlite3_stmt *st, int64_t mark,
         struct fault *ft)
{
    int64_t id = sqlite3_column_int64(st, 0);

    if ((size_t)sqlite3_column_bytes(st, 1) < sizeof x->sig->bin)
        return fault_set(ft, FAULT_CORPUS,
                         "the signature of document %lld is damaged",
                         (long long)id);
    x->id[x->n] = id;
    memcpy(x->sig[x->n].bin, sqlite3_column_blob(st, 1), sizeof x->sig->bin);
    x->n++;
    x->first += id <= mark;
    return 0;
}

static int
read_signatures(struct comparing *x, int64_t mark, struct fault *ft)
{
    struct sqlite3_stmt *st;
    int64_t n = 0;
    int more;

    if (statement_int(x->db, "SELECT count(*) FROM signature", &n, ft) ||
        statement_prepare(x->db, "SELECT id, data FROM signature ORDER BY id",
                          &st, ft))
        return -1;
    x->id = mem_alloc((size_t)n * sizeof *x->id);
    x->sig = mem_resize(NULL, ((size_t)n + 1) * sizeof *x->sig);
    while ((more = statement_step(st, ft)) > 0) {
        if (read_row(x, st, mark, ft)) {
            more = -1;
            break;
        }
    }
    sqlite3_finalize(st);
    return more;
}

/* Types that begin with a digit. */
static void
find_numbers(struct numbers *n, const struct types *t)
{
    n->types = (size_t)types_size(t) + 1;
    n->bit = mem_alloc(n->types / 8 + 1);
    for (uint32_t id = 1; id < n->types; id++) {
        size_t len;
        const char *form = types_form(t, id, &len);

        if (len && *form >= '0' && *form <= '9')
            n->bit[id / 8] |= (unsigned char)(1u << id % 8);
    }
}

/* The document's tokens, into x->ids. */
static int
read_tokens(struct comparing *x, size_t index, struct fault *ft)
{
    struct sqlite3_stmt *st = x->st[STREAM];
    int found, bad = 0;

    sqlite3_bind_int64(st, 1, x->id[index]);
    found = statement_step(st, ft);
    if (found > 0)
        bad = stream_decode(sqlite3_column_blob(st, 0),
                            (size_t)sqlite3_column_bytes(st, 0), &x->ids);
    sqlite3_reset(st);
    if (found < 0)
        return -1;
    if (!found || bad)
        return fault_set(ft, FAULT_CORPUS,
                         "the tokens of document %lld are damaged",
                         (long long)x->id[index]);
    return 0;
}

/* The best of the candidates that tell the same; false: none. */
static int
compare(struct comparing *x, size_t index, const struct near_candidates *c,
        size_t *best, struct likeness *most, struct fault *ft)
{
    int same = 0;

    if (!c->agree[0])
        return 0;
    if (read_tokens(x, index, ft))
        return -1;
    shingles_make(&x->mine, &x->ids, &x->numbers);
    for (size_t i = 0; i < NEAR_CANDIDATES && c->agree[i]; i++) {
        struct likeness l;

        if (read_tokens(x, c->older[i], ft))
            return -1;
        if (!near_possible(&x->mine, &x->ids))
            continue;
        shingles_make(&x->other, &x->ids, &x->numbers);
        l = near_likeness(&x->mine, &x->other);
        if (!near_same(&x->mine, &x->other, &l) ||
            (same && l.resemblance <= most->resemblance))
            continue;
        *best = c->older[i];
        *most = l;
        same = 1;
    }
    return same;
}

/* Joins the cluster of an older document. */
static int
join(struct comparing *x, int64_t id, int64_t original,
     const struct likeness *l, struct fault *ft)
{
    struct sqlite3_stmt *cluster = x->st[CLUSTER], *put = x->st[PUT_CLUSTER];
    struct sqlite3_stmt *duplicate = x->st[PUT_DUPLICATE];
    int found;

    sqlite3_bind_int64(cluster, 1, original);
    found = statement_step(cluster, ft);
    if (found > 0)
        sqlite3_bind_int64(put, 2, sqlite3_column_int64(cluster, 0));
    sqlite3_reset(cluster);
    if (found <= 0)
        return found;
    sqlite3_bind_int64(put, 1, id);
    sqlite3_bind_int64(duplicate, 1, id);
    sqlite3_bind_int64(duplicate, 2, original);
    sqlite3_bind_double(duplicate, 3, l->containment);
    sqlite3_bind_double(duplicate, 4, l->resemblance);
    return statement_run(put, ft) || statement_run(duplicate, ft) ? -1 : 0;
}

static int
compare_all(struct comparing *x, struct fault *ft)
{
    for (size_t i = x->first; i < x->n; i++) {
        struct likeness l = {0};
        size_t best = 0;
        int same = compare(x, i, &x->found[i - x->first], &best, &l, ft);

        if (same < 0 || (same && join(x, x->id[i], x->id[best], &l, ft)))
            return -1;
    }
    return 0;
}

static void
finish(struct comparing *x)
{
    statement_free_all(x->st, STATEMENTS);
    free(x->id);
    free(x->sig);
    free(x->found);
    free(x->numbers.bit);
    ids_free(&x->ids);
    shingles_free(&x->mine);
    shingles_free(&x->other);
}

/* Exact duplicates have the cluster that their original had when they came. */
static int
follow_originals(struct sqlite3 *db, int64_t mark, struct fault *ft)
{
    return statement_exec(
        db, ft,
        "UPDATE meta SET cluster = (SELECT o.cluster FROM duplicate AS d "
        "JOIN meta AS o ON o.id = d.original WHERE d.document = meta.id) "
        "WHERE id IN (SELECT document FROM duplicate "
        "WHERE document > %lld AND original IS NOT NULL)",
        (long long)mark);
}

static int
update(struct comparing *x, const struct types *t, int64_t mark,
       struct fault *ft)
{
    if (statement_prepare_all(x->db, statements, STATEMENTS, x->st, ft) ||
        read_signatures(x, mark, ft))
        return -1;
    find_numbers(&x->numbers, t);
    x->found = mem_alloc((x->n - x->first) * sizeof *x->found);
    near_find(x->sig, x->n, x->first, x->found);
    return compare_all(x, ft) || follow_originals(x->db, mark, ft) ? -1 : 0;
}

int
near_update(struct sqlite3 *db, const struct types *t, struct fault *ft)
{
    struct comparing x = {.db = db};
    int64_t mark = 0, last = 0;
    int bad;

    if (statement_int(db, "SELECT value FROM corpus WHERE name = 'clustered'",
                      &mark, ft) ||
        statement_int(db, "SELECT max(id) FROM meta", &last, ft))
        return -1;
    if (last <= mark)
        return 0;
    bad = update(&x, t, mark, ft);
    finish(&x);
    return bad ? -1
               : statement_exec(db, ft,
                                "UPDATE corpus SET value = %lld "
                                "WHERE name = 'clustered'",
                                (long long)last);
}
