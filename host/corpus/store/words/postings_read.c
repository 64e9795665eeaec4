/* Lists of documents by type, out of the corpus file. */
#include "postings.h"

#include <stdlib.h>

#include <sqlite3.h>

#include "buf.h"
#include "mem.h"
#include "statement.h"
#include "types.h"

struct postings {
    struct store *store;
    struct segment *segment;
    size_t n, cap;
    struct sqlite3_stmt *find; /* on the block at hand, if there is one */
    size_t at;                 /* segment of the block */
    bool has_block;
    struct cur c;    /* before the next list */
    uint32_t before; /* type of the list before it */
};

static int
damaged(const struct postings *p, struct fault *ft)
{
    return fault_set(ft, FAULT_CORPUS,
                     "%s: the lists of documents are damaged; load the "
                     "articles into a new corpus",
                     store_path(p->store));
}

static int
read_segments(struct postings *p, struct fault *ft)
{
    struct sqlite3_stmt *st;
    int64_t last = 0;
    int more;

    if (statement_prepare(store_db(p->store),
                          "SELECT id, first, last FROM segment ORDER BY first",
                          &st, ft))
        return -1;
    while ((more = statement_step(st, ft)) > 0) {
        struct segment s = {sqlite3_column_int64(st, 0),
                            sqlite3_column_int64(st, 1),
                            sqlite3_column_int64(st, 2)};

        if (s.id < 1 || s.id >= INT32_MAX || s.first <= last ||
            s.last < s.first || s.last - s.first >= SEGMENT_DOCUMENTS) {
            more = damaged(p, ft);
            break;
        }
        last = s.last;
        p->segment =
            mem_grow(p->segment, &p->cap, p->n + 1, sizeof *p->segment);
        p->segment[p->n++] = s;
    }
    sqlite3_finalize(st);
    return more;
}

int
postings_open(struct postings **out, struct store *s, struct fault *ft)
{
    struct postings *p = mem_alloc(sizeof *p);

    p->store = s;
    if (read_segments(p, ft) ||
        statement_prepare(store_db(s),
                          "SELECT id, data FROM posting WHERE id <= ?1 "
                          "ORDER BY id DESC LIMIT 1",
                          &p->find, ft)) {
        postings_free(p);
        return -1;
    }
    *out = p;
    return 0;
}

void
postings_free(struct postings *p)
{
    if (!p)
        return;
    sqlite3_finalize(p->find);
    free(p->segment);
    free(p);
}

size_t
postings_segments(const struct postings *p)
{
    return p->n;
}

const struct segment *
postings_segment(const struct postings *p, size_t i)
{
    return &p->segment[i];
}

int64_t
postings_last(const struct postings *p)
{
    return p->n ? p->segment[p->n - 1].last : 0;
}

/* The block that would have the type: 1, or 0 if there is none. */
static int
find_block(struct postings *p, size_t segment, uint32_t type, struct fault *ft)
{
    int64_t id = p->segment[segment].id << 32;
    int found;

    sqlite3_reset(p->find);
    p->has_block = false;
    sqlite3_bind_int64(p->find, 1, id | type);
    found = statement_step(p->find, ft);
    if (found <= 0 || sqlite3_column_int64(p->find, 0) < id)
        return found < 0 ? -1 : 0;
    p->before = (uint32_t)(sqlite3_column_int64(p->find, 0) - id);
    p->c = cur_of(sqlite3_column_blob(p->find, 1),
                  (size_t)sqlite3_column_bytes(p->find, 1));
    p->has_block = true;
    p->at = segment;
    return 1;
}

static int
read_list(struct postings *p, uint64_t n,
          void (*each)(void *cookie, int64_t document, uint32_t tf),
          void *cookie, struct fault *ft)
{
    const struct segment *s = &p->segment[p->at];
    uint64_t at = 0, span = (uint64_t)(s->last - s->first);

    for (; n && !p->c.bad; n--) {
        uint64_t v = cur_varint(&p->c);
        uint64_t tf = v & 1 ? cur_varint(&p->c) + 2 : 1;

        if (v >> 1 > span - at || p->c.bad)
            return damaged(p, ft);
        at += v >> 1;
        if (each)
            each(cookie, s->first + (int64_t)at, (uint32_t)tf);
    }
    return n ? damaged(p, ft) : 0;
}

/* Goes on in the block to the type: 1 it was there and is read, 0 it is not
   there. */
static int
read_to(struct postings *p, uint32_t type,
        void (*each)(void *cookie, int64_t document, uint32_t tf), void *cookie,
        struct fault *ft)
{
    while (p->c.p < p->c.end) {
        struct cur here = p->c;
        uint64_t head = cur_varint(&p->c), is = p->before + (head >> 1);
        uint64_t n = head & 1 ? cur_varint(&p->c) : 1;
        uint64_t bytes = n >= POSTING_LISTED ? cur_varint(&p->c) : 0;

        if (p->c.bad || is > UINT32_MAX ||
            bytes > (uint64_t)(p->c.end - p->c.p))
            return damaged(p, ft);
        if (is > type) {
            p->c = here;
            return 0;
        }
        p->before = (uint32_t)is;
        if (is == type)
            return read_list(p, n, each, cookie, ft) ? -1 : 1;
        if (n >= POSTING_LISTED)
            p->c.p += bytes;
        else if (read_list(p, n, NULL, NULL, ft))
            return -1;
    }
    return 0;
}

int
postings_each(struct postings *p, size_t segment, uint32_t type,
              void (*each)(void *cookie, int64_t document, uint32_t tf),
              void *cookie, struct fault *ft)
{
    int found = 0;

    if (p->has_block && p->at == segment && p->before < type) {
        found = read_to(p, type, each, cookie, ft);
        if (found || p->c.p < p->c.end)
            return found < 0 ? -1 : 0;
    }
    found = find_block(p, segment, type, ft);
    if (found > 0)
        found = read_to(p, type, each, cookie, ft);
    return found < 0 ? -1 : 0;
}
