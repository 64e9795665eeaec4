/*
 * load_job: a decoding job of `slant load`, and what has come of it. The chunks
 * of a job whose turn it is not yet wait here.
 */
#ifndef SLANT_LOAD_JOB_H
#define SLANT_LOAD_JOB_H

#include "chunk.h"
#include "death.h"
#include "source.h"

struct load_job {
    struct source_job source;
    struct load_waiting {
        struct buf bytes;
        struct chunk_reader *reader; /* NULL: the bytes are no chunk */
    } * chunks;                      /* received, not yet taken */
    size_t n_chunks, cap_chunks;
    uint64_t received; /* chunks in all */
    bool assigned, finished;
    struct death_tally deaths;
    char *crash; /* how its worker ended for good, or NULL */
};

void load_job_free(struct load_job *j);
/* Keeps a copy of a chunk. types: of its worker's chunks. */
void load_job_keep(struct load_job *j, struct chunk_types **types,
                   const char *data, size_t len);

#endif
