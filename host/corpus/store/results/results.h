/*
 * results: configurations, states, result tables, partial aggregates.
 *
 * A configuration is one way to compute a plugin's results: its key hashes the
 * plugin's source, lib and assets, its options, the versions of Lua, of slant's
 * analysis and of the text model, and the keys of the plugins it requires.
 * Documents never change (a changed one gets a new id), so a pair (document,
 * plugin) is current when its state carries the current configuration.
 */
#ifndef SLANT_RESULTS_H
#define SLANT_RESULTS_H

#include "buf.h"
#include "hash.h"
#include "manifest.h"
#include "store.h"

#define RESULTS_PLUGINS_MAX 64 /* of one run */

/* How a pair ended. The names are in the view `states` and in README. */
enum pair_state {
    PAIR_OK = 1,  /* there is a row */
    PAIR_EMPTY,   /* nothing to say: no row */
    PAIR_SKIPPED, /* cause: language, requires, or the plugin's own word */
    PAIR_FAILED,  /* cause: error, schema */
    PAIR_LIMIT,   /* cause: cpu, memory, wall, rows */
    PAIR_CRASHED  /* killed its worker twice */
};

const char *pair_state_name(enum pair_state s);

/* A value of a result row. Text belongs to the row's memory. */
enum value_kind {
    VALUE_NULL,
    VALUE_INT,
    VALUE_REAL,
    VALUE_TEXT,
    VALUE_SPAN
};

struct value {
    enum value_kind kind; /* a boolean is VALUE_INT 0 or 1 */
    union {
        int64_t i;
        double r;
        struct {
            const char *p;
            size_t len;
        } text;
        struct {
            uint32_t start, stop;
        } span;
    };
};

void value_encode(const struct value *v, struct buf *out);

/* Text points into c. */
static inline void
value_decode(struct value *v, struct cur *c)
{
    v->kind = (enum value_kind)cur_u8(c);
    switch (v->kind) {
    case VALUE_NULL:
        break;
    case VALUE_INT:
    case VALUE_REAL: /* in the same eight bytes */
        v->i = (int64_t)cur_u64(c);
        break;
    case VALUE_TEXT:
        v->text.p = cur_bytes(c, &v->text.len);
        break;
    case VALUE_SPAN:
        v->span.start = (uint32_t)cur_varint(c);
        v->span.stop = (uint32_t)cur_varint(c);
        break;
    default:
        v->kind = VALUE_NULL;
        c->bad = true;
    }
}

/* < 0, 0 or > 0, numbers, text by bytes, NULL: it is not known. No spans. */
int value_order(const struct value *a, const struct value *b);

/* What one pair came to, as it crosses the pipe. */
struct pair_result {
    int64_t document;
    uint32_t plugin; /* index in the run's plan */
    enum pair_state state;
    /* words: all NULL with ok and empty */
    char *cause;       /* or NULL */
    char *message;     /* failed, limit, crashed: for people; or NULL */
    char *place;       /* file:line of it, or NULL */
    char *source_line; /* the text of that line, or NULL */
    char *traceback;   /* or NULL */
    char *locals;      /* what variables held there, in lines; or NULL */
    uint64_t cpu_us, wall_us;
    struct buf rows; /* per row: u8 table index in the manifest, then a value
                        for each column of that table in manifest order */
    uint32_t n_rows; /* the document row included */
};

void pair_result_encode(const struct pair_result *r, struct buf *out);
/* Without the rows, which are to follow. */
void pair_result_encode_head(const struct pair_result *r, struct buf *out);
/* The rows stay where they are: *rows shows them, r->rows is empty. */
int pair_result_decode(struct pair_result *r, struct cur *rows, struct cur *c);
void pair_result_clear_words(struct pair_result *r); /* rows stay */
void pair_result_free(struct pair_result *r);        /* members */

/* ---- writing, by the coordinator; all need an open transaction ---- */

struct results;

/* The manifests of plugins that have results in the file, those that can be
   read; manifest_free each, and the array. */
int results_stored(struct store *s, struct manifest **out, size_t *n,
                   struct fault *ft);

/* Registers the configurations (parallel arrays; the manifests must outlive
   *r). That of a plugin of which another one is live waits for results_take,
   so that its results stay as they are until then; the others are live from now
   on. No two, nor one and another that has results in the file, may have tables
   of one name. */
int results_open(struct results **r, struct store *s,
                 const struct manifest *manifests, const struct hash *keys,
                 size_t n, struct buf *changed, struct fault *ft);
bool results_waits(const struct results *r, size_t plugin);
/* Makes the configuration the plugin's live one, with its tables, views and
   rows of `columns`. A table whose columns changed, or that is no more, is
   dropped, and with it all results and states of its plugin; its name is
   appended to *changed (one a line). FAULT_CORPUS if a table of somebody else
   has such a name. Beside a table with spans stands a view `<table>_evidence`:
   key, outlet, title, published (`document_...` where the table has such a
   column), all columns, and the text as `evidence` (of span `at`) or
   `NAME_evidence`. Rows are numbered in column `n`, or `row` where the plugin
   has its own `n`. */
int results_take(struct results *r, size_t plugin, struct buf *changed,
                 struct fault *ft);
/* The same for planning and reading alone, which need no transaction: makes and
   drops nothing. */
int results_look(struct results **r, struct store *s,
                 const struct manifest *manifests, const struct hash *keys,
                 size_t n, struct fault *ft);
void results_free(struct results *r);

/* Takes out all that is stored of a plugin, or of what was run --as this name:
   states, tables, aggregates, configurations. In its own transaction. 1 done,
   the tables' names in *tables, one a line; 0 nothing is stored of it; -1. */
int results_remove(struct store *s, const char *plugin, struct buf *tables,
                   struct fault *ft);

/* 0: after results_look, the corpus has nothing of it. */
int64_t results_config(const struct results *r, size_t plugin);

/* What runs before left of a pair goes; its rows (as in pair_result.rows) and
   its state wait for results_store, and the bytes of the rows and the words of
   the pair must stay until then. Each pair once while r is open; those of one
   plugin go in fastest in ascending order. */
int results_add(struct results *r, const struct pair_result *pair,
                struct cur rows, struct fault *ft);
/* Writes what waits, by one statement a table. After a fault of either nothing
   waits. */
int results_store(struct results *r, struct fault *ft);

/* ---- planning ---- */

struct owed {
    int64_t document;
    uint64_t plugins; /* bit i: plugin i of the plan is owed */
};

/* The owed pairs of the documents `ids`, which ascend. A pair is owed without a
   state, with a state of another configuration, or skipped(requires) when all
   it requires are in the plan and ok, empty or owed themselves. A document on
   which a required plugin is owed owes the plugins that require it only if they
   are owed themselves. retry: bit PAIR_x set: pairs in that state are owed
   again. */
int results_owed(struct results *r, const int64_t *ids, size_t n,
                 unsigned retry, struct owed **owed, size_t *n_owed,
                 struct fault *ft);

/* ---- reduce ---- */

/* A block is document id >> 10. */
struct block {
    int64_t number;
    struct hash key; /* over (id, state) of its members at this configuration */
    bool current;    /* a partial with this key is stored */
    int64_t members; /* documents with state ok or empty */
};

int results_blocks(struct results *r, size_t plugin, struct block **blocks,
                   size_t *n, struct fault *ft);
int results_put_partial(struct results *r, size_t plugin, const struct block *b,
                        const void *data, size_t len, struct fault *ft);
/* Forgets partials of blocks that are no more, and of older configurations. */
int results_trim_partials(struct results *r, size_t plugin, struct fault *ft);

/* What the corpus tables stand on: a hash over all block keys. state: what came
   of making them of the same; 0: they have not been. */
int results_corpus_key(struct results *r, size_t plugin, struct hash *key,
                       enum pair_state *state, struct fault *ft);
/* Rows as in pair_result that come in pieces: 1, the next whole ones, valid
   until then; 0: there are no more; -1. */
typedef int row_pieces(void *cookie, struct cur *piece, struct fault *ft);
/* Replaces the plugin's corpus tables, and keeps how many documents they stand
   on in table `aggregate`, with the state. */
int results_put_corpus(struct results *r, size_t plugin, const struct hash *key,
                       row_pieces *next, void *cookie, struct fault *ft);
/* The aggregate failed: the tables are emptied, the reason is kept. */
int results_fail_corpus(struct results *r, size_t plugin,
                        const struct pair_result *why, struct fault *ft);

/* ---- reading, by workers ---- */

/* Members of a block with state ok or empty, ascending. */
int results_block_members(struct store *s, int64_t config, int64_t block,
                          int64_t **ids, size_t *n, struct fault *ft);

/* The stored rows of one document at one configuration, encoded as in
   pair_result.rows. 1 current, 0 there is no ok/empty state, -1 fault. */
struct result_reader;
struct result_reader *
result_reader_new(struct store *s, const struct manifest *m, int64_t config);
void result_reader_free(struct result_reader *r);
int result_reader_get(struct result_reader *r, int64_t document,
                      enum pair_state *state, struct buf *rows,
                      uint32_t *n_rows, struct fault *ft);

/* Appends the rows of the plugin's corpus tables, table by table, encoded as
   those of a document. */
int result_reader_corpus(struct result_reader *r, struct buf *rows,
                         struct fault *ft);

/* The partial aggregate of a block (appended to out); 1, 0 none, -1. */
int results_partial(struct store *s, int64_t config, int64_t block,
                    struct buf *out, struct fault *ft);
/* Blocks with a partial at this configuration, ascending. */
int results_partial_blocks(struct store *s, int64_t config, int64_t **blocks,
                           size_t *n, struct fault *ft);

#endif
