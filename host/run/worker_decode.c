/* worker_decode: hostile files to chunks of documents. */
#include <stdlib.h>

#include "chunk.h"
#include "lockdown.h"
#include "source.h"
#include "worker_parts.h"

/* A chunk is sent when it is about this large. */
enum {
    CHUNK_BYTES = 6 << 20
};

struct decoding {
    struct worker *w;
    bool one_chunk;     /* a group of files comes as one */
    uint64_t leave_out; /* chunks that the coordinator already has */
};

static void
send_chunk(struct decoding *d)
{
    const struct buf *items;
    size_t mark;

    if (d->leave_out) {
        d->leave_out--;
        chunk_drop(d->w->chunk);
        return;
    }
    mark = wire_begin(&d->w->out, WIRE_CHUNK);
    items = chunk_head(d->w->chunk, &d->w->out);
    wire_end_before(&d->w->out, mark, items->len);
    worker_flush_with(d->w, items);
    chunk_drop(d->w->chunk);
}

static void
send_if_full(struct decoding *d)
{
    if (!d->one_chunk && chunk_size(d->w->chunk) >= CHUNK_BYTES)
        send_chunk(d);
}

static void
on_doc(void *cookie, struct doc *doc)
{
    struct decoding *d = cookie;

    chunk_add_doc(d->w->chunk, doc);
    send_if_full(d);
}

static void
on_note(void *cookie, const char *uri, const char *reason, const char *detail)
{
    struct decoding *d = cookie;

    chunk_add_note(d->w->chunk, uri, reason, detail);
    send_if_full(d);
}

void
worker_open_decode(struct worker *w, struct cur *c)
{
    struct source_options o = {0};
    struct fault ft = {0};
    size_t mark;

    if (source_options_decode(&o, c) || source_open(&w->source, &o, &ft)) {
        worker_fault(w, &ft);
    } else {
        mark = wire_begin(&w->out, WIRE_READY);
        buf_varint(&w->out, source_named(w->source));
        for (size_t i = 0; i < source_named(w->source); i++) {
            char *name = source_name(w->source, i);

            buf_opt(&w->out, name);
            free(name);
        }
        wire_end(&w->out, mark);
    }
    lockdown_files(true);
    source_options_free(&o);
}

/* What of that which the user named was met so far. */
static void
put_met(const struct source *s, struct buf *out)
{
    size_t n = 0;

    for (size_t i = 0; i < source_named(s); i++)
        n += source_met(s, i);
    buf_varint(out, n);
    for (size_t i = 0; i < source_named(s); i++) {
        if (source_met(s, i))
            buf_varint(out, i);
    }
}

/* The job is done: what came of its files, and what it had to tell. */
static void
send_decoded(struct worker *w, const struct source_job *job)
{
    size_t mark = wire_begin(&w->out, WIRE_DECODED);

    for (size_t i = 0; i < job->n_files; i++) {
        buf_varint(&w->out, job->files[i].documents);
        buf_varint(&w->out, job->files[i].notes);
    }
    put_met(w->source, &w->out);
    for (size_t i = 0; i < source_fields(w->source)->n; i++)
        buf_opt(&w->out, source_fields(w->source)->at[i]);
    wire_end(&w->out, mark);
    worker_flush(w);
}

void
worker_decode(struct worker *w, struct cur *c)
{
    struct source_job job = {0};
    struct decoding d = {.w = w, .leave_out = cur_u64(c)};
    struct source_sink sink = {on_doc, on_note, &d};

    if (source_job_decode(&job, c) == 0 && w->source) {
        if (!w->chunk)
            w->chunk = chunk_writer_new();
        d.one_chunk = job.n_files > 1;
        source_decode(w->source, &job, &sink);
        send_chunk(&d);
        send_decoded(w, &job);
    }
    source_job_free(&job);
}
