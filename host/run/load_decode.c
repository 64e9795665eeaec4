/* The workers of a load: load_inside.h. */
#include "load_inside.h"

#include <stdlib.h>
#include <string.h>

#include "log.h"
#include "loop.h"
#include "mem.h"

enum {
    BUFFERED_MAX = 16 << 20 /* bytes of chunks that wait for their turn */
};

static void
stop(struct load *l)
{
    l->stopping = true;
    if (l->pool) /* else nothing is being decoded */
        pool_kill_all(l->pool);
}

/* The first failure counts; its fault has been filled. */
static void
fail(struct load *l)
{
    l->failed = true;
    stop(l);
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

/* Stores what can be stored now. */
static void
go_on(struct load *l)
{
    if (!l->failed && load_take_ready(l, l->ft))
        fail(l);
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
        if (load_take_chunk(l, chunk_reader_new(types, f->payload, f->len),
                            l->ft))
            fail(l);
        return;
    }
    load_job_keep(j, types, f->payload, f->len);
    l->buffered += f->len;
    go_on(l);
}

/* Which of the things that the user named were met, and what fields there
   are. */
static void
read_met(struct load *l, struct cur *c)
{
    for (uint64_t n = cur_varint(c); n && !c->bad; n--) {
        uint64_t i = cur_varint(c);

        if (i < l->n_named)
            l->met[i] = true;
    }
    while (c->p < c->end && !c->bad) {
        char *field = cur_opt(c);

        if (field)
            name_list_add(&l->report->fields, field, strlen(field));
        free(field);
    }
}

static void
on_decoded(struct load *l, struct pool_worker *w, struct cur *c)
{
    struct load_job *j = w->job;

    for (size_t i = 0; i < j->source.n_files; i++) {
        j->source.files[i].documents = cur_varint(c);
        j->source.files[i].notes = cur_varint(c);
    }
    read_met(l, c);
    for (size_t i = 0; i < j->source.n_files; i++)
        l->bytes += j->source.to ? j->source.to - j->source.from
                                 : j->source.files[i].size;
    j->finished = true;
    w->job = NULL;
    go_on(l);
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
    go_on(l);
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
    if (!l->failed && load_commit_if_due(l, l->ft))
        fail(l);
}

void
load_interrupt(void *load, int level)
{
    struct load *l = load;

    (void)level; /* what has been taken is kept; decoding can be repeated */
    l->report->interrupted = true;
    stop(l);
}

void
load_decode(struct load *l)
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
    uv_timer_init(loop, &l->tick);
    l->tick.data = l;
    uv_timer_start(&l->tick, on_tick, 100, 100);
    uv_unref((uv_handle_t *)&l->tick);
    for (unsigned i = 0; i < n; i++) {
        if (pool_start(l->pool, i, &l->open, l->ft)) {
            if (i == 0)
                fail(l);
            break; /* those there do it all */
        }
    }
    uv_run(loop, UV_RUN_DEFAULT);
    uv_close((uv_handle_t *)&l->tick, NULL);
    uv_run(loop, UV_RUN_DEFAULT);
    for (unsigned i = 0; i < pool_size(l->pool); i++)
        chunk_types_free(l->types[i]);
    free(l->types);
    pool_free(l->pool);
    l->pool = NULL;
    buf_free(&l->open);
}
