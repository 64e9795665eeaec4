#include <stdlib.h>

#include "mem.h"
#include "source.h"

void
source_job_encode(const struct source_job *job, struct buf *out)
{
    buf_varint(out, job->n_files);
    for (size_t i = 0; i < job->n_files; i++) {
        const struct source_file *f = &job->files[i];

        buf_opt(out, f->path);
        buf_opt(out, f->name);
        buf_u8(out, (uint8_t)f->format);
        buf_opt(out, f->as);
        buf_u8(out, f->packed);
        buf_varint(out, f->size);
    }
    buf_varint(out, job->from);
    buf_varint(out, job->to);
    buf_varint(out, job->line);
}

static void
decode_file(struct source_file *f, struct cur *c)
{
    f->path = cur_opt(c);
    f->name = cur_opt(c);
    f->format = (enum source_format)cur_u8(c);
    f->as = cur_opt(c);
    f->packed = cur_u8(c) != 0;
    f->size = cur_varint(c);
    if (!f->path || !f->name || f->format >= SOURCE_FORMATS)
        c->bad = true;
}

int
source_job_decode(struct source_job *job, struct cur *c)
{
    struct source_job made = {0};
    uint64_t n = cur_varint(c);

    if (c->bad || n > (uint64_t)(c->end - c->p)) {
        c->bad = true;
        return -1;
    }
    made.files = mem_alloc((size_t)n * sizeof *made.files);
    for (; made.n_files < n && !c->bad; made.n_files++)
        decode_file(&made.files[made.n_files], c);
    made.from = cur_varint(c);
    made.to = cur_varint(c);
    made.line = cur_varint(c);
    if (c->bad) {
        source_job_free(&made);
        return -1;
    }
    *job = made;
    return 0;
}

void
source_file_free(struct source_file *f)
{
    free(f->path);
    free(f->name);
    free(f->as);
}

void
source_job_free(struct source_job *job)
{
    for (size_t i = 0; i < job->n_files; i++)
        source_file_free(&job->files[i]);
    free(job->files);
    *job = (struct source_job){0};
}
