#include "repeated.h"

#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "address.h"
#include "mem.h"
#include "paragraph.h"
#include "reader.h"
#include "remove.h"
#include "repeated_find.h"
#include "statement.h"
#include "words.h"

#define KIND "repeated"

enum {
    PUT_REMOVED,
    PUT_STREAM,
    PUT_META,
    RENEW_LISTS,
    STATEMENTS
};

static const char *const statements[STATEMENTS] = {
    [PUT_REMOVED] = "INSERT INTO removed VALUES(?1, ?2, ?3, '" KIND "', ?4)",
    [PUT_STREAM] = "UPDATE stream SET data = ?2 WHERE id = ?1",
    [PUT_META] = "UPDATE meta SET kept = ?2, tokens = ?3 WHERE id = ?1",
    [RENEW_LISTS] = "UPDATE segment SET dead = documents "
                    "WHERE ?1 BETWEEN first AND last RETURNING last",
};

/* A paragraph that is to go, wherever it stands. */
struct taken {
    uint64_t key; /* as of a recurrence */
    char *text;
    size_t len;
    bool speaks; /* to readers; else it stands in most documents */
};

struct cutting {
    struct sqlite3 *db;
    struct sqlite3_stmt *st[STATEMENTS];
    struct reader *reader;
    struct remover *remover; /* made when it is first needed */
    struct store *store;
    struct counts *counts;
    struct load_notes *notes;
    int64_t first;
    int64_t renewed; /* documents up to this are in no other segments */
    struct recurrences found;
    struct taken *taken; /* ascending by key */
    size_t n_taken, cap_taken;
    struct repeated *done;
    /* Of one document: */
    struct spans gone, kept, paragraphs, words, left;
    struct ids old, ids;
    struct buf stream;
};

/* The paragraphs that were counted when the document came. */
static void
read_paragraphs(struct cutting *c, const struct doc *d)
{
    spans_clear(&c->gone);
    for (size_t i = 0; i < d->n_removed; i++) {
        if (strcmp(d->removed[i].kind, KIND) != 0)
            spans_add(&c->gone, d->removed[i].at.start, d->removed[i].at.stop);
    }
    spans_clear(&c->kept);
    spans_kept(c->gone.at, c->gone.n, d->text_len, &c->kept);
    spans_clear(&c->paragraphs);
    if (d->text)
        paragraphs_keyed(d->text, &c->kept, &c->paragraphs);
}

/* ---- which paragraphs ---- */

static void
take(struct cutting *c, const struct recurrence *r, const struct doc *d,
     struct span at)
{
    const char *text = d->text + at.start;
    size_t len = at.stop - at.start;
    bool speaks = address_of_readers(text, len);

    if (!speaks && !r->most)
        return;
    c->taken =
        mem_grow(c->taken, &c->cap_taken, c->n_taken + 1, sizeof *c->taken);
    c->taken[c->n_taken++] = (struct taken){
        .key = r->key,
        .text = mem_copy(text, len),
        .len = len,
        .speaks = speaks,
    };
}

/* Reads the paragraph where it first stands, and decides. */
static int
decide(struct cutting *c, const struct recurrence *r, struct fault *ft)
{
    const struct counted *from = &c->found.doc[c->found.member[r->first]];
    struct doc d = {0};
    int found = reader_doc(c->reader, from->id, &d, ft);

    if (found > 0) {
        read_paragraphs(c, &d);
        for (size_t i = 0; i < c->paragraphs.n; i++) {
            if (paragraph_key(d.text, c->paragraphs.at[i]) ==
                (uint32_t)r->key) {
                take(c, r, &d, c->paragraphs.at[i]);
                break;
            }
        }
    }
    doc_free(&d);
    return found < 0 ? -1 : 0;
}

/* ---- one document ---- */

static int
by_taken(const void *a, const void *b)
{
    const struct taken *x = a, *y = b;

    return (x->key > y->key) - (x->key < y->key);
}

static const struct taken *
taken_at(const struct cutting *c, uint32_t outlet, const struct doc *d,
         struct span at)
{
    struct taken like = {.key = (uint64_t)outlet << 32 |
                                paragraph_key(d->text, at)};
    const struct taken *t =
        bsearch(&like, c->taken, c->n_taken, sizeof like, by_taken);

    return t && t->len == at.stop - at.start &&
                   memcmp(t->text, d->text + at.start, t->len) == 0
               ? t
               : NULL;
}

static bool
is_removed(const struct doc *d, uint32_t at)
{
    for (size_t i = 0; i < d->n_removed; i++) {
        if (at >= d->removed[i].at.start && at < d->removed[i].at.stop)
            return true;
    }
    return false;
}

static uint32_t
length(const struct spans *s)
{
    uint32_t n = 0;

    for (size_t i = 0; i < s->n; i++)
        n += s->at[i].stop - s->at[i].start;
    return n;
}

/* The document without its repeated paragraphs in d, the spans that are new in
   c->gone; false: there are none, or too little would be left. */
static bool
shorten(struct cutting *c, uint32_t outlet, struct doc *d)
{
    size_t old = d->n_removed;

    read_paragraphs(c, d);
    spans_clear(&c->gone);
    for (size_t i = 0; i < c->paragraphs.n; i++) {
        struct span at = c->paragraphs.at[i];
        const struct taken *t = taken_at(c, outlet, d, at);

        if (!t || is_removed(d, at.start))
            continue;
        doc_remove(d, at.start, at.stop, KIND,
                   t->speaks ? "speaks-to-readers" : "in-most-documents");
        spans_add(&c->gone, at.start, at.stop);
    }
    if (d->n_removed == old)
        return false;
    doc_settle(d);
    doc_kept(d, &c->kept);
    return 2 * (uint64_t)length(&c->kept) >= d->text_len;
}

/* The document's stream c->old without the words that are gone, in c->ids.
   false where the words that are left would be others. */
static bool
shorten_stream(struct cutting *c, const struct doc *d)
{
    struct ids *ids = &c->ids;
    size_t at = 0, kept = 0;

    spans_clear(&c->left);
    words_of(d->text, &c->kept, &c->left);
    if (c->words.n != c->old.n)
        return false;
    ids->at = mem_grow(ids->at, &ids->cap, c->old.n, sizeof *ids->at);
    for (size_t i = 0; i < c->old.n; i++) {
        struct span w = c->words.at[i];

        while (at < c->gone.n && c->gone.at[at].stop <= w.start)
            at++;
        if (at < c->gone.n && w.stop > c->gone.at[at].start)
            continue;
        if (kept == c->left.n || c->left.at[kept].start != w.start ||
            c->left.at[kept].stop != w.stop)
            return false;
        ids->at[kept++] = c->old.at[i];
    }
    ids->n = kept;
    return kept == c->left.n;
}

static int
put_removed(struct cutting *c, int64_t id, const struct doc *d,
            struct fault *ft)
{
    struct sqlite3_stmt *st = c->st[PUT_REMOVED];

    for (size_t i = 0; i < d->n_removed; i++) {
        const struct removed *r = &d->removed[i];
        bool is_new = false;

        for (size_t k = 0; k < c->gone.n; k++)
            is_new |= c->gone.at[k].start == r->at.start;
        if (!is_new)
            continue;
        sqlite3_bind_int64(st, 1, id);
        sqlite3_bind_int64(st, 2, r->at.start);
        sqlite3_bind_int64(st, 3, r->at.stop);
        statement_text(st, 4, r->rule);
        if (statement_run(st, ft))
            return -1;
        c->done->paragraphs++;
    }
    return 0;
}

/* What stood on the whole document is not true any more. */
static int
forget_results(struct cutting *c, int64_t id, const struct doc *d,
               struct fault *ft)
{
    if (!c->remover && remover_open(&c->remover, c->store, ft))
        return -1;
    c->done->again++;
    return remover_forget(c->remover, id, ft) ||
                   load_notes_put(c->notes, d->uri, "cut-again",
                                  "a paragraph that its outlet repeats is not "
                                  "analysed any more; its results are owed "
                                  "again",
                                  ft)
               ? -1
               : 0;
}

/* The lists of the document's segment are made anew by postings_update. */
static int
renew_lists(struct cutting *c, int64_t id, struct fault *ft)
{
    struct sqlite3_stmt *st = c->st[RENEW_LISTS];
    int found;

    if (id <= c->renewed)
        return 0;
    sqlite3_bind_int64(st, 1, id);
    found = statement_step(st, ft);
    c->renewed = found > 0 ? sqlite3_column_int64(st, 0) : id;
    sqlite3_reset(st);
    return found < 0 ? -1 : 0;
}

static int
put(struct cutting *c, int64_t id, const struct doc *d, struct fault *ft)
{
    struct sqlite3_stmt *stream = c->st[PUT_STREAM], *meta = c->st[PUT_META];

    buf_clear(&c->stream);
    stream_encode(c->ids.at, c->ids.n, &c->stream);
    sqlite3_bind_int64(stream, 1, id);
    statement_blob(stream, 2, c->stream.data, c->stream.len);
    sqlite3_bind_int64(meta, 1, id);
    sqlite3_bind_int64(meta, 2, length(&c->kept));
    sqlite3_bind_int64(meta, 3, (int64_t)c->ids.n);
    if (statement_run(stream, ft) || statement_run(meta, ft) ||
        put_removed(c, id, d, ft) || renew_lists(c, id, ft))
        return -1;
    c->done->documents++;
    return id < c->first ? forget_results(c, id, d, ft) : 0;
}

/* The words of a document and their types, as they were stored. */
static int
read_stream(struct cutting *c, int64_t id, const struct doc *d,
            struct fault *ft)
{
    const uint32_t *types;
    uint32_t highest = 0;

    if (reader_stream(c->reader, id, &types, &c->old.n, ft) < 0 ||
        reader_types(c->reader, &highest, ft))
        return -1;
    c->old.at = mem_grow(c->old.at, &c->old.cap, c->old.n, sizeof *c->old.at);
    for (size_t i = 0; i < c->old.n; i++)
        c->old.at[i] = types[i];
    if (ids_highest(&c->old) > highest)
        return fault_set(ft, FAULT_CORPUS,
                         "the tokens of document %lld are damaged",
                         (long long)id);
    doc_kept(d, &c->kept);
    spans_clear(&c->words);
    words_of(d->text, &c->kept, &c->words);
    return 0;
}

static int
cut(struct cutting *c, const struct counted *from, struct fault *ft)
{
    struct doc d = {0};
    int bad = reader_doc(c->reader, from->id, &d, ft) < 0;

    if (!bad && d.text)
        bad = read_stream(c, from->id, &d, ft);
    if (!bad && d.text && shorten(c, from->outlet, &d) &&
        shorten_stream(c, &d)) {
        counts_add(c->counts, &c->old, -1);
        counts_add(c->counts, &c->ids, 1);
        bad = put(c, from->id, &d, ft);
    }
    doc_free(&d);
    return bad ? -1 : 0;
}

/* ---- all ---- */

/* The documents in which something may stand that is to go: where a paragraph
   went before, the new ones. */
static void
mark_documents(const struct cutting *c, const struct recurrence *r,
               const struct taken *t, int64_t mark, bool *touched)
{
    bool known = t->speaks ? r->known : r->most_known;

    for (uint32_t i = 0; i < r->n; i++) {
        uint32_t doc = c->found.member[r->first + i];

        touched[doc] |= !known || c->found.doc[doc].id > mark;
    }
}

static int
cut_all(struct cutting *c, int64_t mark, struct fault *ft)
{
    const struct recurrences *f = &c->found;
    bool *touched = mem_alloc(f->n_docs + 1);
    int bad = 0;

    for (size_t i = 0; i < f->n && !bad; i++) {
        size_t n = c->n_taken;

        bad = decide(c, &f->at[i], ft);
        if (c->n_taken > n)
            mark_documents(c, &f->at[i], &c->taken[n], mark, touched);
    }
    for (size_t i = 0; i < f->n_docs && !bad; i++) {
        if (touched[i])
            bad = cut(c, &f->doc[i], ft);
    }
    free(touched);
    return bad;
}

/* They know documents by their ids and states alone. */
static int
forget_aggregates(struct sqlite3 *db, struct fault *ft)
{
    return statement_exec(db, ft, "DELETE FROM partial;DELETE FROM aggregate");
}

static void
finish(struct cutting *c)
{
    statement_free_all(c->st, STATEMENTS);
    reader_free(c->reader);
    remover_free(c->remover);
    recurrences_free(&c->found);
    for (size_t i = 0; i < c->n_taken; i++)
        free(c->taken[i].text);
    free(c->taken);
    spans_free(&c->gone);
    spans_free(&c->kept);
    spans_free(&c->paragraphs);
    spans_free(&c->words);
    spans_free(&c->left);
    ids_free(&c->old);
    ids_free(&c->ids);
    buf_free(&c->stream);
}

int
repeated_update(struct store *s, struct counts *counts,
                struct load_notes *notes, int64_t first, struct repeated *done,
                struct fault *ft)
{
    struct cutting c = {.db = store_db(s),
                        .reader = reader_new(s),
                        .store = s,
                        .counts = counts,
                        .notes = notes,
                        .first = first,
                        .done = done};
    int64_t mark = 0, last = 0;
    int bad =
        statement_int(c.db, "SELECT value FROM corpus WHERE name = 'repeated'",
                      &mark, ft) ||
        statement_int(c.db, "SELECT max(id) FROM meta", &last, ft);

    if (!bad && last > mark)
        bad = statement_prepare_all(c.db, statements, STATEMENTS, c.st, ft) ||
              repeated_find(c.db, mark, &c.found, ft) ||
              cut_all(&c, mark, ft) ||
              (done->again && forget_aggregates(c.db, ft)) ||
              statement_exec(c.db, ft,
                             "REPLACE INTO corpus VALUES('repeated', %lld)",
                             (long long)last);
    finish(&c);
    return bad ? -1 : 0;
}
