#include "posting_lists.h"

#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "mem.h"
#include "postings.h"
#include "statement.h"

/* A posting: the document, as id less the segment's first, and how often it has
   the type, in one number. TF_MANY: the frequency stands in `many`. */
#define TF_BITS 12
#define TF_MANY ((1u << TF_BITS) - 1)

_Static_assert(SEGMENT_DOCUMENTS <= 1u << (32 - TF_BITS), "a posting's bits");

enum {
    AHEAD = 24 /* postings; what they need of memory is asked for so early */
};

int
posting_lists_open(struct posting_lists *p, struct sqlite3 *db,
                   struct fault *ft)
{
    *p = (struct posting_lists){.db = db};
    posting_lists_begin(p, 1);
    return statement_int(db, "SELECT 1 + ifnull(max(id), 0) FROM segment",
                         &p->next_segment, ft) ||
                   statement_prepare(db, "INSERT INTO posting VALUES(?1, ?2)",
                                     &p->put, ft)
               ? -1
               : 0;
}

void
posting_lists_free(struct posting_lists *p)
{
    sqlite3_finalize(p->put);
    free(p->found);
    free(p->document);
    free(p->list);
    free(p->posting);
    free(p->many);
    buf_free(&p->block);
    *p = (struct posting_lists){0};
}

/* ---- the lists of a segment ---- */

/* From how many postings each list has to where it begins. */
static void
lay_out(struct posting_lists *p)
{
    uint32_t start = 0;

    for (size_t t = 0; t <= p->n_types; t++) {
        uint32_t n = p->list[t];

        p->list[t] = start;
        start += n;
    }
}

/* What is written next of the memory, and half as early the posting itself. */
static inline void
expect(const struct posting_lists *p, size_t at)
{
    if (at + AHEAD >= p->n_found)
        return;
    __builtin_prefetch(&p->list[p->found[at + AHEAD].type], 1);
    __builtin_prefetch(&p->posting[p->list[p->found[at + AHEAD / 2].type]], 1);
}

static void
note_many(struct posting_lists *p, uint32_t at, uint32_t tf)
{
    p->many = mem_grow(p->many, &p->cap_many, p->n_many + 1, sizeof *p->many);
    p->many[p->n_many++] = (struct posting_many){at, tf};
}

/* The frequency of a posting that has many: they are few. */
static uint32_t
many_at(const struct posting_lists *p, uint32_t at)
{
    for (size_t i = 0; i < p->n_many; i++)
        if (p->many[i].at == at)
            return p->many[i].tf;
    return TF_MANY;
}

/* Puts the postings in the order of their types. */
static void
scatter(struct posting_lists *p)
{
    size_t at = 0;

    if (p->n_found > p->cap_posting) {
        free(p->posting);
        p->posting = mem_table(p->n_found * sizeof *p->posting);
        p->cap_posting = p->n_found;
    }
    p->n_many = 0;
    for (size_t d = 0; d < p->n; d++)
        for (; at < p->document[d].stop; at++) {
            struct term_frequency f = p->found[at];
            uint32_t to = p->list[f.type]++;

            expect(p, at);
            p->posting[to] = p->document[d].number << TF_BITS |
                             (f.tf < TF_MANY ? f.tf : TF_MANY);
            if (f.tf >= TF_MANY)
                note_many(p, to, f.tf);
        }
}

static void
put_varint(unsigned char **p, uint64_t v)
{
    for (; v >= 0x80; v >>= 7)
        *(*p)++ = (unsigned char)(v | 0x80);
    *(*p)++ = (unsigned char)v;
}

/* A posting as it is stored: `gap` is the way from the document before it. No
   branch for nearly all, which need not be foreseen: up to two bytes and one.
 */
static unsigned char *
put_posting(unsigned char *to, uint32_t gap, uint32_t tf)
{
    uint32_t head = gap << 1 | (tf > 1); /* SEGMENT_DOCUMENTS are fewer */

    if (head >= 1 << 14 || tf - 1 > 0x80) {
        put_varint(&to, head);
        if (tf > 1)
            put_varint(&to, tf - 2);
        return to;
    }
    to[0] = (unsigned char)(head | (head >= 0x80) << 7);
    to[1] = (unsigned char)(head >> 7);
    to += 1 + (head >= 0x80);
    *to = (unsigned char)(tf - 2);
    return to + (tf > 1);
}

/* Appends n postings; returns the sum of their frequencies. */
static uint64_t
encode(const struct posting_lists *p, uint32_t from, uint32_t n,
       struct buf *out)
{
    unsigned char *to = (unsigned char *)buf_reserve(out, (size_t)n * 10);
    const uint32_t *posting = p->posting;
    uint64_t sum = 0;
    uint32_t before = 0;

    for (uint32_t at = from; at < from + n; at++) {
        uint32_t document = posting[at] >> TF_BITS;
        uint32_t tf = posting[at] & TF_MANY;

        if (tf == TF_MANY)
            tf = many_at(p, at);
        to = put_posting(to, document - before, tf);
        sum += tf;
        before = document;
    }
    out->len = (size_t)((char *)to - out->data);
    return sum;
}

static int
put_block(struct posting_lists *p, uint32_t first, struct fault *ft)
{
    sqlite3_bind_int64(p->put, 1, p->next_segment << 32 | first);
    statement_blob(p->put, 2, p->block.data, p->block.len);
    return statement_run(p->put, ft);
}

static int
put_lists(struct posting_lists *p, struct fault *ft)
{
    struct counts *counts = p->counted ? NULL : p->counts;
    struct buf list = {0};
    uint32_t first = 0, before = 0;
    int bad = 0;

    if (counts)
        counts->documents += (uint32_t)p->n;
    buf_clear(&p->block);
    for (size_t t = 1; t <= p->n_types && !bad; t++) {
        uint32_t from = p->list[t - 1], n = p->list[t] - from;
        uint64_t frequency;

        if (!n)
            continue;
        buf_clear(&list);
        frequency = encode(p, from, n, &list);
        if (counts)
            counts_add_list(counts, (uint32_t)t, frequency, n);
        if (p->block.len && p->block.len + list.len > POSTING_BLOCK) {
            bad = put_block(p, first, ft);
            buf_clear(&p->block);
        }
        if (!p->block.len)
            first = before = (uint32_t)t;
        buf_varint(&p->block, (t - before) << 1 | (n > 1));
        if (n > 1)
            buf_varint(&p->block, n);
        if (n >= POSTING_LISTED)
            buf_varint(&p->block, list.len);
        buf_add(&p->block, list.data, list.len);
        before = (uint32_t)t;
    }
    if (!bad && p->block.len)
        bad = put_block(p, first, ft);
    buf_free(&list);
    return bad;
}

static int
put_segment(struct posting_lists *p, struct fault *ft)
{
    if (p->last < p->first)
        return 0;
    if (p->n_found) {
        if (p->counted)
            posting_lists_count(p);
        lay_out(p);
        scatter(p);
        if (put_lists(p, ft))
            return -1;
        memset(p->list, 0, ((size_t)p->n_types + 1) * sizeof *p->list);
    }
    if (statement_exec(p->db, ft,
                       "INSERT INTO segment VALUES(%lld, %lld, %lld, %lld, "
                       "%lld, 0)",
                       (long long)p->next_segment, (long long)p->first,
                       (long long)p->last, (long long)p->n,
                       (long long)p->tokens))
        return -1;
    p->next_segment++;
    return 0;
}

/* ---- documents ---- */

void
posting_lists_begin(struct posting_lists *p, int64_t first)
{
    p->first = first;
    p->last = first - 1;
    p->tokens = p->n = p->n_found = p->counted = 0;
}

/* Room for types up to this one; higher ones may come. */
static void
widen(struct posting_lists *p, uint32_t highest)
{
    size_t n = highest < UINT32_MAX / 2 ? highest + highest / 2 : UINT32_MAX;
    uint32_t *list = mem_table((n + 1) * sizeof *list);

    if (p->list)
        memcpy(list, p->list, ((size_t)p->n_types + 1) * sizeof *list);
    free(p->list);
    p->list = list;
    p->n_types = (uint32_t)n;
}

/* The types of the document that comes next in the segment. */
static void
add_types(struct posting_lists *p, const struct term_frequency *of, size_t n)
{
    struct term_frequency *found;
    uint32_t *list, highest = 0;

    for (size_t i = 0; i < n; i++)
        highest = of[i].type > highest ? of[i].type : highest;
    if (highest > p->n_types || !p->list)
        widen(p, highest);
    p->found =
        mem_grow(p->found, &p->cap_found, p->n_found + n, sizeof *p->found);
    list = p->list;
    found = p->found + p->n_found;
    for (size_t i = 0; i < n; i++) {
        if (i + AHEAD < n)
            __builtin_prefetch(&list[of[i + AHEAD].type], 1);
        list[of[i].type]++;
        found[i] = of[i];
    }
    p->n_found += n;
}

void
posting_lists_count(struct posting_lists *p)
{
    size_t from = p->counted ? p->document[p->counted - 1].stop : 0;

    for (; p->counts && p->counted < p->n; p->counted++) {
        size_t stop = p->document[p->counted].stop;

        counts_add_document(p->counts, p->found + from, stop - from);
        from = stop;
    }
}

int
posting_lists_take(struct posting_lists *p, int64_t id,
                   const struct term_frequency *of, size_t n, size_t tokens,
                   struct fault *ft)
{
    if ((p->n && p->tokens + tokens > SEGMENT_TOKENS) ||
        id - p->first >= SEGMENT_DOCUMENTS) {
        if (put_segment(p, ft))
            return -1;
        posting_lists_begin(p, id);
    }
    add_types(p, of, n);
    p->document =
        mem_grow(p->document, &p->cap_document, p->n + 1, sizeof *p->document);
    p->document[p->n++] = (struct posting_document){
        .number = (uint32_t)(id - p->first),
        .stop = (uint32_t)p->n_found,
    };
    p->tokens += tokens;
    p->last = id;
    return 0;
}

int
posting_lists_end(struct posting_lists *p, int64_t last, struct fault *ft)
{
    if (last - p->first < SEGMENT_DOCUMENTS)
        p->last = last; /* documents without tokens at the end */
    if (put_segment(p, ft))
        return -1;
    posting_lists_begin(p, last + 1);
    return 0;
}
