#include "kwic.h"

#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "fold.h"
#include "mem.h"
#include "phrase.h"
#include "statement.h"
#include "stream.h"

#define MARKED 8 /* of a phrase's parts, to choose documents by */

struct search {
    struct store *store;
    struct reader *reader;
    struct phrase phrase;
    size_t window;
    bool (*each)(void *cookie, const struct doc *d, const struct kwic_hit *hit);
    void *cookie;
    uint64_t hits, documents;

    unsigned char *marks; /* by type id: bit i, it holds part i */
    size_t n_marks, cap;
    unsigned wanted; /* marks that a document must have */

    int64_t *ids; /* documents to look at */
    size_t n_ids;

    struct phrase_text text;
    bool *may; /* by token: it holds a part */
    size_t may_cap;
};

/* ---- types ---- */

static void
mark(struct search *s, int64_t id, unsigned bits)
{
    size_t old = s->cap;

    s->marks = mem_grow(s->marks, &s->cap, (size_t)id + 1, 1);
    memset(s->marks + old, 0, s->cap - old);
    s->marks[id] = (unsigned char)bits;
    if (s->n_marks <= (size_t)id)
        s->n_marks = (size_t)id + 1;
}

static unsigned
bits_of(const struct search *s, const char *form, size_t len,
        struct spans *parts)
{
    const struct phrase *p = &s->phrase;
    unsigned bits = 0;
    bool near = false;

    for (size_t i = 0; i < p->parts.n && i < MARKED && !near; i++)
        near = memmem(form, len, p->bytes.data + p->parts.at[i].start,
                      p->parts.at[i].stop - p->parts.at[i].start);
    if (!near)
        return 0;
    spans_clear(parts);
    fold_parts(form, len, parts);
    for (size_t i = 0; i < p->parts.n && i < MARKED; i++) {
        for (size_t j = 0; j < parts->n; j++) {
            struct span at = parts->at[j];

            if (phrase_is(p, i, form + at.start, at.stop - at.start))
                bits |= 1u << i;
        }
    }
    return bits;
}

/* The types that hold parts of the phrase. */
static int
mark_types(struct search *s, struct fault *ft)
{
    struct sqlite3_stmt *st;
    struct spans parts = {0};
    int64_t n = 0;
    int more;

    if (statement_prepare(store_db(s->store),
                          "SELECT id, form FROM types ORDER BY id", &st, ft))
        return -1;
    while ((more = statement_step(st, ft)) > 0) {
        int64_t id = sqlite3_column_int64(st, 0);
        const char *form = (const char *)sqlite3_column_text(st, 1);
        unsigned bits;

        if (!form || id != ++n) { /* ids have no gaps */
            more = fault_set(ft, FAULT_CORPUS,
                             "%s: the table `types` is damaged at id %lld",
                             store_path(s->store), (long long)id);
            break;
        }
        bits = bits_of(s, form, (size_t)sqlite3_column_bytes(st, 1), &parts);
        if (bits)
            mark(s, id, bits);
    }
    spans_free(&parts);
    sqlite3_finalize(st);
    for (size_t i = 0; i < s->phrase.parts.n && i < MARKED; i++)
        s->wanted |= 1u << i;
    return more;
}

static unsigned
mark_of(const struct search *s, uint32_t type)
{
    return type < s->n_marks ? s->marks[type] : 0;
}

/* ---- documents ---- */

static bool
may_hold(const struct search *s, const struct ids *types)
{
    unsigned bits = 0;

    for (size_t i = 0; i < types->n; i++)
        bits |= mark_of(s, types->at[i]);
    return (bits & s->wanted) == s->wanted;
}

/* The documents of the corpus that hold every part somewhere. */
static int
scan(struct search *s, struct fault *ft)
{
    struct sqlite3_stmt *st;
    struct ids types = {0};
    size_t cap = 0;
    int more;

    if (statement_prepare(store_db(s->store), "SELECT id, data FROM stream",
                          &st, ft))
        return -1;
    while ((more = statement_step(st, ft)) > 0) {
        if (store_check(s->store, ft)) {
            more = -1;
            break;
        }
        if (stream_decode(sqlite3_column_blob(st, 1),
                          (size_t)sqlite3_column_bytes(st, 1), &types) ||
            !may_hold(s, &types))
            continue;
        s->ids = mem_grow(s->ids, &cap, s->n_ids + 1, sizeof *s->ids);
        s->ids[s->n_ids++] = sqlite3_column_int64(st, 0);
    }
    ids_free(&types);
    sqlite3_finalize(st);
    return more;
}

/* Fills s->may. False if the document cannot hold the phrase. */
static bool
mark_tokens(struct search *s, const uint32_t *types, size_t n)
{
    unsigned bits = 0;

    s->may = mem_grow(s->may, &s->may_cap, n, sizeof *s->may);
    for (size_t i = 0; i < n; i++) {
        unsigned at = mark_of(s, types[i]);

        bits |= at;
        s->may[i] = at & 1; /* a phrase begins with part 0 */
    }
    return (bits & s->wanted) == s->wanted;
}

/* 1 go on, 0 the caller has enough. */
static int
report(struct search *s, const struct doc *d, int64_t id, size_t n_types)
{
    struct phrase_hit at = {.last = 0};
    uint64_t before = s->hits;
    const bool *may;
    int more = 1;

    phrase_text_set(&s->text, d);
    may = s->text.words.n == n_types ? s->may : NULL; /* else it is damaged */
    while (more &&
           phrase_next(&s->phrase, &s->text, may, at.last, at.at.stop, &at)) {
        struct kwic_hit hit = {.document = id, .at = at.at};

        phrase_context(&s->text, &at, s->window, &hit.left, &hit.right);
        s->hits++;
        more = s->each(s->cookie, d, &hit);
    }
    s->documents += s->hits > before;
    return more;
}

static int
look_at(struct search *s, int64_t id, struct fault *ft)
{
    const uint32_t *types;
    struct doc d = {0};
    size_t n;
    int found;

    if (store_check(s->store, ft) ||
        reader_stream(s->reader, id, &types, &n, ft))
        return -1;
    if (!mark_tokens(s, types, n))
        return 1;
    found = reader_doc(s->reader, id, &d, ft);
    if (found > 0)
        found = report(s, &d, id, n);
    else if (!found)
        found = 1; /* removed in the meantime */
    doc_free(&d);
    return found;
}

static int
run(struct search *s, const char *where, struct fault *ft)
{
    int more = 1;

    if (mark_types(s, ft))
        return -1;
    if (where ? reader_select(s->reader, where, &s->ids, &s->n_ids, ft)
              : scan(s, ft))
        return -1;
    for (size_t i = 0; i < s->n_ids && more > 0; i++)
        more = look_at(s, s->ids[i], ft);
    return more < 0 ? -1 : 0;
}

int
kwic_find(struct store *store, const char *query, const char *where,
          size_t window,
          bool (*each)(void *cookie, const struct doc *d,
                       const struct kwic_hit *hit),
          void *cookie, uint64_t *hits, uint64_t *documents, struct fault *ft)
{
    struct search s = {
        .store = store, .window = window, .each = each, .cookie = cookie};
    int bad;

    if (phrase_parse(&s.phrase, query, ft))
        return -1;
    s.reader = reader_new(store);
    bad = run(&s, where, ft);
    reader_free(s.reader);
    phrase_free(&s.phrase);
    phrase_text_free(&s.text);
    free(s.marks);
    free(s.ids);
    free(s.may);
    if (bad)
        return -1;
    *hits = s.hits;
    *documents = s.documents;
    return 0;
}
