/*
 * harness: a small corpus in a temporary file and the engine over it, for
 * tests of plugins.
 */
#ifndef SLANT_HARNESS_H
#define SLANT_HARNESS_H

#include <uv.h>

#include "doc.h"
#include "engine_lua.h"
#include "results.h"
#include "spool.h"
#include "store.h"

#define HARNESS_PLUGINS 8

struct article_text { /* of a test; NULL: not known */
    const char *key, *outlet, *published, *language, *text;
};

struct harness {
    char path[64];
    struct store *store;
    uv_loop_t loop;
    struct engine_descriptions plugins;
    struct manifest manifests[HARNESS_PLUGINS];
    struct hash keys[HARNESS_PLUGINS];
    struct engine_plan plan;
    struct results *results;
    struct engine *engine;
    struct pair_result *got; /* in the order they came */
    size_t n_got;
    size_t n_done;
    struct spool rows; /* of the aggregate made last */
    bool keep;         /* store results at once */
};

/* A corpus with these documents; ids are 1..n. */
void harness_corpus(struct harness *h, const struct article_text *docs,
                    size_t n);
/* The same from documents as they were decoded. */
void harness_docs(struct harness *h, const struct doc *docs, size_t n);
/* Describes the named plugins (comma separated) of folder with settings
   "plugin.option=value" (comma free, NULL ends) and opens the engine. 0 when
   all are usable. */
int harness_open(struct harness *h, const char *folder, const char *names,
                 const char *const *settings);
/* Runs all plugins on documents 1..n and waits for them. */
void harness_run(struct harness *h, int64_t n);
/* Reduces all blocks of the plugin and stores its corpus tables. 0, or -1
   with the failure. */
int harness_reduce(struct harness *h, size_t plugin,
                   struct pair_result *failure);
/* Writes FOLDER/NAME/init.lua in a new temporary folder, if *folder is empty,
   which is named in folder. */
void harness_write(char folder[64], const char *name, const char *text);
void harness_wipe(const char *folder);
/* tests/plugin/fixtures, plugins, ...: a path inside the source tree. */
const char *harness_source(const char *inside);

/* The result of the plugin at this index on this document, or NULL; of document
   0: why it could not be set up. */
struct pair_result *harness_result(struct harness *h, uint32_t plugin,
                                   int64_t document);
/* "state(cause)" or "state" of it. */
const char *harness_state(struct harness *h, uint32_t plugin, int64_t document);
/* The first column of the first row of SQL, as text; "" for NULL, none. */
const char *harness_sql(struct harness *h, const char *sql);
void harness_close(struct harness *h);   /* the engine and its plugins */
void harness_destroy(struct harness *h); /* everything */

#endif
