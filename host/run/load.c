#include "load.h"

#include <errno.h>
#include <libgen.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "batch.h"
#include "interrupt.h"
#include "load_job.h"
#include "log.h"
#include "loop.h"
#include "mem.h"
#include "pool.h"
#include "unchanged.h"

enum {
    BUFFERED_MAX = 16 << 20,  /* bytes of chunks that wait for their turn */
    COMMIT_BYTES = 128 << 20, /* of text in one transaction, */
    COMMIT_AGE_MS = 4000      /* and how long it may take */
};

struct load {
    const struct load_request *request;
    struct load_report *report;
    struct store *store;
    struct loader *loader;
    struct unchanged unchanged;
    struct pool *pool;
    struct chunk_types **types; /* of each worker's chunks, by slot */
    struct buf open;            /* the OPEN frame of every worker */
    struct load_job **jobs;
    size_t n_jobs, cap_jobs;
    size_t next;       /* the job whose chunks are taken now */
    size_t unassigned; /* no job before this one waits for a worker */
    size_t buffered;
    uint64_t bytes, bytes_all;
    char **names; /* source_named: of each, and whether a worker met it */
    bool *met;
    size_t n_named;
    int starts_failed; /* workers that died before they were ready */
    bool stopping;     /* no new work: interrupted or failed */
    bool failed;
    struct fault *ft;
    struct batch batch; /* weighed in bytes of text */
    uint64_t started_ns;
    struct interrupt interrupt;
    uv_timer_t tick;
};

static void
stop(struct load *l)
{
    l->stopping = true;
    pool_kill_all(l->pool);
}

/* The first failure counts; its fault has been filled. */
static void
fail(struct load *l)
{
    l->failed = true;
    stop(l);
}

static int
put_note(struct load *l, const char *uri, const char *reason,
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
        return put_note(l, item->uri, item->reason, item->detail, ft);
    if (loader_put(l->loader, r, item, &outcome, ft))
        return -1;
    l->batch.weight += item->doc.text_len;
    reason = loader_noted(l->loader, &detail);
    if (reason)
        load_report_reason(l->report, item->doc.uri, reason, detail);
    return 0;
}

static int
commit_if_due(struct load *l, struct fault *ft)
{
    if (!batch_is_due(&l->batch))
        return 0;
    return loader_settle(l->loader, ft) || batch_commit(&l->batch, ft) ? -1 : 0;
}

/* Stores a chunk and frees its reader; NULL: it is none. */
static int
take_chunk(struct load *l, struct chunk_reader *r, struct fault *ft)
{
    struct chunk_item *item;
    int status = r ? batch_begin(&l->batch, ft) : 0;

    while (status == 0 && r && chunk_next(r, &item))
        status = put_item(l, r, item, ft);
    if (status == 0 && (!r || chunk_damaged(r)))
        status = fault_set(ft, FAULT_INTERNAL, "a decoder sent a bad chunk");
    chunk_reader_free(r);
    return status ? status : commit_if_due(l, ft);
}

static int
take_chunks(struct load *l, struct load_job *j, struct fault *ft)
{
    for (size_t i = 0; i < j->n_chunks; i++) {
        struct load_waiting *x = &j->chunks[i];
        struct chunk_reader *r = x->reader;

        x->reader = NULL;
        if (take_chunk(l, r, ft))
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
                   put_note(l, j->source.files[0].name, "crashed", j->crash, ft)
               ? -1
               : 0;
}

/* Only the job whose turn it is may be read while the buffer is full. */
static void
pause_or_resume(struct load *l)
{
    for (unsigned i = 0; i < pool_size(l->pool); i++) {
        struct pool_worker *w = pool_worker(l->pool, i);

        if (w && w->job)
            pool_pause(w, l->buffered > BUFFERED_MAX && l->next < l->n_jobs &&
                              w->job != l->jobs[l->next]);
    }
}

/* Stores everything whose turn has come. */
static void
take_ready(struct load *l)
{
    while (!l->failed && l->next < l->n_jobs) {
        struct load_job *j = l->jobs[l->next];

        if (take_chunks(l, j, l->ft)) {
            fail(l);
            return;
        }
        if (!j->finished)
            break;
        if (note_crash(l, j, l->ft)) {
            fail(l);
            return;
        }
        for (size_t i = 0; i < j->source.n_files && !l->failed; i++) {
            if (batch_begin(&l->batch, l->ft) ||
                unchanged_read(&l->unchanged, &j->source.files[i], l->ft))
                fail(l);
        }
        l->next++;
    }
    pause_or_resume(l);
}

static void
assign(struct load *l, struct pool_worker *w)
{
    struct buf frame = {0};
    size_t mark;

    while (l->unassigned < l->n_jobs && l->jobs[l->unassigned]->assigned)
        l->unassigned++;
    if (l->stopping || l->unassigned == l->n_jobs) {
        pool_end(w);
        return;
    }
    w->job = l->jobs[l->unassigned];
    ((struct load_job *)w->job)->assigned = true;
    mark = wire_begin(&frame, WIRE_DECODE);
    buf_u64(&frame, ((struct load_job *)w->job)->received);
    source_job_encode(&((struct load_job *)w->job)->source, &frame);
    wire_end(&frame, mark);
    pool_send(w, &frame);
    buf_free(&frame);
}

static void
on_ready(struct load *l, struct pool_worker *w, struct cur *c)
{
    w->ready = true;
    l->starts_failed = 0;
    if (!l->names) {
        l->n_named = (size_t)cur_varint(c);
        l->names = mem_alloc((l->n_named + 1) * sizeof *l->names);
        l->met = mem_alloc(l->n_named + 1);
        for (size_t i = 0; i < l->n_named; i++)
            l->names[i] = cur_opt(c);
    }
    assign(l, w);
}

/* A chunk whose turn it is is stored at once, others are kept. */
static void
on_chunk(struct load *l, struct pool_worker *w, const struct wire_frame *f)
{
    struct load_job *j = w->job;
    struct chunk_types **types = &l->types[w->slot];

    j->received++;
    if (l->jobs[l->next] == j && !j->n_chunks) {
        if (take_chunk(l, chunk_reader_new(types, f->payload, f->len), l->ft))
            fail(l);
        return;
    }
    load_job_keep(j, types, f->payload, f->len);
    l->buffered += f->len;
    take_ready(l);
}

static void
on_decoded(struct load *l, struct pool_worker *w, struct cur *c)
{
    struct load_job *j = w->job;

    for (size_t i = 0; i < j->source.n_files; i++) {
        j->source.files[i].documents = cur_varint(c);
        j->source.files[i].notes = cur_varint(c);
    }
    while (c->p < c->end && !c->bad) {
        uint64_t row = cur_varint(c);

        if (row < l->n_named)
            l->met[row] = true;
    }
    for (size_t i = 0; i < j->source.n_files; i++)
        l->bytes += j->source.to ? j->source.to - j->source.from
                                 : j->source.files[i].size;
    j->finished = true;
    w->job = NULL;
    take_ready(l);
    assign(l, w);
}

static void
on_frame(void *cookie, struct pool_worker *w, const struct wire_frame *f)
{
    struct load *l = cookie;
    struct cur c = cur_of(f->payload, f->len);

    if (l->failed)
        return;
    if (f->type == WIRE_READY) {
        on_ready(l, w, &c);
    } else if (f->type == WIRE_CHUNK && w->job) {
        on_chunk(l, w, f);
    } else if (f->type == WIRE_DECODED && w->job) {
        on_decoded(l, w, &c);
    } else if (f->type == WIRE_FAULT) {
        enum fault_code code = (enum fault_code)cur_u32(&c);
        char *text = cur_opt(&c);

        fault_set(l->ft, code, "%s", text ? text : "a decoder failed");
        free(text);
        fail(l);
    }
}

static void
insert_job(struct load *l, size_t at, struct load_job *j)
{
    l->jobs = mem_grow(l->jobs, &l->cap_jobs, l->n_jobs + 1, sizeof *l->jobs);
    memmove(l->jobs + at + 1, l->jobs + at, (l->n_jobs - at) * sizeof *l->jobs);
    l->jobs[at] = j;
    l->n_jobs++;
}

/* A group of files becomes one job a file, so that the bad one stands alone.
   Nothing of a group has been received: it comes as one chunk. */
static void
split(struct load *l, size_t at)
{
    struct load_job *group = l->jobs[at];
    size_t n = group->source.n_files;

    for (size_t i = 1; i < n; i++) {
        struct load_job *one = mem_alloc(sizeof *one);

        one->source.files = mem_alloc(sizeof *one->source.files);
        one->source.files[0] = group->source.files[i];
        one->source.n_files = 1;
        insert_job(l, at + i, one);
    }
    group->source.n_files = 1;
    group->deaths = (struct death_tally){0};
    group->assigned = false;
}

static size_t
index_of(const struct load *l, const struct load_job *j)
{
    size_t i = 0;

    while (l->jobs[i] != j)
        i++;
    return i;
}

/* The worker died over a job: again, in parts, or given up with a note. */
static void
job_lost(struct load *l, struct load_job *j, const struct death *death)
{
    size_t at = index_of(l, j);

    j->assigned = false;
    if (at < l->unassigned)
        l->unassigned = at;
    if (!death_blames(&j->deaths, death))
        return;
    if (j->source.n_files > 1) {
        split(l, at);
        return;
    }
    j->assigned = j->finished = true;
    j->source.files[0].notes = 1;
    j->crash = mem_string(death->what);
    log_warn("%s cannot be decoded: its worker %s", j->source.files[0].name,
             death->what);
    take_ready(l);
}

static void
on_gone(void *cookie, struct pool_worker *w, const struct death *death)
{
    struct load *l = cookie;

    if (death->expected || l->stopping)
        return;
    if (w->job)
        job_lost(l, w->job, death);
    else if (++l->starts_failed >= 3) {
        fault_set(l->ft, FAULT_IO, "decoding workers do not start: one %s",
                  death->what);
        fail(l);
    }
    if (!l->stopping && pool_start(l->pool, w->slot, &l->open, l->ft))
        fail(l);
}

static void
on_tick(uv_timer_t *timer)
{
    struct load *l = timer->data;
    struct load_progress p = {
        .documents = loader_totals(l->loader)->outcome[LOADER_ADDED] +
                     loader_totals(l->loader)->outcome[LOADER_REPLACED],
        .bytes = l->bytes,
        .bytes_all = l->bytes_all,
        .seconds = (double)(flight_now() - l->started_ns) / 1e9,
    };

    if (l->request->progress)
        l->request->progress(l->request->cookie, &p);
    if (!l->failed && commit_if_due(l, l->ft))
        fail(l);
}

static void
on_interrupt(void *cookie, int level)
{
    struct load *l = cookie;

    (void)level; /* what has been taken is kept; decoding can be repeated */
    l->report->interrupted = true;
    stop(l);
}

static int
put_skips(struct load *l, const struct source_plan *plan, struct fault *ft)
{
    for (size_t i = 0; i < plan->n_skips; i++) {
        const struct source_skip *s = &plan->skips[i];

        if (put_note(l, s->uri, s->reason, s->detail, ft) ||
            unchanged_skipped(&l->unchanged, s, ft))
            return -1;
    }
    return 0;
}

/* Moves the plan's jobs into the load. */
static void
take_jobs(struct load *l, struct source_plan *plan)
{
    for (size_t i = 0; i < plan->n_jobs; i++) {
        struct load_job *j = mem_alloc(sizeof *j);

        j->source = plan->jobs[i];
        insert_job(l, l->n_jobs, j);
    }
    l->bytes_all = plan->bytes;
    plan->n_jobs = 0;
}

static void
run_workers(struct load *l)
{
    uv_loop_t *loop = loop_of_process();
    struct pool_user user = {on_frame, on_gone, l};
    unsigned n = l->request->workers;
    size_t mark = wire_begin(&l->open, WIRE_OPEN_DECODE);

    source_options_encode(&l->request->options, &l->open);
    wire_end(&l->open, mark);
    if (n > l->n_jobs)
        n = (unsigned)l->n_jobs;
    l->pool = pool_new(loop, n ? n : 1);
    l->types = mem_alloc(pool_size(l->pool) * sizeof *l->types);
    pool_use(l->pool, &user);
    interrupt_start(&l->interrupt, loop, on_interrupt, l);
    uv_timer_init(loop, &l->tick);
    l->tick.data = l;
    uv_timer_start(&l->tick, on_tick, 100, 100);
    uv_unref((uv_handle_t *)&l->tick);
    for (unsigned i = 0; i < n && !l->failed; i++) {
        if (pool_start(l->pool, i, &l->open, l->ft))
            fail(l);
    }
    uv_run(loop, UV_RUN_DEFAULT);
    uv_close((uv_handle_t *)&l->tick, NULL);
    interrupt_stop(&l->interrupt);
    uv_run(loop, UV_RUN_DEFAULT);
    for (unsigned i = 0; i < pool_size(l->pool); i++)
        chunk_types_free(l->types[i]);
    free(l->types);
    pool_free(l->pool);
    buf_free(&l->open);
}

/* Rows of the --meta file that no document has, and fields of --map that
   nothing had that was read. */
static void
name_unmet(struct load *l)
{
    struct load_report *r = l->report;
    size_t maps = l->request->options.n_map;
    size_t rows = l->n_named ? l->n_named - maps : 0;

    r->unjoined = mem_alloc((rows + 1) * sizeof *r->unjoined);
    for (size_t i = 0; i < l->n_named; i++) {
        if (l->met[i])
            continue;
        if (i < rows)
            r->unjoined[r->n_unjoined++] = mem_string(l->names[i]);
        else if (!l->request->again)
            log_warn("--map %s: nothing that was read has such a field",
                     l->names[i]);
    }
}

/* What was committed is acknowledged, whatever failed later. */
static int
finish(struct load *l, struct fault *ft)
{
    l->report->totals = *loader_totals(l->loader);
    if (l->failed)
        batch_rollback(&l->batch);
    if (l->failed || batch_begin(&l->batch, ft) ||
        (!l->report->interrupted && unchanged_end(&l->unchanged, ft))) {
        loader_drop(l->loader);
        return -1;
    }
    if (loader_close(l->loader, !l->report->interrupted, &l->report->totals,
                     ft) ||
        batch_commit(&l->batch, ft)) {
        batch_rollback(&l->batch);
        return -1;
    }
    return 0;
}

static void
load_free(struct load *l)
{
    for (size_t i = 0; i < l->n_jobs; i++)
        load_job_free(l->jobs[i]);
    free(l->jobs);
    mem_free_strings(l->names, l->n_named);
    free(l->met);
    unchanged_close(&l->unchanged);
}

static int
load_planned(struct load *l, struct source_plan *plan, struct fault *ft)
{
    if (batch_begin(&l->batch, ft))
        return -1;
    if (loader_open(&l->loader, l->store, l->request->command, ft)) {
        batch_rollback(&l->batch);
        return -1;
    }
    unchanged_open(&l->unchanged, l->loader, &l->request->options,
                   l->request->again);
    l->failed =
        unchanged_leave_out(&l->unchanged, plan, ft) || put_skips(l, plan, ft);
    source_plan_cut(plan, &l->request->options);
    take_jobs(l, plan);
    if (!l->failed && l->n_jobs)
        run_workers(l);
    if (finish(l, ft))
        return -1;
    if (!l->report->interrupted)
        name_unmet(l);
    return 0;
}

/* The folder a corpus file is or will be in. */
static int
folder_of(const char *corpus, char out[PATH_MAX], struct fault *ft)
{
    char *copy = mem_string(corpus);
    const char *folder = dirname(copy);
    int status = 0;

    if (!realpath(folder, out))
        status = fault_set(ft, FAULT_CORPUS,
                           "%s: %s (the folder of the "
                           "corpus file must be there)",
                           folder, strerror(errno));
    free(copy);
    return status;
}

int
load_run(const struct load_request *request, struct load_report *report,
         struct fault *ft)
{
    struct load l = {.request = request, .report = report, .ft = ft};
    struct source_plan plan = {0};
    char base[PATH_MAX];
    int status = -1;

    *report = (struct load_report){0};
    l.started_ns = flight_now();
    if (folder_of(request->corpus, base, ft) == 0 &&
        source_plan(&plan, request->paths, request->n_paths, base,
                    &request->options, ft) == 0 &&
        store_open(&l.store, request->corpus, STORE_CREATE, ft) == 0) {
        store_warn_words(l.store);
        l.batch = (struct batch){.store = l.store,
                                 .weight_max = COMMIT_BYTES,
                                 .age_max_ms = COMMIT_AGE_MS};
        status = load_planned(&l, &plan, ft);
        store_close(l.store);
    }
    source_plan_free(&plan);
    load_free(&l);
    report->seconds = (double)(flight_now() - l.started_ns) / 1e9;
    return status;
}
