#include "load_job.h"

#include <stdlib.h>

#include "mem.h"

void
load_job_free(struct load_job *j)
{
    for (size_t i = 0; i < j->n_chunks; i++) {
        chunk_reader_free(j->chunks[i].reader);
        buf_free(&j->chunks[i].bytes);
    }
    free(j->chunks);
    free(j->crash);
    source_job_free(&j->source);
    free(j);
}

void
load_job_keep(struct load_job *j, struct chunk_types **types, const char *data,
              size_t len)
{
    struct load_waiting x = {{0}, NULL};

    buf_add(&x.bytes, data, len);
    x.reader = chunk_reader_new(types, x.bytes.data, x.bytes.len);
    j->chunks =
        mem_grow(j->chunks, &j->cap_chunks, j->n_chunks + 1, sizeof *j->chunks);
    j->chunks[j->n_chunks++] = x;
}
