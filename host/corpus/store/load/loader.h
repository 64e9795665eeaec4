/*
 * loader: documents into the corpus, by its one writer.
 *
 * Everything between store_begin and store_commit is acknowledged together.
 * Type counts are right after loader_close; if the process dies before, the
 * next loader_open (or store_repair) counts the streams again.
 */
#ifndef SLANT_LOADER_H
#define SLANT_LOADER_H

#include "chunk.h"
#include "repeated.h"
#include "store.h"

struct loader;

enum loader_outcome {
    LOADER_ADDED,
    LOADER_REPLACED,  /* same key, other content, from the same file or with the
                         same text; or another key for what stood in the same
                         place (same_place.h): the old document is gone */
    LOADER_UNCHANGED, /* same key, same content; its uri is the new one */
    LOADER_REPEATED,  /* the key was already used in this load, for the same
                         content: noted, not stored */
    LOADER_KEY_TAKEN, /* the same, for other content; or the key is that of a
                         document of another file, with another text */
    LOADER_OUTCOMES
};

struct loader_totals {
    uint64_t outcome[LOADER_OUTCOMES];
    uint64_t copies;     /* documents added whose kept text an earlier load
                            brought */
    uint64_t notes;      /* rows of the load log about skipped input */
    uint64_t replaced;   /* invalid byte sequences */
    uint64_t text_bytes; /* of documents added or replaced */
    uint64_t tokens;
    uint64_t no_text;     /* documents added without text */
    uint64_t no_language; /* with text, but of no known language */
    uint64_t no_outlet, no_date;
    struct repeated repeated; /* what loader_close took out */
};

/* Needs an open transaction, as loader_put and loader_note do. command: as
   the user gave it, kept in table `load`. After a rollback what the loader
   remembers is not true any more: loader_drop it. */
int loader_open(struct loader **l, struct store *s, const char *command,
                struct fault *ft);

/* Stores a document item; types are interned in token order, so ids depend on
   the order of calls alone. Exact duplicates (same kept text, white space
   folded, case kept) share a cluster, named by its lowest document id; near
   duplicates join it in loader_close. */
int loader_put(struct loader *l, const struct chunk_reader *r,
               const struct chunk_item *doc, enum loader_outcome *outcome,
               struct fault *ft);
/* The note that the last loader_put made, of two the worse: its reason, with
   what it says until the next one; NULL: none. `repeated-key` and `key-taken`
   name the earlier document's uri, `other-file` that of a replaced one that
   came from another file, `lost-fields` and `fewer-fields` (with another text)
   what a replaced one had. */
const char *loader_noted(const struct loader *l, const char **detail);
int loader_note(struct loader *l, const char *uri, const char *reason,
                const char *detail, struct fault *ft);

/* A file that was read before, with this stamp (of its state and of the options
   that count), is passed by: 1, its documents are unchanged and its keys used;
   0: it has to be read; -1: fault. noted_too: also a file of which something
   could not be taken. Before any document of the file comes. */
int loader_pass(struct loader *l, const char *name, const struct hash *stamp,
                bool noted_too, struct fault *ft);
/* All documents and notes of a file have been put: what earlier loads noted of
   it goes. stamp: NULL, it has to be read every time. */
int loader_read(struct loader *l, const char *name, const struct hash *stamp,
                uint64_t documents, bool noted, struct fault *ft);

/* Writes what is held back, the new types. Before every commit but that behind
   loader_close. */
int loader_settle(struct loader *l, struct fault *ft);

const struct loader_totals *loader_totals(const struct loader *l);

/* Finds duplicates and repeated paragraphs, writes type counts and the load's
   totals, also into *totals unless NULL. Needs an open transaction. finished:
   false after an interruption. Frees l in any case. */
int loader_close(struct loader *l, bool finished, struct loader_totals *totals,
                 struct fault *ft);
void loader_drop(struct loader *l); /* frees it without writing */

/* Removes documents with their results; ids need not be sorted. In its own
   transaction. Returns how many were there in *removed. */
int store_remove(struct store *s, const int64_t *ids, size_t n,
                 uint64_t *removed, struct fault *ft);

/* Brings type counts up to date after a crash (cheap when there is nothing to
   do). Write modes only; in its own transaction. */
int store_repair(struct store *s, struct fault *ft);

#endif
