/* aggregate: the reduce pass. Blocks whose members changed are reduced anew,
   each partial is stored under its key, then one worker folds them from left
   to right and finishes: the same bytes for any number of workers. */
#include <stdlib.h>

#include "mem.h"
#include "run_parts.h"

/* A failure, too, stays until it is asked for again, as a pair's does. Only
   what was made can be verified. */
static bool
is_owed(const struct run *r, enum pair_state state)
{
    if (r->verify)
        return state == PAIR_OK;
    return state != PAIR_OK && (!state || r->request->retry >> state & 1);
}

/* To verify, all blocks, from the last to the first: the order must not
   matter. */
static void
add_folds(struct run *r, size_t plugin, const struct block *blocks, size_t n,
          size_t *cap)
{
    r->folds = mem_grow(r->folds, cap, r->n_folds + n + 1, sizeof *r->folds);
    for (size_t i = 0; i < n; i++) {
        const struct block *block = &blocks[r->verify ? n - 1 - i : i];

        if (block->current && !r->verify)
            continue;
        r->folds[r->n_folds++] =
            (struct fold){.plugin = plugin, .block = *block};
        r->blocks_left[plugin]++;
    }
    r->folds[r->n_folds++] =
        (struct fold){.plugin = plugin, .block = {.number = -1}};
}

static int
plan_plugin(struct run *r, size_t plugin, size_t *cap, struct fault *ft)
{
    struct block *blocks;
    enum pair_state state;
    size_t n;
    int status;

    if (results_blocks(r->results, plugin, &blocks, &n, ft))
        return -1;
    status = results_corpus_state(r->results, plugin, blocks, n, &state, ft);
    if (status == 0 && is_owed(r, state))
        add_folds(r, plugin, blocks, n, cap);
    free(blocks);
    return status;
}

/* A configuration that still waits has no results. */
static bool
has_aggregate(const struct run *r, size_t plugin)
{
    return r->plan.manifests[plugin].has_reduce && !(r->left >> plugin & 1) &&
           !results_waits(r->results, plugin);
}

int
aggregate_plan(struct run *r, struct fault *ft)
{
    size_t cap = 0;

    r->blocks_left = mem_alloc((r->plan.n + 1) * sizeof *r->blocks_left);
    r->fold_failures = mem_alloc((r->plan.n + 1) * sizeof *r->fold_failures);
    for (size_t i = 0; i < r->plan.n; i++) {
        if (has_aggregate(r, i) && plan_plugin(r, i, &cap, ft))
            return -1;
    }
    r->folds_left = r->n_folds;
    return 0;
}

static bool
held(const struct run *r, const struct fold *f)
{
    for (unsigned i = 0; i < pool_size(r->pool); i++) {
        if (r->holdings[i].fold == f)
            return true;
    }
    return false;
}

/* The next fold that nobody does and whose blocks, if it is a finish, are all
   there; NULL if there is none now. */
static struct fold *
next_fold(const struct run *r)
{
    for (size_t i = 0; i < r->n_folds; i++) {
        struct fold *f = &r->folds[i];

        if (!f->done && !held(r, f) &&
            (f->block.number >= 0 || r->blocks_left[f->plugin] == 0))
            return f;
    }
    return NULL;
}

bool
aggregate_waits(const struct run *r)
{
    return r->folds_left && next_fold(r);
}

void
aggregate_feed(struct run *r, struct pool_worker *w)
{
    struct holding *h = w->job;
    struct buf frame = {0};
    size_t mark;

    if (h->fold || !(h->fold = next_fold(r)))
        return;
    if (h->fold->deaths.crashes && !h->fresh) { /* alone: be replaced */
        h->fold = NULL;
        pool_end(w);
        return;
    }
    h->fresh = false;
    if (h->fold->block.number < 0) {
        /* The worker reads the partials out of the corpus. */
        if (!r->verify &&
            (batch_begin(&r->batch, r->ft) ||
             results_trim_partials(r->results, h->fold->plugin, r->ft) ||
             batch_commit(&r->batch, r->ft))) {
            run_fail(r);
            return;
        }
        mark = wire_begin(&frame, WIRE_FINISH);
        buf_u32(&frame, (uint32_t)h->fold->plugin);
    } else {
        mark = wire_begin(&frame, WIRE_REDUCE);
        buf_u32(&frame, (uint32_t)h->fold->plugin);
        buf_u64(&frame, (uint64_t)h->fold->block.number);
    }
    wire_end(&frame, mark);
    pool_send(w, &frame);
    buf_free(&frame);
}

static void
done(struct run *r, struct fold *f)
{
    f->done = true;
    spool_free(&f->rows);
    r->folds_left--;
    if (f->block.number >= 0)
        r->blocks_left[f->plugin]--;
}

void
aggregate_leave(struct run *r, size_t plugin)
{
    for (size_t i = 0; i < r->n_folds; i++) {
        if (r->folds[i].plugin == plugin && !r->folds[i].done)
            done(r, &r->folds[i]);
    }
}

static int
store_failure(struct run *r, size_t plugin, const struct pair_result *why)
{
    return batch_begin(&r->batch, r->ft) ||
           results_fail_corpus(r->results, plugin, why, r->ft);
}

/* The plugin's aggregate cannot be made, or is not as it was: nothing more of
   it is done. */
static void
give_up(struct run *r, size_t plugin, struct pair_result *why)
{
    why->plugin = (uint32_t)plugin;
    if (!r->verify || why->state == PAIR_FAILED) {
        run_note_failure(r, RUN_OF_AGGREGATE, why);
        run_tell(r,
                 &(struct run_event){.kind = RUN_AGGREGATE,
                                     .plugin = r->report->plugins[plugin].name,
                                     .result = why});
    }
    if (!r->verify && store_failure(r, plugin, why)) {
        run_fail(r);
        return;
    }
    aggregate_leave(r, plugin);
}

/* Gives up when the folds before the first that failed are through. */
static void
check_failed(struct run *r, size_t plugin)
{
    struct fold_failure *failure = &r->fold_failures[plugin];

    if (!failure->fold || r->failed)
        return;
    for (size_t i = 0; i < r->n_folds; i++)
        if (r->folds[i].plugin == plugin && !r->folds[i].done)
            return;
    failure->fold = NULL;
    give_up(r, plugin, &failure->why);
    pair_result_free(&failure->why);
}

/* The fold has failed: nothing after it is needed. why's words are no longer
   the caller's. */
static void
fail(struct run *r, struct fold *f, struct pair_result *why)
{
    struct fold_failure *failure = &r->fold_failures[f->plugin];

    pair_result_free(&failure->why);
    *failure = (struct fold_failure){f, *why};
    for (size_t i = 0; i < r->n_folds; i++)
        if (r->folds[i].plugin == f->plugin && &r->folds[i] >= f &&
            !r->folds[i].done)
            done(r, &r->folds[i]);
    check_failed(r, f->plugin);
}

static int
put_rows(struct run *r, size_t plugin, struct spool *rows, struct fault *ft)
{
    if (batch_begin(&r->batch, ft) ||
        results_put_corpus(r->results, plugin, spool_next, rows, ft))
        return -1;
    r->report->plugins[plugin].aggregated = true;
    run_tell(r, &(struct run_event){.kind = RUN_AGGREGATE,
                                    .plugin = r->report->plugins[plugin].name});
    return 0;
}

/* Compares it with what is stored. */
static void
compare(struct run *r, struct fold *f, struct cur *c)
{
    struct pair_result difference;
    int differs;

    if (f->block.number >= 0)
        differs = verify_partial(r->verify, f->plugin, f->block.number, *c,
                                 &difference, r->ft);
    else
        differs = verify_corpus(r->verify, f->plugin, spool_next, &f->rows,
                                &difference, r->ft);
    if (differs < 0) {
        run_fail(r);
    } else if (differs) {
        fail(r, f, &difference);
    } else {
        done(r, f);
        check_failed(r, f->plugin);
    }
}

static void
on_success(struct run *r, struct fold *f, struct cur *c)
{
    int status;

    if (f->block.number >= 0) {
        status = batch_begin(&r->batch, r->ft);
        if (status == 0)
            status = results_put_partial(r->results, f->plugin, &f->block, c->p,
                                         (size_t)(c->end - c->p), r->ft);
        r->batch.weight += 100;
    } else {
        status = put_rows(r, f->plugin, &f->rows, r->ft);
    }
    if (status) {
        run_fail(r);
        return;
    }
    done(r, f);
    check_failed(r, f->plugin);
}

void
aggregate_frame(struct run *r, struct pool_worker *w,
                const struct wire_frame *f)
{
    struct holding *h = w->job;
    struct fold *fold = h->fold;
    struct cur c = cur_of(f->payload, f->len);
    struct pair_result failure = {0};
    struct cur rows;

    if (!fold)
        return;
    h->fold = NULL;
    cur_u32(&c); /* the plugin, and its block: the fold's */
    if (f->type == WIRE_PARTIAL)
        cur_u64(&c);
    if (fold->done)
        return; /* given up since */
    if (cur_u8(&c)) {
        if (r->verify)
            compare(r, fold, &c);
        else
            on_success(r, fold, &c);
    } else if (pair_result_decode(&failure, &rows, &c) == 0) {
        fail(r, fold, &failure);
    }
}

/* What a worker that died had sent is void: another begins anew. */
void
aggregate_rows(struct run *r, struct pool_worker *w, struct cur *c)
{
    struct fold *fold = ((struct holding *)w->job)->fold;

    cur_u32(c); /* the plugin: the fold's */
    if (!fold || fold->done)
        return;
    if (cur_u8(c))
        spool_free(&fold->rows);
    if (spool_add(&fold->rows, c->p, (size_t)(c->end - c->p), r->ft))
        run_fail(r);
}

bool
aggregate_gone(struct run *r, struct holding *h, const struct death *death)
{
    struct fold *f = h->fold;
    struct pair_result why = {.state = PAIR_CRASHED};

    h->fold = NULL;
    if (!f || f->done || death->expected)
        return false;
    if (!death_blames(&f->deaths, death))
        return true;
    if (!death->signal && (death->status == ENGINE_EXIT_MEMORY ||
                           death->status == ENGINE_EXIT_CPU)) {
        why.state = PAIR_LIMIT;
        why.cause =
            mem_string(death->status == ENGINE_EXIT_CPU ? "cpu" : "memory");
    }
    why.message = mem_string(death->what);
    fail(r, f, &why);
    return true;
}
