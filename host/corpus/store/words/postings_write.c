/* Lists of documents by type, made from the streams. */
#include "postings.h"

#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "mem.h"
#include "posting_lists.h"
#include "statement.h"
#include "stream.h"
#include "types.h"

struct inverter {
    struct sqlite3 *db;
    struct sqlite3_stmt *read;
    struct posting_lists lists;
    uint32_t n_types; /* ids are up to this */
    /* of the document at hand */
    struct ids ids;
    struct term_frequency *found;
    size_t n_found, cap_found;
    /* By type: the last time it was found, counted over all documents; before:
       what the documents before had */
    uint32_t *last, before;
};

/* ---- one document ---- */

enum {
    AHEAD = 24 /* tokens; what they need of memory is asked for so early */
};

/* Types with their frequency. No branch: nothing foretells which tokens are the
   first of their type. */
static void
find_types(struct inverter *v)
{
    const struct ids *ids = &v->ids;
    size_t n = 0;

    if (ids->n >= UINT32_MAX - v->before) {
        memset(v->last, 0, ((size_t)v->n_types + 1) * sizeof *v->last);
        v->before = 0;
    }
    v->found = mem_grow(v->found, &v->cap_found, ids->n, sizeof *v->found);
    for (size_t i = 0; i < ids->n; i++) {
        uint32_t *last = &v->last[ids->at[i]];
        uint32_t new = *last <= v->before;
        size_t at = new ? n : *last - v->before - 1;

        if (i + AHEAD < ids->n)
            __builtin_prefetch(&v->last[ids->at[i + AHEAD]], 1);
        v->found[at].type = ids->at[i];
        v->found[at].tf = new ? 1 : v->found[at].tf + 1;
        *last = v->before + (uint32_t)at + 1;
        n += new;
    }
    v->n_found = n;
    v->before += (uint32_t)n;
}

/* Segments for the documents first..last. */
static int
invert(struct inverter *v, int64_t first, int64_t last, struct fault *ft)
{
    int more;

    if (!v->last)
        v->last = mem_table(((size_t)v->n_types + 1) * sizeof *v->last);
    posting_lists_begin(&v->lists, first);
    sqlite3_bind_int64(v->read, 1, first);
    sqlite3_bind_int64(v->read, 2, last);
    while ((more = statement_step(v->read, ft)) > 0) {
        int64_t id = sqlite3_column_int64(v->read, 0);

        if (stream_decode(sqlite3_column_blob(v->read, 1),
                          (size_t)sqlite3_column_bytes(v->read, 1), &v->ids) ||
            ids_highest(&v->ids) > v->n_types) {
            more = fault_set(ft, FAULT_CORPUS,
                             "the tokens of document %lld are damaged",
                             (long long)id);
            break;
        }
        find_types(v);
        if (posting_lists_take(&v->lists, id, v->found, v->n_found, v->ids.n,
                               ft)) {
            more = -1;
            break;
        }
    }
    sqlite3_reset(v->read);
    return more < 0 ? -1 : posting_lists_end(&v->lists, last, ft);
}

/* ---- which segments ---- */

static int
drop(struct sqlite3 *db, int64_t segment, struct fault *ft)
{
    return statement_exec(db, ft,
                          "DELETE FROM posting WHERE id >= %lld AND "
                          "id < %lld; DELETE FROM segment WHERE id = %lld",
                          (long long)segment << 32,
                          (long long)(segment + 1) << 32, (long long)segment);
}

/* Where new lists begin: behind the last segment, or at its first document if
   it is small. */
static int
begin_at(struct sqlite3 *db, int64_t *first, struct fault *ft)
{
    static const char query[] =
        "SELECT id, first, tokens, (SELECT ifnull(sum(tokens), 0) FROM meta "
        "WHERE id > last) FROM (SELECT id, first, last, tokens FROM segment "
        "ORDER BY first DESC LIMIT 1)";
    struct sqlite3_stmt *st;
    int found;

    *first = 1;
    if (statement_int(db, "SELECT 1 + ifnull(max(last), 0) FROM segment", first,
                      ft) ||
        statement_prepare(db, query, &st, ft))
        return -1;
    while ((found = statement_step(st, ft)) > 0) {
        int64_t segment = sqlite3_column_int64(st, 0);
        int64_t start = sqlite3_column_int64(st, 1);
        int64_t old = sqlite3_column_int64(st, 2);
        int64_t new = sqlite3_column_int64(st, 3);

        sqlite3_reset(st);
        if (!new || old > new || old + new > SEGMENT_TOKENS)
            break;
        *first = start;
        if (drop(db, segment, ft)) {
            found = -1;
            break;
        }
    }
    sqlite3_finalize(st);
    return found < 0 ? -1 : 0;
}

/* Segments a fifth of which is gone, each in its place. */
static int
renew(struct inverter *v, struct fault *ft)
{
    int64_t next = v->lists.next_segment;
    struct sqlite3_stmt *st;
    int found;

    if (statement_prepare(v->db,
                          "SELECT id, first, last FROM segment "
                          "WHERE dead * 5 > documents LIMIT 1",
                          &st, ft))
        return -1;
    while ((found = statement_step(st, ft)) > 0) {
        int64_t segment = sqlite3_column_int64(st, 0);
        int64_t first = sqlite3_column_int64(st, 1);
        int64_t last = sqlite3_column_int64(st, 2);

        sqlite3_reset(st);
        v->lists.next_segment = segment;
        if (drop(v->db, segment, ft) || invert(v, first, last, ft)) {
            found = -1;
            break;
        }
    }
    sqlite3_finalize(st);
    v->lists.next_segment = next;
    return found < 0 ? -1 : 0;
}

/* ---- all ---- */

/* The segments that begin with a document from `first` on. */
static int
drop_from(struct sqlite3 *db, int64_t first, struct fault *ft)
{
    struct sqlite3_stmt *st;
    int found;

    if (statement_prepare(db, "SELECT id FROM segment WHERE first >= ?1", &st,
                          ft))
        return -1;
    sqlite3_bind_int64(st, 1, first);
    while ((found = statement_step(st, ft)) > 0) {
        int64_t segment = sqlite3_column_int64(st, 0);

        sqlite3_reset(st);
        if (drop(db, segment, ft)) {
            found = -1;
            break;
        }
    }
    sqlite3_finalize(st);
    return found < 0 ? -1 : 0;
}

int
postings_drop_unfinished(struct sqlite3 *db, struct fault *ft)
{
    static const char behind[] = "SELECT id FROM meta WHERE id > "
                                 "(SELECT max(last) FROM segment) LIMIT 1";
    static const char its_first[] =
        "SELECT min(id) FROM meta WHERE load = (SELECT load FROM meta WHERE "
        "id > (SELECT max(last) FROM segment) ORDER BY id LIMIT 1)";
    int64_t id = 0;

    if (statement_int(db, behind, &id, ft) ||
        (id && statement_int(db, its_first, &id, ft)))
        return -1;
    return id ? drop_from(db, id, ft) : 0;
}

static int
update(struct inverter *v, struct fault *ft)
{
    int64_t first, last = 0;

    if (types_highest(v->db, &v->n_types, ft) ||
        posting_lists_open(&v->lists, v->db, ft) ||
        statement_int(v->db, "SELECT max(id) FROM meta", &last, ft) ||
        begin_at(v->db, &first, ft) || renew(v, ft))
        return -1;
    return first > last ? 0 : invert(v, first, last, ft);
}

int
postings_update(struct sqlite3 *db, struct fault *ft)
{
    struct inverter v = {.db = db};
    int bad = statement_prepare(db,
                                "SELECT id, data FROM stream "
                                "WHERE id BETWEEN ?1 AND ?2 ORDER BY id",
                                &v.read, ft) ||
              update(&v, ft);

    sqlite3_finalize(v.read);
    posting_lists_free(&v.lists);
    ids_free(&v.ids);
    free(v.found);
    free(v.last);
    return bad ? -1 : 0;
}
