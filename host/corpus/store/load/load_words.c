#include "load_words.h"

#include "postings.h"
#include "statement.h"
#include "stored_counts.h"
#include "terms.h"

int
load_words_open(struct load_words *w, struct sqlite3 *db, bool empty,
                struct fault *ft)
{
    int64_t no_lists = 0;

    *w = (struct load_words){.db = db};
    if (stored_counts_catch_up(&w->counts, db, &w->counted, ft) ||
        statement_int(db, "SELECT NOT EXISTS(SELECT 1 FROM segment)", &no_lists,
                      ft) ||
        postings_drop_unfinished(db, ft) ||
        posting_lists_open(&w->lists, db, ft))
        return -1;
    w->lists_all = empty && no_lists;
    w->lists.counts = w->lists_all ? &w->counts : NULL;
    return 0;
}

void
load_words_free(struct load_words *w)
{
    types_free(w->types);
    counts_free(&w->counts);
    new_types_free(&w->new_types);
    posting_lists_free(&w->lists);
    chunk_ids_free(&w->document);
}

int
load_words_read(struct load_words *w, struct fault *ft)
{
    if (w->types)
        return 0;
    return types_read(&w->types, w->db, ft) ||
                   new_types_open(&w->new_types, w->types, w->db, ft)
               ? -1
               : 0;
}

int
load_words_map(struct load_words *w, const struct chunk_reader *r,
               const struct chunk_item *item, struct fault *ft)
{
    if (load_words_read(w, ft))
        return -1;
    chunk_ids_map(&w->document, r, item, w->types);
    return 0;
}

int
load_words_count(struct load_words *w, int64_t id, struct fault *ft)
{
    const struct chunk_ids *d = &w->document;

    if (w->lists_all)
        return posting_lists_take(&w->lists, id, d->of, d->n_of, d->ids.n, ft);
    counts_add_document(&w->counts, d->of, d->n_of);
    return 0;
}

int
load_words_doubt(struct load_words *w, int64_t id, struct fault *ft)
{
    if (id > w->counted)
        return 0;
    w->counted = -1;
    return stored_counts_mark(w->db, -1, ft);
}

int
load_words_settle(struct load_words *w, struct fault *ft)
{
    if (!w->types)
        return 0;
    posting_lists_count(&w->lists);
    return new_types_put(&w->new_types, &w->counts, ft);
}

int
load_words_lists(struct load_words *w, int64_t last, struct fault *ft)
{
    int bad =
        w->lists_all
            ? posting_lists_end(&w->lists, last, ft) || load_words_settle(w, ft)
            : load_words_settle(w, ft) || postings_update(w->db, ft);

    posting_lists_free(&w->lists);
    return bad ? -1 : 0;
}

int
load_words_end(struct load_words *w, int64_t last, struct fault *ft)
{
    if (new_types_count(&w->new_types, &w->counts, ft) ||
        stored_counts_write(&w->counts, w->new_types.before, w->db, ft) ||
        stored_counts_mark(w->db, last, ft))
        return -1;
    counts_free(&w->counts); /* the room that sorting terms takes */
    return terms_update(w->db, w->types, ft);
}
