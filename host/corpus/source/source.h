/*
 * source: from paths on the command line to documents.
 *
 * source_plan runs in the coordinator and only lists files and finds line
 * starts; everything that reads meaning out of hostile bytes (source_decode)
 * runs in a worker process.
 */
#ifndef SLANT_SOURCE_H
#define SLANT_SOURCE_H

#include <stdbool.h>
#include <stdint.h>

#include "buf.h"
#include "doc.h"
#include "fault.h"
#include "hash.h"
#include "name_list.h"

enum source_format {
    SOURCE_TEXT,
    SOURCE_MARKDOWN,
    SOURCE_HTML,
    SOURCE_DOCX,
    SOURCE_RTF,
    SOURCE_PDF,
    SOURCE_JSON,    /* records: lines, an array, objects */
    SOURCE_TABLE,   /* CSV and its like */
    SOURCE_ARCHIVE, /* zip or tar: its members say what they are */
    SOURCE_FORMATS  /* how many there are */
};

struct source_file {
    char *path; /* to open it */
    char *name; /* how the corpus calls it: relative to the corpus' folder, with
                   `..` where it lies beside or above it, so that a corpus says
                   the same wherever both are moved together; absolute when
                   the two share nothing but the root. `/` between parts;
                   members of archives stand behind `!/` */
    enum source_format format; /* of what is in it when it is packed */
    char *as;    /* an ending to go by instead of its name's own, or NULL */
    bool packed; /* its name ends in .gz or the like, or .zip or .tar */
    uint64_t size;
    struct hash state; /* of size and times: equal means it has not changed;
                          zeros: that cannot be said */
    uint64_t documents, notes; /* what source_decode made of it; notes: of what
                                  was not taken */
};

/* One piece of work: one or several whole files, or lines of one file. */
struct source_job {
    struct source_file *files;
    size_t n_files;
    uint64_t from, to; /* bytes of a plain JSON Lines file; 0,0: whole files */
    uint64_t line;     /* number of the line at `from`, from 1 */
};

struct source_pair {
    char *name, *value;
};

/* LIMIT(name, default, least, most, what it bounds) */
#define SOURCE_LIMITS                                                       \
    LIMIT(document, 64u << 20, 1, 64u << 20, "bytes of one text or record") \
    LIMIT(columns, 100000, 1, 1u << 20, "columns of a table")               \
    LIMIT(members, 10000000, 1, UINT64_MAX, "members of one archive")       \
    LIMIT(nesting, 3, 1, 16, "archives inside each other")                  \
    LIMIT(ratio, 250, 2, UINT64_MAX, "bytes unpacked for each packed one")  \
    LIMIT(unpacked, UINT64_C(1) << 40, 1, UINT64_MAX,                       \
          "bytes out of one archive")

struct source_limits {
#define LIMIT(name, usual, least, most, what) uint64_t name;
    SOURCE_LIMITS
#undef LIMIT
};

/* The limit's place and its bounds, or NULL. */
uint64_t *source_limit(struct source_limits *l, const char *name,
                       uint64_t *least, uint64_t *most);

/* Zeros become the usual ones. */
void source_limits_settle(struct source_limits *l);

/* What the user said about loading. */
struct source_options {
    struct source_pair *map; /* --map field=name: carrier field, or the path to
                                a nested one (article.body) -> doc field
                                (key outlet title author published language url
                                retrieved translated text) or any document
                                variable name */
    size_t n_map;
    struct source_pair *set; /* --meta-set name=value: for every document */
    size_t n_set;
    char *meta;            /* --meta FILE.csv, or NULL */
    char *encoding;        /* --encoding NAME, or NULL: found out */
    char *pattern;         /* --pattern: what file names say, or NULL */
    char *records;         /* --records a.b: the list of a JSON file, or NULL */
    char *format;          /* --format NAME, or NULL: what names say */
    char *rules;           /* what stands in the --rules FILE, or NULL */
    char *rules_name;      /* the file's name */
    char *date_order;      /* --date-order dmy or mdy, or NULL: found out */
    bool infer_dates;      /* what date_infer says counts */
    bool keep_boilerplate; /* nothing is removed but title, date, url lines */
    struct source_limits limits; /* zeros: the usual ones */
};

/* Something a path named that cannot be loaded. */
struct source_skip {
    char *uri, *reason, *detail;
    struct hash state; /* as in source_file */
};

struct source_plan {
    struct source_job *jobs; /* in input order: arguments in the order given,
                                folders by sorted path (bytes) */
    size_t n_jobs;
    struct source_skip *skips;
    size_t n_skips;
    int stdin_copy; /* the temporary file, 0: none; open until the plan goes */
    char *stdin_as; /* the ending that its first bytes were taken to say, or
                       NULL: it was given */
    uint64_t bytes; /* of all jobs, for progress */
};

/* Lists what to read. base: the folder of the corpus file. Folders
   are read recursively; hidden files and folders are passed over; symbolic
   links to folders are not followed; a path twice counts once. A path that is
   not there is a fault (FAULT_USAGE); a file of unknown kind is a skip with
   reason `unknown-format` and what would be read; an unreadable one
   `unreadable`. `-` is standard input, which is copied to a nameless temporary
   file first: a worker that dies over it must not lose it.
   o: its format counts for files and `-`, not for what lies in folders. */
int source_plan(struct source_plan *plan, char *const *paths, size_t n_paths,
                const char *base, const struct source_options *o,
                struct fault *ft);
/* Cuts large files of plain JSON Lines into jobs of some megabytes, which reads
   them. */
void source_plan_cut(struct source_plan *plan, const struct source_options *o);
void source_plan_free(struct source_plan *plan);
void source_skip_free(struct source_skip *s); /* members; not s itself */

/* On pipes. */
void source_job_encode(const struct source_job *job, struct buf *out);
int source_job_decode(struct source_job *job, struct cur *c);
void source_job_free(struct source_job *job);
void source_file_free(struct source_file *f); /* members; not f itself */
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

/* Decodes one job and counts what came of each of its files. What cannot be
   read becomes a note, never a failure. */
void source_decode(struct source *s, const struct source_job *job,
                   const struct source_sink *sink);

/* What the user named and something is to be found for: the rows of the --meta
   file (documents), then the options --map (fields). How many; whether thing i
   was met so far (so that the coordinator can name those that no worker met);
   how the user would find it: "FILE.csv:12 (key)", "headlin=title". Heap
   string.
 */
size_t source_named(const struct source *s);
bool source_met(const struct source *s, size_t i);
char *source_name(const struct source *s, size_t i);
/* Names of fields that were read while one of --map, or a text, was missing: so
   that the user can be told which there are. */
const struct name_list *source_fields(const struct source *s);

#endif
