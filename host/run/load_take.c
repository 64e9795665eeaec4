/* Stores what workers have decoded: load_inside.h. */
#include "load_inside.h"

int
load_put_note(struct load *l, const char *uri, const char *reason,
              const char *detail, struct fault *ft)
{
    load_report_reason(l->report, uri, reason, detail);
    return loader_note(l->loader, uri, reason, detail, ft);
}

static int
put_item(struct load *l, struct chunk_reader *r, struct chunk_item *item,
         struct fault *ft)
{
    enum loader_outcome outcome;
    const char *reason, *detail;

    if (!item->is_doc)
        return load_put_note(l, item->uri, item->reason, item->detail, ft);
    if (loader_put(l->loader, r, item, &outcome, ft))
        return -1;
    l->batch.weight += item->doc.text_len;
    reason = loader_noted(l->loader, &detail);
    if (reason)
        load_report_reason(l->report, item->doc.uri, reason, detail);
    return 0;
}

int
load_commit_if_due(struct load *l, struct fault *ft)
{
    if (!batch_is_due(&l->batch))
        return 0;
    return loader_settle(l->loader, ft) || batch_commit(&l->batch, ft) ? -1 : 0;
}

int
load_take_chunk(struct load *l, struct chunk_reader *r, struct fault *ft)
{
    struct chunk_item *item;
    int status = r ? batch_begin(&l->batch, ft) : 0;

    while (status == 0 && r && chunk_next(r, &item))
        status = put_item(l, r, item, ft);
    if (status == 0 && (!r || chunk_damaged(r)))
        status = fault_set(ft, FAULT_INTERNAL, "a decoder sent a bad chunk");
    chunk_reader_free(r);
    return status ? status : load_commit_if_due(l, ft);
}

static int
take_chunks(struct load *l, struct load_job *j, struct fault *ft)
{
    for (size_t i = 0; i < j->n_chunks; i++) {
        struct load_waiting *x = &j->chunks[i];
        struct chunk_reader *r = x->reader;

        x->reader = NULL;
        if (load_take_chunk(l, r, ft))
            return -1;
        l->buffered -= x->bytes.len;
        buf_free(&x->bytes);
    }
    j->n_chunks = 0;
    return 0;
}

/* Behind the documents that came before the crash. */
static int
note_crash(struct load *l, const struct load_job *j, struct fault *ft)
{
    if (!j->crash)
        return 0;
    return batch_begin(&l->batch, ft) ||
                   load_put_note(l, j->source.files[0].name, "crashed",
                                 j->crash, ft)
               ? -1
               : 0;
}

/* The job whose turn it was is stored: so are its files. */
static int
end_job(struct load *l, struct load_job *j, struct fault *ft)
{
    if (note_crash(l, j, ft))
        return -1;
    for (size_t i = 0; i < j->source.n_files; i++)
        if (batch_begin(&l->batch, ft) ||
            unchanged_read(&l->unchanged, &j->source.files[i], ft))
            return -1;
    l->next++;
    return 0;
}

int
load_take_ready(struct load *l, struct fault *ft)
{
    while (l->next < l->n_jobs) {
        struct load_job *j = l->jobs[l->next];

        if (take_chunks(l, j, ft))
            return -1;
        if (!j->finished)
            break;
        if (end_job(l, j, ft))
            return -1;
    }
    return 0;
}
