#include "loader.h"

#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "body.h"
#include "hash_set.h"
#include "intake.h"
#include "judge.h"
#include "languages.h"
#include "load_words.h"
#include "lost_fields.h"
#include "mem.h"
#include "near_update.h"
#include "postings.h"
#include "remove.h"
#include "repeated.h"
#include "statement.h"
#include "stream.h"
#include "variables.h"

enum {
    URI,
    OLD_FIELDS,
    OLD_VARIABLES,
    CLUSTER,
    PUT_META,
    PUT_TEXT,
    PUT_STREAM,
    PUT_REMOVED,
    PUT_SIGNATURE,
    PUT_DUPLICATE,
    PUT_NOTE,
    STATEMENTS
};

static const char *const statements[STATEMENTS] = {
    [URI] = "SELECT uri FROM meta WHERE id = ?1",
    [OLD_FIELDS] = lost_fields_sql,
    [OLD_VARIABLES] = lost_variables_sql,
    [CLUSTER] = "SELECT min(id), cluster FROM meta WHERE body = ?1",
    [PUT_META] = "INSERT INTO meta VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, "
                 "?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, "
                 "?22)",
    [PUT_TEXT] = "INSERT INTO text VALUES(?1, ?2)",
    [PUT_STREAM] = "INSERT INTO stream VALUES(?1, ?2)",
    [PUT_REMOVED] = "INSERT INTO removed VALUES(?1, ?2, ?3, ?4, ?5)",
    [PUT_SIGNATURE] = "INSERT INTO signature VALUES(?1, ?2)",
    [PUT_DUPLICATE] = "INSERT INTO duplicate VALUES(?1, ?2, 1, 1)",
    [PUT_NOTE] = "INSERT INTO load_log(load, uri, reason, detail) "
                 "VALUES(?1, ?2, ?3, ?4)",
};

struct loader {
    struct store *store;
    struct sqlite3 *db;
    struct sqlite3_stmt *st[STATEMENTS];
    int64_t load;  /* id in table load */
    int64_t first; /* document id of the load's first */
    int64_t next;  /* document id */
    /* Keys and bodies of all documents, while they are known (the corpus was
       empty when it was opened): what is not in there need not be asked for. */
    bool all_known;
    struct hash_set keys, bodies;
    struct load_words words;
    struct variables *variables;
    struct intake *intake;
    struct judge *judge;
    struct remover *remover; /* made when it is first needed */
    struct loader_totals totals;
    char *language; /* languages_only */

    const char *noted; /* by the last loader_put: the reason */
    char *noted_detail;

    struct buf scratch; /* of one document */
};

/* ---- opening ---- */

static int
begin_load(struct loader *l, const char *command, struct fault *ft)
{
    int64_t empty = 0;

    if (statement_exec(l->db, ft,
                       "INSERT INTO load(command, started) VALUES(%Q, "
                       "strftime('%%Y-%%m-%%dT%%H:%%M:%%SZ', 'now'))",
                       command ? command : ""))
        return -1;
    l->load = sqlite3_last_insert_rowid(l->db);
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
    return load_words_open(&l->words, l->db, empty, ft);
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
        judge_open(&l->judge, l->db, l->intake, l->load, ft)) {
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
    load_words_free(&l->words);
    variables_free(l->variables);
    intake_free(l->intake);
    judge_free(l->judge);
    remover_free(l->remover);
    hash_set_free(&l->keys);
    hash_set_free(&l->bodies);
    free(l->noted_detail);
    free(l->language);
    buf_free(&l->scratch);
    free(l);
}

/* ---- one document ---- */

/* Whether a document of the corpus may have something with this hash; the next
   one will. */
static bool
may_be_there(const struct loader *l, struct hash_set *s, uint64_t hash)
{
    return !l->all_known || !hash_set_add(s, hash);
}

/* Says which document had the key before; of a replaced one only when it came
   from another file, or had what the new one has not. */
static int
note_old(struct loader *l, const struct doc *d, int64_t old,
         enum loader_outcome outcome, struct fault *ft)
{
    struct sqlite3_stmt *st = l->st[URI];
    const char *uri;
    int found;

    sqlite3_bind_int64(st, 1, old);
    found = statement_step(st, ft);
    if (found < 0)
        return -1;
    uri = found ? (const char *)sqlite3_column_text(st, 0) : NULL;
    if (uri && (outcome != LOADER_REPLACED || !judge_same_file(uri, d->uri))) {
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
    sqlite3_reset(st);
    if (!l->noted && outcome == LOADER_REPLACED) {
        if (lost_fields(l->st[OLD_FIELDS], l->st[OLD_VARIABLES], old, d,
                        &l->noted_detail, ft))
            return -1;
        l->noted = l->noted_detail ? "lost-fields" : NULL;
    }
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

/* The oldest document with the same kept text, 0 if there is none, and its
   cluster. */
static int
find_twin(struct loader *l, const struct hash *body, int64_t *twin,
          int64_t *cluster, struct fault *ft)
{
    struct sqlite3_stmt *st = l->st[CLUSTER];
    uint64_t head;
    int found;

    memcpy(&head, body->bytes, sizeof head);
    if (!may_be_there(l, &l->bodies, head))
        return 0;
    statement_blob(st, 1, body->bytes, sizeof body->bytes);
    found = statement_step(st, ft);
    if (found > 0 && sqlite3_column_type(st, 0) != SQLITE_NULL) {
        *twin = sqlite3_column_int64(st, 0);
        *cluster = sqlite3_column_int64(st, 1);
    }
    sqlite3_reset(st);
    return found < 0 ? -1 : 0;
}

static uint32_t
kept_bytes(const struct doc *d)
{
    uint32_t kept = d->text_len;

    for (size_t i = 0; i < d->n_removed; i++)
        kept -= d->removed[i].at.stop - d->removed[i].at.start;
    return kept;
}

static int
put_meta(struct loader *l, const struct doc *d, size_t n_tokens, int64_t *twin,
         struct fault *ft)
{
    struct sqlite3_stmt *st = l->st[PUT_META];
    int64_t cluster = l->next;
    struct hash body;
    bool has_body = body_hash(d, &l->scratch, &body);
    int at = 2;

    if (has_body && find_twin(l, &body, twin, &cluster, ft))
        return -1;
    sqlite3_bind_int64(st, 1, l->next);
#define DOC_FIELD(member) statement_text(st, at++, d->member);
    DOC_FIELDS
#undef DOC_FIELD
    statement_blob(st, at++, d->content.bytes, sizeof d->content.bytes);
    if (has_body)
        statement_blob(st, at++, body.bytes, sizeof body.bytes);
    else
        sqlite3_bind_null(st, at++);
    sqlite3_bind_int64(st, at++, cluster);
    sqlite3_bind_int64(st, at++, d->text_len);
    sqlite3_bind_int64(st, at++, kept_bytes(d));
    sqlite3_bind_int64(st, at++, (int64_t)n_tokens);
    sqlite3_bind_int64(st, at++, d->replaced);
    sqlite3_bind_int64(st, at++, l->load);
    return statement_run(st, ft);
}

static int
put_removed(struct loader *l, const struct doc *d, struct fault *ft)
{
    struct sqlite3_stmt *st = l->st[PUT_REMOVED];

    for (size_t i = 0; i < d->n_removed; i++) {
        const struct removed *r = &d->removed[i];

        sqlite3_bind_int64(st, 1, l->next);
        sqlite3_bind_int64(st, 2, r->at.start);
        sqlite3_bind_int64(st, 3, r->at.stop);
        statement_text(st, 4, r->kind);
        statement_text(st, 5, r->rule);
        if (statement_run(st, ft))
            return -1;
    }
    return 0;
}

static int
put_text(struct loader *l, const struct doc *d, struct fault *ft)
{
    struct sqlite3_stmt *text = l->st[PUT_TEXT], *stream = l->st[PUT_STREAM];
    const struct ids *ids = &l->words.document.ids;

    sqlite3_bind_int64(text, 1, l->next);
    sqlite3_bind_text64(text, 2, d->text, d->text_len, SQLITE_STATIC,
                        SQLITE_UTF8);
    if (statement_run(text, ft))
        return -1;
    buf_clear(&l->scratch);
    stream_encode(ids->at, ids->n, &l->scratch);
    sqlite3_bind_int64(stream, 1, l->next);
    statement_blob(stream, 2, l->scratch.data, l->scratch.len);
    return statement_run(stream, ft) || load_words_count(&l->words, l->next, ft)
               ? -1
               : 0;
}

/* What near_update and repeated_update compare; a twin stands for its copies.
 */
static int
put_likeness(struct loader *l, const struct chunk_item *item, int64_t twin,
             struct fault *ft)
{
    struct sqlite3_stmt *st = l->st[twin ? PUT_DUPLICATE : PUT_SIGNATURE];
    struct buf *data = &l->scratch;

    if (!twin && !item->n_tokens)
        return 0;
    sqlite3_bind_int64(st, 1, l->next);
    if (twin) {
        sqlite3_bind_int64(st, 2, twin);
        return statement_run(st, ft);
    }
    buf_clear(data);
    buf_add(data, item->signature.bin, sizeof item->signature.bin);
    for (size_t i = 0; i < item->n_paragraphs; i++)
        buf_u32(data, item->paragraphs[i]);
    statement_blob(st, 2, data->data, data->len);
    return statement_run(st, ft);
}

static int
put_doc(struct loader *l, const struct chunk_reader *r,
        const struct chunk_item *item, struct fault *ft)
{
    const struct doc *d = &item->doc;
    int64_t twin = 0;

    if (load_words_map(&l->words, r, item, ft) ||
        put_meta(l, d, item->n_tokens, &twin, ft) ||
        put_likeness(l, item, twin, ft))
        return -1;
    if (d->text && put_text(l, d, ft))
        return -1;
    if (put_removed(l, d, ft) || variables_note(l->variables, d->vars, ft) ||
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
    int64_t old = 0;
    int bad = 0;

    l->noted = NULL;
    free(l->noted_detail);
    l->noted_detail = NULL;
    *outcome = LOADER_ADDED;
    if (may_be_there(l, &l->keys, hash64_of(d->key, strlen(d->key))) &&
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
              put_doc(l, r, item, ft);
        break;
    default:
        bad = put_doc(l, r, item, ft);
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
    struct sqlite3_stmt *st = l->st[PUT_NOTE];

    l->totals.notes++;
    sqlite3_bind_int64(st, 1, l->load);
    statement_text(st, 2, uri);
    statement_text(st, 3, reason);
    statement_text(st, 4, detail);
    return statement_run(st, ft);
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
    return intake_put(l->intake, name, stamp, documents, noted, ft);
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
        (unsigned long long)t->notes, finished, (long long)l->load,
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
    return repeated_update(l->store, &l->words.counts, l->load, l->first, done,
                           ft) ||
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
    hash_set_free(&l->bodies);
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
