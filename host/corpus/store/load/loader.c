#include "loader.h"

#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "doc_rows.h"
#include "hash_set.h"
#include "intake.h"
#include "judge.h"
#include "languages.h"
#include "load_notes.h"
#include "load_words.h"
#include "lost_fields.h"
#include "mem.h"
#include "near_update.h"
#include "postings.h"
#include "remove.h"
#include "repeated.h"
#include "statement.h"
#include "uri.h"
#include "variables.h"

enum {
    PLACE,
    OLD_FIELDS,
    OLD_VARIABLES,
    STATEMENTS
};

static const char *const statements[STATEMENTS] = {
    [PLACE] = "SELECT uri, key FROM meta WHERE id = ?1",
    [OLD_FIELDS] = lost_fields_sql,
    [OLD_VARIABLES] = lost_variables_sql,
};

struct loader {
    struct store *store;
    struct sqlite3 *db;
    struct sqlite3_stmt *st[STATEMENTS];
    int64_t first; /* document id of the load's first */
    int64_t next;  /* document id */
    /* Keys of all documents, while they are known (the corpus was empty when it
       was opened): what is not in there need not be asked for. */
    bool all_known;
    struct hash_set keys;
    struct doc_rows rows;
    struct load_notes notes;
    struct load_words words;
    struct variables *variables;
    struct intake *intake;
    struct judge *judge;
    struct remover *remover; /* made when it is first needed */
    struct loader_totals totals;
    char *language; /* languages_only */

    const char *noted; /* by the last loader_put: the reason */
    char *noted_detail;
};

/* ---- opening ---- */

static int
begin_load(struct loader *l, const char *command, struct fault *ft)
{
    int64_t empty = 0, load;

    if (statement_exec(l->db, ft,
                       "INSERT INTO load(command, started) VALUES(%Q, "
                       "strftime('%%Y-%%m-%%dT%%H:%%M:%%SZ', 'now'))",
                       command ? command : ""))
        return -1;
    load = sqlite3_last_insert_rowid(l->db);
    if (statement_int(l->db,
                      "SELECT max((SELECT value FROM corpus "
                      "WHERE name = 'next_document'), "
                      "(SELECT 1 + ifnull(max(id), 0) FROM meta))",
                      &l->next, ft))
        return -1;
    l->first = l->next;
    if (statement_int(l->db, "SELECT NOT EXISTS(SELECT 1 FROM meta)", &empty,
                      ft))
        return -1;
    l->all_known = empty;
    return doc_rows_open(&l->rows, l->db, load, empty, ft) ||
                   load_notes_open(&l->notes, l->db, load, ft) ||
                   load_words_open(&l->words, l->db, empty, ft)
               ? -1
               : 0;
}

int
loader_open(struct loader **out, struct store *s, const char *command,
            struct fault *ft)
{
    struct loader *l = mem_alloc(sizeof *l);

    l->store = s;
    l->db = store_db(s);
    if (statement_prepare_all(l->db, statements, STATEMENTS, l->st, ft) ||
        variables_open(&l->variables, l->db, ft) ||
        intake_open(&l->intake, l->db, ft) || begin_load(l, command, ft) ||
        languages_only(&l->language, l->db, ft) ||
        judge_open(&l->judge, l->db, l->intake, l->notes.load, ft)) {
        loader_drop(l);
        return -1;
    }
    *out = l;
    return 0;
}

void
loader_drop(struct loader *l)
{
    if (!l)
        return;
    statement_free_all(l->st, STATEMENTS);
    load_notes_free(&l->notes);
    load_words_free(&l->words);
    variables_free(l->variables);
    intake_free(l->intake);
    judge_free(l->judge);
    remover_free(l->remover);
    hash_set_free(&l->keys);
    doc_rows_free(&l->rows);
    free(l->noted_detail);
    free(l->language);
    free(l);
}

/* ---- one document ---- */

/* Whether a document of the corpus may have this key; the next one will. */
static bool
may_be_there(struct loader *l, const char *key)
{
    return !l->all_known ||
           !hash_set_add(&l->keys, hash64_of(key, strlen(key)));
}

/* What is to be said of the uri and key of the old document. */
static void
tell_place(struct loader *l, const struct doc *d, const char *uri,
           const char *key, enum loader_outcome outcome)
{
    if (strcmp(key, d->key) != 0) {
        l->noted = "new-key";
        l->noted_detail = mem_format("its key is `%s`; it replaces the one "
                                     "that the file gave under `%s`",
                                     d->key, key);
    } else if (uri &&
               (outcome != LOADER_REPLACED || !uri_same_file(uri, d->uri))) {
        l->noted = outcome == LOADER_REPLACED   ? "other-file"
                   : outcome == LOADER_REPEATED ? "repeated-key"
                                                : "key-taken";
        l->noted_detail =
            outcome == LOADER_REPLACED
                ? mem_format("it replaces %s, which had its key `%s`", uri,
                             d->key)
                : mem_format("the key `%s` was used by %s%s", d->key, uri,
                             outcome == LOADER_KEY_TAKEN
                                 ? ", with other content"
                                 : "");
    }
}

/* What the new document has not, beside what has been told of the place: with
   the same text that is worse. */
static int
tell_lost(struct loader *l, const struct doc *d, int64_t old, struct fault *ft)
{
    bool same_text = false, told = l->noted;
    char *lost;
    int bad = lost_fields(l->st[OLD_FIELDS], l->st[OLD_VARIABLES], old, d,
                          &same_text, &lost, ft);

    if (bad || !lost || (told && !same_text)) {
        free(lost);
        return bad;
    }
    if (told)
        bad = loader_note(l, d->uri, l->noted, l->noted_detail, ft);
    free(l->noted_detail);
    l->noted = same_text ? "lost-fields" : "fewer-fields";
    l->noted_detail = lost;
    return bad;
}

/* Says which document had the key, or the place, before; of a replaced one only
   when it had another of them, or what the new one has not. */
static int
note_old(struct loader *l, const struct doc *d, int64_t old,
         enum loader_outcome outcome, struct fault *ft)
{
    struct sqlite3_stmt *st = l->st[PLACE];
    int found;

    sqlite3_bind_int64(st, 1, old);
    found = statement_step(st, ft);
    if (found < 0)
        return -1;
    if (found)
        tell_place(l, d, (const char *)sqlite3_column_text(st, 0),
                   (const char *)sqlite3_column_text(st, 1), outcome);
    sqlite3_reset(st);
    if (outcome == LOADER_REPLACED && tell_lost(l, d, old, ft))
        return -1;
    return l->noted ? loader_note(l, d->uri, l->noted, l->noted_detail, ft) : 0;
}

static int
take_out(struct loader *l, int64_t old, struct fault *ft)
{
    if (!l->remover && remover_open(&l->remover, l->store, ft))
        return -1;
    return load_words_doubt(&l->words, old, ft) ||
                   remover_take(l->remover, old, &l->words.counts, ft) < 0
               ? -1
               : 0;
}

/* twin: gets the oldest document with the same kept text, or 0. */
static int
put_doc(struct loader *l, const struct chunk_reader *r,
        const struct chunk_item *item, int64_t *twin, struct fault *ft)
{
    const struct doc *d = &item->doc;

    if (load_words_map(&l->words, r, item, ft) ||
        doc_rows_put(&l->rows, l->next, item, &l->words.document.ids, twin,
                     ft) ||
        (d->text && load_words_count(&l->words, l->next, ft)) ||
        doc_rows_put_removed(&l->rows, l->next, d, ft) ||
        variables_note(l->variables, d->vars, ft) ||
        languages_come(&l->language, d->language, l->db, ft))
        return -1;
    l->next++;
    l->totals.replaced += d->replaced;
    l->totals.text_bytes += d->text_len;
    l->totals.tokens += item->n_tokens;
    l->totals.no_text += !d->text;
    l->totals.no_language += d->text && !d->language;
    l->totals.no_outlet += !d->outlet;
    l->totals.no_date += !d->published;
    return 0;
}

int
loader_put(struct loader *l, const struct chunk_reader *r,
           const struct chunk_item *item, enum loader_outcome *outcome,
           struct fault *ft)
{
    const struct doc *d = &item->doc;
    int64_t old = 0, twin = 0;
    int bad = 0;

    l->noted = NULL;
    free(l->noted_detail);
    l->noted_detail = NULL;
    *outcome = LOADER_ADDED;
    if (may_be_there(l, d->key) &&
        judge_doc(l->judge, d, outcome, &old, ft) < 0)
        return -1;
    switch (*outcome) {
    case LOADER_UNCHANGED:
        break;
    case LOADER_REPEATED:
    case LOADER_KEY_TAKEN:
        bad = note_old(l, d, old, *outcome, ft);
        break;
    case LOADER_REPLACED:
        bad = note_old(l, d, old, *outcome, ft) || take_out(l, old, ft) ||
              put_doc(l, r, item, &twin, ft);
        break;
    default:
        bad = put_doc(l, r, item, &twin, ft);
        l->totals.copies += twin && twin < l->first;
    }
    l->totals.outcome[*outcome]++;
    return bad ? fault_wrap(ft, "%s", d->uri ? d->uri : d->key) : 0;
}

const char *
loader_noted(const struct loader *l, const char **detail)
{
    *detail = l->noted_detail;
    return l->noted;
}

int
loader_note(struct loader *l, const char *uri, const char *reason,
            const char *detail, struct fault *ft)
{
    l->totals.notes++;
    return load_notes_put(&l->notes, uri, reason, detail, ft);
}

int
loader_pass(struct loader *l, const char *name, const struct hash *stamp,
            bool noted_too, struct fault *ft)
{
    return intake_pass(l->intake, name, stamp, noted_too,
                       &l->totals.outcome[LOADER_UNCHANGED], ft);
}

int
loader_read(struct loader *l, const char *name, const struct hash *stamp,
            uint64_t documents, bool noted, struct fault *ft)
{
    return load_notes_renew(&l->notes, name, ft) ||
                   (stamp &&
                    intake_put(l->intake, name, stamp, documents, noted, ft))
               ? -1
               : 0;
}

int
loader_settle(struct loader *l, struct fault *ft)
{
    return load_words_settle(&l->words, ft);
}

const struct loader_totals *
loader_totals(const struct loader *l)
{
    return &l->totals;
}

/* ---- closing ---- */

static int
end_load(struct loader *l, bool finished, struct fault *ft)
{
    const struct loader_totals *t = &l->totals;

    return statement_exec(
        l->db, ft,
        "UPDATE load SET added = %llu, changed = %llu, unchanged = %llu, "
        "notes = %llu, ended = CASE WHEN %d THEN "
        "strftime('%%Y-%%m-%%dT%%H:%%M:%%SZ', 'now') END WHERE id = %lld;"
        "UPDATE corpus SET value = %lld WHERE name = 'next_document'",
        (unsigned long long)t->outcome[LOADER_ADDED],
        (unsigned long long)t->outcome[LOADER_REPLACED],
        (unsigned long long)t->outcome[LOADER_UNCHANGED],
        (unsigned long long)t->notes, finished, (long long)l->notes.load,
        (long long)l->next);
}

/* An interrupted load may yet bring what decides which paragraphs an outlet
   repeats: so kills and interrupts change nothing in the end. */
static int
cut_repeated(struct loader *l, bool finished, struct fault *ft)
{
    struct repeated *done = &l->totals.repeated;

    if (!finished)
        return 0;
    return repeated_update(l->store, &l->words.counts, &l->notes, l->first,
                           done, ft) ||
                   (done->documents && postings_update(l->db, ft))
               ? -1
               : 0;
}

/* Whether an earlier load died, or was interrupted, before its documents were
   all counted, compared and entered. */
static int
is_left(struct loader *l, bool *left, struct fault *ft)
{
    int64_t n = 0;
    int bad = statement_int(
        l->db,
        "SELECT count(*) FROM corpus WHERE (name = 'terms' AND value < "
        "(SELECT ifnull(max(id), 0) FROM types)) OR (name IN ('counted', "
        "'clustered', 'repeated') AND value < (SELECT ifnull(max(id), 0) "
        "FROM meta))",
        &n, ft);

    *left = n > 0;
    return bad;
}

/* The lists before paragraphs are cut: which documents a segment has must not
   depend on when that happened. */
static int
put_all(struct loader *l, bool finished, struct fault *ft)
{
    struct load_words *w = &l->words;
    int64_t last = l->next - 1;

    hash_set_free(&l->keys);
    doc_rows_free(&l->rows);
    return load_words_lists(w, last, ft) || near_update(l->db, w->types, ft) ||
                   cut_repeated(l, finished, ft) || load_words_end(w, last, ft)
               ? -1
               : 0;
}

int
loader_close(struct loader *l, bool finished, struct loader_totals *totals,
             struct fault *ft)
{
    struct load_words *w = &l->words;
    bool left = false;
    int bad =
        (!w->types && is_left(l, &left, ft)) ||
        (left && load_words_read(w, ft)) ||
        (w->types ? put_all(l, finished, ft) : postings_update(l->db, ft)) ||
        end_load(l, finished, ft);

    if (totals && !bad)
        *totals = l->totals;
    loader_drop(l);
    return bad ? -1 : 0;
}
