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
#include "pair_result.h"
#include "store.h"

#define RESULTS_PLUGINS_MAX 64 /* of one run */

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
/* A configuration that was registered and still waits goes, unless results are
   left that it made before. */
int results_withdraw(struct results *r, size_t plugin, struct fault *ft);
/* As results_open, for planning and reading alone, which need no transaction:
   makes and drops nothing. */
int results_look(struct results **r, struct store *s,
                 const struct manifest *manifests, const struct hash *keys,
                 size_t n, struct fault *ft);
void results_free(struct results *r);

/* Takes out all that is stored of a plugin, or of what was run --as this name:
   states, tables, aggregates, configurations. In its own transaction. 1 done,
   the tables' names in *tables, one a line; 0 nothing is stored of it; -1. */
int results_remove(struct store *s, const char *plugin, struct buf *tables,
                   struct fault *ft);
/* The same where nothing has ever been made, as the plugin could not be set up.
 */
int results_remove_unmade(struct store *s, const char *plugin,
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

/* What came of making the corpus tables of these blocks, as results_blocks
   gives them; 0: they have not been made. */
int results_corpus_state(struct results *r, size_t plugin,
                         const struct block *blocks, size_t n,
                         enum pair_state *state, struct fault *ft);
/* Rows as in pair_result that come in pieces: 1, the next whole ones, valid
   until then; 0: there are no more; -1. */
typedef int row_pieces(void *cookie, struct cur *piece, struct fault *ft);
/* Replaces the plugin's corpus tables, and keeps of which blocks they were
   made, and how many documents those hold, in table `aggregate`, with the
   state. */
int results_put_corpus(struct results *r, size_t plugin, row_pieces *next,
                       void *cookie, struct fault *ft);
/* The aggregate failed: the tables are emptied, the reason is kept. */
int results_fail_corpus(struct results *r, size_t plugin,
                        const struct pair_result *why, struct fault *ft);
/* The live configuration could not be set up: the reason is kept in `aggregate`
   with the cause `setup` until results_take, unless it has made its tables
   before. */
int results_fail_setup(struct results *r, size_t plugin,
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
