/* Lists of documents by type, made from the streams. */
#include "postings.h"

#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "buf.h"
#include "mem.h"
#include "statement.h"
#include "types.h"
#include "stream.h"

struct posting {
    uint32_t document; /* id - the segment's first */
    uint32_t tf;
};

struct inverter {
    struct sqlite3 *db;
    struct sqlite3_stmt *read, *put;
    int64_t next_segment;
    uint32_t n_types; /* ids are up to this */

    /* of the segment at hand */
    int64_t first, last;
    size_t tokens;
    struct found {
        uint32_t type, tf;
    } * found;          /* the types of each document */
    uint32_t *document; /* of each document: id - first, */
    size_t *stop;       /* and where its types stop */
    size_t n_found, n, cap_found, cap_document, cap_stop;

    struct list {
        uint32_t at;   /* behind its last posting; before: how many it has */
        uint32_t last; /* the last time it was found, as index + 1 */
    } * list;          /* by type */
    struct posting *posting;
    size_t cap_posting;
    struct buf block;
};

/* ---- one segment ---- */

enum {
    AHEAD = 24 /* tokens; what they need of memory is asked for so early */
};

/* A document's types, with their frequency. No branch: nothing foretells which
   tokens are the first of their type. */
static void
find_types(struct inverter *v, const struct ids *ids)
{
    size_t begin = v->n_found, n = begin;
    struct found *found;

    found = v->found =
        mem_grow(v->found, &v->cap_found, n + ids->n, sizeof *v->found);
    for (size_t i = 0; i < ids->n; i++) {
        struct list *l = &v->list[ids->at[i]];
        uint32_t new = l->last <= begin;
        size_t at = new ? n : l->last - 1;

        if (i + AHEAD < ids->n)
            __builtin_prefetch(&v->list[ids->at[i + AHEAD]], 1);
        found[at].type = ids->at[i];
        found[at].tf = new ? 1 : found[at].tf + 1;
        l->last = (uint32_t)at + 1;
        l->at += new;
        n += new;
    }
    v->n_found = n;
}

/* From how many postings each list has to where it begins. */
static void
lay_out(struct inverter *v)
{
    uint32_t start = 0;

    for (uint32_t t = 0; t <= v->n_types; t++) {
        uint32_t n = v->list[t].at;

        v->list[t].at = start;
        start += n;
    }
}

/* What is written next of the memory, and half as early the posting itself. */
static inline void
expect(const struct inverter *v, size_t at)
{
    if (at + AHEAD >= v->n_found)
        return;
    __builtin_prefetch(&v->list[v->found[at + AHEAD].type], 1);
    __builtin_prefetch(&v->posting[v->list[v->found[at + AHEAD / 2].type].at],
                       1);
}

/* Puts the postings in the order of their types. */
static void
scatter(struct inverter *v)
{
    size_t at = 0;

    if (v->n_found > v->cap_posting) {
        free(v->posting);
        v->posting = mem_table(v->n_found * sizeof *v->posting);
        v->cap_posting = v->n_found;
    }
    for (uint32_t d = 0; d < v->n; d++)
        for (; at < v->stop[d]; at++) {
            struct found f = v->found[at];

            expect(v, at);
            v->posting[v->list[f.type].at++] =
                (struct posting){v->document[d], f.tf};
        }
}

static void
put_varint(unsigned char **p, uint64_t v)
{
    for (; v >= 0x80; v >>= 7)
        *(*p)++ = (unsigned char)(v | 0x80);
    *(*p)++ = (unsigned char)v;
}

static void
encode(const struct posting *p, size_t n, struct buf *out)
{
    unsigned char *to = (unsigned char *)buf_reserve(out, n * 10);
    uint32_t before = 0;

    for (size_t i = 0; i < n; i++) {
        put_varint(&to,
                   (uint64_t)(p[i].document - before) << 1 | (p[i].tf > 1));
        if (p[i].tf > 1)
            put_varint(&to, p[i].tf - 2);
        before = p[i].document;
    }
    if (n)
        out->len = (size_t)((char *)to - out->data);
}

static int
put_block(struct inverter *v, uint32_t first, struct fault *ft)
{
    sqlite3_bind_int64(v->put, 1, v->next_segment << 32 | first);
    statement_blob(v->put, 2, v->block.data, v->block.len);
    return statement_run(v->put, ft);
}

static int
put_lists(struct inverter *v, struct fault *ft)
{
    struct buf list = {0};
    uint32_t first = 0, before = 0;
    int bad = 0;

    buf_clear(&v->block);
    for (uint32_t t = 1; t <= v->n_types && !bad; t++) {
        uint32_t from = v->list[t - 1].at, n = v->list[t].at - from;

        if (!n)
            continue;
        buf_clear(&list);
        encode(v->posting + from, n, &list);
        if (v->block.len && v->block.len + list.len > POSTING_BLOCK) {
            bad = put_block(v, first, ft);
            buf_clear(&v->block);
        }
        if (!v->block.len)
            first = before = t;
        buf_varint(&v->block, (uint64_t)(t - before) << 1 | (n > 1));
        if (n > 1)
            buf_varint(&v->block, n);
        if (n >= POSTING_LISTED)
            buf_varint(&v->block, list.len);
        buf_add(&v->block, list.data, list.len);
        before = t;
    }
    if (!bad && v->block.len)
        bad = put_block(v, first, ft);
    buf_free(&list);
    return bad;
}

static int
put_segment(struct inverter *v, struct fault *ft)
{
    if (v->n) {
        lay_out(v);
        scatter(v);
        if (put_lists(v, ft))
            return -1;
    }
    if (statement_exec(v->db, ft,
                       "INSERT INTO segment VALUES(%lld, %lld, %lld, %lld, "
                       "%lld, 0)",
                       (long long)v->next_segment, (long long)v->first,
                       (long long)v->last, (long long)v->n,
                       (long long)v->tokens))
        return -1;
    v->next_segment++;
    v->tokens = v->n = v->n_found = 0;
    memset(v->list, 0, ((size_t)v->n_types + 1) * sizeof *v->list);
    return 0;
}

static void
take(struct inverter *v, int64_t id, const struct ids *ids)
{
    find_types(v, ids);
    v->tokens += ids->n;
    v->document =
        mem_grow(v->document, &v->cap_document, v->n + 1, sizeof *v->document);
    v->stop = mem_grow(v->stop, &v->cap_stop, v->n + 1, sizeof *v->stop);
    v->document[v->n] = (uint32_t)(id - v->first);
    v->stop[v->n++] = v->n_found;
}

/* Writes what is there; the next segment begins with a document. */
static int
next_segment(struct inverter *v, int64_t id, struct fault *ft)
{
    if (v->last >= v->first && put_segment(v, ft))
        return -1;
    v->first = id;
    return 0;
}

/* Segments for the documents first..last. */
static int
invert(struct inverter *v, int64_t first, int64_t last, struct fault *ft)
{
    struct ids ids = {0};
    int more;

    v->first = first;
    v->last = first - 1;
    sqlite3_bind_int64(v->read, 1, first);
    sqlite3_bind_int64(v->read, 2, last);
    while ((more = statement_step(v->read, ft)) > 0) {
        int64_t id = sqlite3_column_int64(v->read, 0);

        if (stream_decode(sqlite3_column_blob(v->read, 1),
                          (size_t)sqlite3_column_bytes(v->read, 1), &ids) ||
            ids_highest(&ids) > v->n_types) {
            more = fault_set(ft, FAULT_CORPUS,
                             "the tokens of document %lld are damaged",
                             (long long)id);
            break;
        }
        if (((v->n && v->tokens + ids.n > SEGMENT_TOKENS) ||
             id - v->first >= SEGMENT_DOCUMENTS) &&
            next_segment(v, id, ft)) {
            more = -1;
            break;
        }
        take(v, id, &ids);
        v->last = id;
    }
    ids_free(&ids);
    sqlite3_reset(v->read);
    if (more < 0)
        return -1;
    if (last - v->first < SEGMENT_DOCUMENTS)
        v->last = last; /* documents without tokens at the end */
    return v->last >= v->first ? put_segment(v, ft) : 0;
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
        "WHERE id > last) FROM segment ORDER BY first DESC LIMIT 1";
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

/* Segments a fifth of which is gone. */
static int
renew(struct inverter *v, struct fault *ft)
{
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
        if (drop(v->db, segment, ft) || invert(v, first, last, ft)) {
            found = -1;
            break;
        }
    }
    sqlite3_finalize(st);
    return found < 0 ? -1 : 0;
}

/* ---- all ---- */

static int
update(struct inverter *v, struct fault *ft)
{
    int64_t first, last = 0;

    if (types_highest(v->db, &v->n_types, ft) ||
        statement_int(v->db, "SELECT 1 + ifnull(max(id), 0) FROM segment",
                      &v->next_segment, ft) ||
        statement_int(v->db, "SELECT max(id) FROM meta", &last, ft) ||
        begin_at(v->db, &first, ft))
        return -1;
    v->list = mem_table(((size_t)v->n_types + 1) * sizeof *v->list);
    if (renew(v, ft))
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
              statement_prepare(db, "INSERT INTO posting VALUES(?1, ?2)",
                                &v.put, ft) ||
              update(&v, ft);

    sqlite3_finalize(v.read);
    sqlite3_finalize(v.put);
    free(v.found);
    free(v.document);
    free(v.stop);
    free(v.list);
    free(v.posting);
    buf_free(&v.block);
    return bad ? -1 : 0;
}
