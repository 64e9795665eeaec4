/* pair_result: what a pair, a plugin on a document, came to, as it crosses the
   pipe. */
#ifndef SLANT_PAIR_RESULT_H
#define SLANT_PAIR_RESULT_H

#include <stdint.h>

#include "buf.h"
#include "value.h"

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

#endif
