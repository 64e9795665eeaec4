/*
 * source: from paths on the command line to documents.
 *
 * source_plan runs in the coordinator and only lists files and finds line
 * starts; everything that reads meaning out of hostile bytes (source_decode)
 * runs in a worker process.
 */
#ifndef SLANT_SOURCE_H
#define SLANT_SOURCE_H

#include "buf.h"
#include "doc.h"
#include "fault.h"

enum source_format {
    SOURCE_TEXT,
    SOURCE_MARKDOWN,
    SOURCE_HTML,
    SOURCE_JSONL
};

struct source_file {
    char *path; /* to open it */
    char *name; /* how the corpus calls it: relative to the corpus' folder, with
                   `..` where it lies beside or above it, so that a corpus says
                   the same wherever both are moved together; absolute when
                   the two share nothing but the root. `/` between parts */
    enum source_format format;
    bool gzip;
    uint64_t size;
};

/* One piece of work: one or several whole files, or lines of one file. */
struct source_job {
    struct source_file *files;
    size_t n_files;
    uint64_t from, to; /* bytes of a plain JSONL file; 0,0: whole file(s) */
    uint64_t line;     /* number of the line at `from`, from 1 */
};

struct source_pair {
    char *name, *value;
};

/* What the user said about loading. */
struct source_options {
    struct source_pair *map; /* --map field=name: carrier field -> doc field
                                (key outlet title author published language url
                                retrieved text) or any document variable name */
    size_t n_map;
    struct source_pair *set; /* --meta-set name=value: for every document */
    size_t n_set;
    char *meta; /* --meta FILE.csv, or NULL */
};

/* Something a path named that cannot be loaded. */
struct source_skip {
    char *uri, *reason, *detail;
};

struct source_plan {
    struct source_job *jobs; /* in input order: arguments in the order given,
                                folders by sorted path (bytes) */
    size_t n_jobs;
    struct source_skip *skips;
    size_t n_skips;
    uint64_t bytes; /* of all jobs, for progress */
};

/* Lists what to read. base: the folder of the corpus file. Folders
   are read recursively; hidden files and folders are passed over; symbolic
   links to folders are not followed; a path twice counts once. A path that is
   not there is a fault (FAULT_USAGE); a file of unknown kind is a skip with
   reason `unknown-format` and what would be read; an unreadable one
   `unreadable`. */
int source_plan(struct source_plan *plan, char *const *paths, size_t n_paths,
                const char *base, struct fault *ft);
void source_plan_free(struct source_plan *plan);

/* On pipes. */
void source_job_encode(const struct source_job *job, struct buf *out);
int source_job_decode(struct source_job *job, struct cur *c);
void source_job_free(struct source_job *job);
void source_options_encode(const struct source_options *o, struct buf *out);
int source_options_decode(struct source_options *o, struct cur *c);
void source_options_free(struct source_options *o);

/* The decoder's own state, one a worker: options, the joined CSV. */
struct source;

/* Checks the options; reads the --meta file. Faults name file, line, mend. */
int source_open(struct source **s, const struct source_options *o,
                struct fault *ft);
void source_close(struct source *s);

/* Where documents go. Both may be called many times, in input order. doc is
   freed by source_decode after the call. */
struct source_sink {
    void (*doc)(void *cookie, struct doc *d);
    void (*note)(void *cookie, const char *uri, const char *reason,
                 const char *detail);
    void *cookie;
};

/* Decodes one job. What cannot be read becomes a note, never a failure. */
void source_decode(struct source *s, const struct source_job *job,
                   const struct source_sink *sink);

/* Rows of the --meta file that joined a document, as a bitmap over its rows
   (so that the coordinator can name the rows that joined none). */
size_t source_meta_rows(const struct source *s);
bool source_meta_used(const struct source *s, size_t row);
/* A row as the user would find it: "FILE.csv:12 (key)". Heap string. */
char *source_meta_name(const struct source *s, size_t row);

#endif
