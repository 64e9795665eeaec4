#include "repeated_find.h"

#include <stdlib.h>

#include <sqlite3.h>

#include "compare.h"
#include "mem.h"
#include "signature.h"
#include "statement.h"
#include "types.h"

enum {
    DOCUMENTS_LEAST = 3,
    MOST_LEAST = 10 /* documents, for "most of them" to say something */
};

struct entry {
    uint64_t key;
    uint32_t doc;
};

struct outlet {
    uint32_t documents, before; /* all, and those up to the mark */
};

struct finding {
    struct sqlite3 *db;
    int64_t mark;
    struct types *names; /* outlets, by number */
    struct outlet *outlet;
    struct recurrences *r;
    unsigned char *often; /* by a hash of the key: how often, up to three */
    size_t n_often;
    struct entry *entry;
    size_t n_entries, cap_entries;
    int64_t *cluster; /* of one key */
    size_t cap_clusters;
};

static int
read_outlets(struct finding *f, struct fault *ft)
{
    struct sqlite3_stmt *st;
    int more;

    if (statement_prepare(f->db,
                          "SELECT DISTINCT outlet FROM meta "
                          "WHERE id > ?1 AND outlet IS NOT NULL",
                          &st, ft))
        return -1;
    sqlite3_bind_int64(st, 1, f->mark);
    while ((more = statement_step(st, ft)) > 0) {
        bool added;

        types_intern(f->names, (const char *)sqlite3_column_text(st, 0),
                     (size_t)sqlite3_column_bytes(st, 0), &added);
    }
    sqlite3_finalize(st);
    return more;
}

/* Keys as they lie behind the signature, u32 little endian. */
static void
add_keys(struct recurrences *r, const unsigned char *p, size_t n)
{
    r->key = mem_grow(r->key, &r->cap_keys, r->n_keys + n, sizeof *r->key);
    for (size_t i = 0; i < n; i++, p += 4)
        r->key[r->n_keys++] = (uint32_t)p[0] | (uint32_t)p[1] << 8 |
                              (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

static void
add_document(struct finding *f, struct sqlite3_stmt *st)
{
    struct recurrences *r = f->r;
    const unsigned char *data = sqlite3_column_blob(st, 3);
    size_t len = (size_t)sqlite3_column_bytes(st, 3);
    uint32_t outlet =
        types_find(f->names, (const char *)sqlite3_column_text(st, 1),
                   (size_t)sqlite3_column_bytes(st, 1));
    struct counted *d;

    if (!outlet || len <= SIGNATURE_BINS)
        return;
    r->doc = mem_grow(r->doc, &r->cap_docs, r->n_docs + 1, sizeof *r->doc);
    d = &r->doc[r->n_docs++];
    *d = (struct counted){.id = sqlite3_column_int64(st, 0),
                          .cluster = sqlite3_column_int64(st, 2),
                          .outlet = outlet,
                          .first = (uint32_t)r->n_keys};
    add_keys(r, data + SIGNATURE_BINS, (len - SIGNATURE_BINS) / 4);
    d->n = (uint32_t)r->n_keys - d->first;
    f->outlet[outlet].documents++;
    f->outlet[outlet].before += d->id <= f->mark;
}

/* Exact duplicates have no signature; their original's keys are theirs. */
static int
read_documents(struct finding *f, struct fault *ft)
{
    struct sqlite3_stmt *st;
    int more;

    if (statement_prepare(
            f->db,
            "SELECT m.id, m.outlet, m.cluster, s.data FROM meta AS m "
            "JOIN signature AS s ON s.id = m.id WHERE m.outlet IS NOT NULL "
            "UNION ALL SELECT m.id, m.outlet, m.cluster, s.data "
            "FROM duplicate AS d JOIN meta AS m ON m.id = d.document "
            "JOIN signature AS s ON s.id = d.original "
            "WHERE m.outlet IS NOT NULL AND NOT EXISTS "
            "(SELECT 1 FROM signature WHERE id = m.id) ORDER BY 1",
            &st, ft))
        return -1;
    f->outlet = mem_alloc((types_size(f->names) + 1) * sizeof *f->outlet);
    while ((more = statement_step(st, ft)) > 0)
        add_document(f, st);
    sqlite3_finalize(st);
    return more;
}

static uint64_t
key_of(const struct finding *f, const struct counted *d, uint32_t i)
{
    return (uint64_t)d->outlet << 32 | f->r->key[d->first + i];
}

static unsigned char *
often(const struct finding *f, uint64_t key)
{
    key *= UINT64_C(0x9e3779b97f4a7c15);
    return &f->often[(key ^ key >> 32) & (f->n_often - 1)];
}

/* Nearly all keys stand alone: what a small table has not seen often enough is
   not sorted. */
static void
collect_entries(struct finding *f)
{
    const struct recurrences *r = f->r;

    for (f->n_often = 1024; f->n_often < 4 * r->n_keys;)
        f->n_often *= 2;
    f->often = mem_alloc(f->n_often);
    for (size_t i = 0; i < r->n_docs; i++) {
        for (uint32_t k = 0; k < r->doc[i].n; k++) {
            unsigned char *n = often(f, key_of(f, &r->doc[i], k));

            *n += *n < DOCUMENTS_LEAST;
        }
    }
    for (size_t i = 0; i < r->n_docs; i++) {
        for (uint32_t k = 0; k < r->doc[i].n; k++) {
            uint64_t key = key_of(f, &r->doc[i], k);

            if (*often(f, key) < DOCUMENTS_LEAST)
                continue;
            f->entry = mem_grow(f->entry, &f->cap_entries, f->n_entries + 1,
                                sizeof *f->entry);
            f->entry[f->n_entries++] = (struct entry){key, (uint32_t)i};
        }
    }
}

static int
by_key(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;

    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    return (x->doc > y->doc) - (x->doc < y->doc);
}

/* How many clusters some documents with a key are in; of those up to `last`. */
static uint32_t
clusters_of(struct finding *f, const struct entry *e, size_t n, int64_t last)
{
    uint32_t found = 0;
    size_t kept = 0;

    f->cluster = mem_grow(f->cluster, &f->cap_clusters, n, sizeof *f->cluster);
    for (size_t i = 0; i < n; i++) {
        if (f->r->doc[e[i].doc].id <= last)
            f->cluster[kept++] = f->r->doc[e[i].doc].cluster;
    }
    if (kept)
        qsort(f->cluster, kept, sizeof *f->cluster, compare_int64);
    for (size_t i = 0; i < kept; i++)
        found += !i || f->cluster[i] != f->cluster[i - 1];
    return found;
}

static bool
most(uint32_t clusters, uint32_t documents)
{
    return documents >= MOST_LEAST && 2 * (uint64_t)clusters > documents;
}

static void
judge(struct finding *f, const struct entry *e, size_t n)
{
    struct recurrences *r = f->r;
    const struct outlet *o = &f->outlet[e->key >> 32];
    uint32_t all = clusters_of(f, e, n, INT64_MAX);
    uint32_t before = clusters_of(f, e, n, f->mark);
    struct recurrence *x;

    if (all < DOCUMENTS_LEAST)
        return;
    r->at = mem_grow(r->at, &r->cap, r->n + 1, sizeof *r->at);
    x = &r->at[r->n++];
    *x = (struct recurrence){
        .key = e->key,
        .first = (uint32_t)r->n_members,
        .most = most(all, o->documents),
        .known = before >= DOCUMENTS_LEAST,
        .most_known = most(before, o->before),
    };
    r->member = mem_grow(r->member, &r->cap_members, r->n_members + n,
                         sizeof *r->member);
    for (size_t i = 0; i < n; i++) {
        if (!i || e[i].doc != e[i - 1].doc)
            r->member[r->n_members++] = e[i].doc;
    }
    x->n = (uint32_t)r->n_members - x->first;
}

static void
group(struct finding *f)
{
    if (f->n_entries)
        qsort(f->entry, f->n_entries, sizeof *f->entry, by_key);
    for (size_t i = 0, j; i < f->n_entries; i = j) {
        for (j = i + 1; j < f->n_entries; j++) {
            if (f->entry[j].key != f->entry[i].key)
                break;
        }
        if (j - i >= DOCUMENTS_LEAST)
            judge(f, &f->entry[i], j - i);
    }
}

int
repeated_find(struct sqlite3 *db, int64_t mark, struct recurrences *r,
              struct fault *ft)
{
    struct finding f = {.db = db, .mark = mark, .r = r, .names = types_new()};
    int bad =
        read_outlets(&f, ft) || (types_size(f.names) && read_documents(&f, ft));

    if (!bad && r->n_keys) {
        collect_entries(&f);
        group(&f);
    }
    types_free(f.names);
    free(f.outlet);
    free(f.often);
    free(f.entry);
    free(f.cluster);
    return bad ? -1 : 0;
}

void
recurrences_free(struct recurrences *r)
{
    free(r->doc);
    free(r->key);
    free(r->member);
    free(r->at);
    *r = (struct recurrences){0};
}
