#include "job.h"

#include <stddef.h>
#include <stdlib.h>

#include "mem.h"
#include "pair.h"

enum {
    /* Bytes in documents that wait, before another begins: rows, and texts,
       of which an article's lists take several times as much. */
    ROWS_MAX = 8 << 20,
    TEXTS_MAX = 4 << 20
};

struct job *
job_new(struct engine *e)
{
    struct job *j = mem_alloc(sizeof *j);

    j->engine = e;
    j->outcomes = mem_alloc((e->plugins.n + 1) * sizeof *j->outcomes);
    return j;
}

void
job_free(struct job *j)
{
    if (!j)
        return;
    for (size_t i = 0; i < j->engine->plugins.n; i++)
        outcome_free(&j->outcomes[i]);
    free(j->outcomes);
    article_free(&j->article);
    act_free(&j->act);
    pair_result_free(&j->result);
    free(j);
}

void
job_open(struct job *j, int64_t document)
{
    struct plugins *all = &j->engine->plugins;

    j->document = document;
    j->bytes = -1;
    j->seen_ns = uv_hrtime();
    article_open(&j->article, &all->shelf, document);
}

void
job_close(struct job *j)
{
    j->act.serial = 0;
    article_close(&j->article);
    for (size_t i = 0; i < j->engine->plugins.n; i++)
        outcome_clear(&j->outcomes[i]);
}

/* Runs pairs until one waits or all are done. */
static void
advance(struct job *j)
{
    struct engine *e = j->engine;
    struct engine_sink *sink = &e->sink;

    for (; j->at < e->plugins.n; j->at++, j->alone = false)
        if (j->asked >> j->at & 1 && !pair_begin(j))
            return;
    job_close(j);
    j->active = false;
    e->n_active--;
    sink->done(sink->cookie, j->document);
}

/* Goes on with a job of which a task is ready again. */
static void
wake(struct act *a)
{
    struct job *j = (struct job *)((char *)a - offsetof(struct job, act));

    j->seen_ns = uv_hrtime();
    if (pair_go_on(j))
        job_next(j);
}

static struct job *
new_job(struct engine *e)
{
    struct job *j = job_new(e);

    j->act.loop = e->loop;
    j->act.wake = wake;
    return j;
}

static struct job *
idle(struct engine *e)
{
    for (size_t i = 0; i < JOBS_MAX; i++) {
        if (!e->jobs[i])
            e->jobs[i] = new_job(e);
        if (!e->jobs[i]->active)
            return e->jobs[i];
    }
    return NULL;
}

/* Of a document that is gone, none. */
static size_t
bytes_of(const struct engine *e, int64_t document)
{
    struct fault ignored;
    int64_t bytes;

    if (reader_bytes(e->plugins.shelf.reader, document, &bytes, &ignored) <= 0)
        return 0;
    return (size_t)bytes;
}

static size_t
rows_of(const struct job *j)
{
    size_t held = j->act.held;

    for (size_t i = 0; i < j->engine->plugins.n; i++)
        held += j->outcomes[i].held;
    return held;
}

/* How many documents may be in flight where these plugins are asked for. */
static size_t
most_active(const struct engine *e, uint64_t asked)
{
    size_t most = JOBS_MAX;

    for (size_t i = 0; i < e->plugins.n; i++) {
        uint64_t own = e->plugins.at[i].manifest.limits.waiting;

        if (asked >> i & 1 && own && own < most)
            most = (size_t)own;
    }
    return most;
}

/* Is there room for one more document beside those that wait? For less rows
   than a plugin may have: one at its limit would have to begin again. */
static bool
has_room(const struct engine *e, const struct waiting *w)
{
    size_t rows = 0, texts;

    if (e->n_active == 0 || e->n_active >= most_active(e, w->asked))
        return e->n_active == 0;
    texts = bytes_of(e, w->document);
    for (size_t i = 0; i < JOBS_MAX; i++) {
        struct job *j = e->jobs[i];

        if (!j || !j->active)
            continue;
        if (j->parked || j->alone)
            return false;
        if (j->bytes < 0)
            j->bytes = (int64_t)bytes_of(e, j->document);
        rows += rows_of(j);
        texts += (size_t)j->bytes;
    }
    return rows < ROWS_MAX && texts < TEXTS_MAX;
}

/* A parked job whose pair can begin now, or NULL. */
static struct job *
next_parked(const struct engine *e)
{
    for (size_t i = 0; i < JOBS_MAX && e->n_active; i++) {
        struct job *j = e->jobs[i];

        if (j && j->parked && pair_may_begin(j))
            return j;
    }
    return NULL;
}

static void
begin_alone(struct job *j)
{
    j->parked = false;
    j->alone = true;
    pair_renew(j);
    advance(j);
}

static void
begin_next(struct engine *e)
{
    struct waiting w = e->queue[e->queue_at++];
    struct job *j = idle(e);

    if (e->queue_at == e->n_queue)
        e->queue_at = e->n_queue = 0;
    j->active = true;
    j->asked = w.asked;
    j->at = 0;
    e->n_active++;
    job_open(j, w.document);
    advance(j);
}

/* A call of analyse from the sink only queues, so that the stack stays flat. */
void
jobs_pump(struct engine *e)
{
    struct job *j;

    if (e->pumping)
        return;
    e->pumping = true;
    for (;;) {
        if ((j = next_parked(e)))
            begin_alone(j);
        else if (e->queue_at < e->n_queue &&
                 has_room(e, &e->queue[e->queue_at]))
            begin_next(e);
        else
            break;
    }
    e->pumping = false;
}

void
job_next(struct job *j)
{
    j->at++;
    j->alone = false;
    advance(j);
    jobs_pump(j->engine);
}
