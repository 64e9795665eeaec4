/* work: which pairs a run has to do. */
#include <stdlib.h>
#include <string.h>

#include "loader.h"
#include "mem.h"
#include "reader.h"
#include "run_parts.h"

/* The ids that --where selects; NULL: all. */
static int
select_documents(struct run *r, int64_t **ids, size_t *n, struct fault *ft)
{
    struct reader *reader = reader_new(r->store);
    int status = reader_select(reader, r->request->where, false, ids, n, ft);

    reader_free(reader);
    return status;
}

static void
tell_changed(const struct run *r, struct buf *changed)
{
    char *save = NULL, *at;

    if (!changed->len || !r->request->changed)
        return;
    for (at = strtok_r(buf_text(changed), "\n", &save); at;
         at = strtok_r(NULL, "\n", &save))
        r->request->changed(r->request->cookie, at);
}

static int
find_owed(struct run *r, struct fault *ft)
{
    int64_t *ids = NULL;
    size_t n = 0;
    int status = select_documents(r, &ids, &n, ft);

    r->report->documents = n;
    if (status == 0 && r->request->verify) {
        status = verify_sample(r->results, ids, n, r->request->verify, &r->owed,
                               &r->n_owed, ft);
        r->report->verified = r->n_owed;
    } else if (status == 0)
        status = results_owed(r->results, ids, n, r->request->retry, &r->owed,
                              &r->n_owed, ft);
    free(ids);
    return status;
}

static int
count_owed(struct run *r, struct fault *ft)
{
    struct owed_reasons *reasons = mem_alloc((r->plan.n + 1) * sizeof *reasons);
    int status = why_owed(r->results, r->store, r->plan.manifests, r->plan.n,
                          r->owed, r->n_owed, reasons, ft);

    for (size_t i = 0; i < r->plan.n && status == 0; i++)
        r->report->plugins[i].owed = reasons[i];
    free(reasons);
    return status;
}

/* What is owed, as the corpus is at one moment. */
static int
look(struct run *r, struct fault *ft)
{
    int status;

    store_view_begin(r->store);
    r->looked_at = store_change(r->store);
    status = results_look(&r->results, r->store, r->plan.manifests,
                          r->plan.keys, r->plan.n, ft);
    if (status == 0)
        status = find_owed(r, ft);
    if (status == 0 && r->request->dry_run)
        status = count_owed(r, ft);
    store_view_end(r->store);
    return status;
}

/* What is done already was done by configurations that can be set up. */
static int
take_done(struct run *r, struct buf *changed, struct fault *ft)
{
    for (size_t i = 0; i < r->plan.n && r->report->documents; i++)
        if (results_waits(r->results, i) && !pairs_count(r, 1ull << i) &&
            results_take(r->results, i, changed, ft))
            return -1;
    return 0;
}

int
work_take(struct run *r, struct fault *ft)
{
    uint64_t plugins = work_reads(r) ? 0 : r->wave.plugins & ~r->left;
    struct buf changed = {0};
    bool taken = false;
    int status = 0;

    for (size_t i = 0; i < r->plan.n && status == 0; i++) {
        if (!(plugins >> i & 1) || !results_waits(r->results, i))
            continue;
        taken = true;
        status = batch_begin(&r->batch, ft) ||
                 results_take(r->results, i, &changed, ft);
    }
    if (taken && status == 0)
        status = batch_commit(&r->batch, ft);
    tell_changed(r, &changed);
    buf_free(&changed);
    return status ? -1 : 0;
}

/* Results of another name than their plugin's, of which nothing has been made:
   no plain run would ever ask for them again. */
static int
remove_unmade(struct run *r, struct fault *ft)
{
    for (size_t i = 0; i < r->plan.n; i++) {
        const struct manifest *m = &r->plan.manifests[i];

        if (r->left >> i & 1 && strcmp(m->name, manifest_plugin(m)) != 0 &&
            (batch_commit(&r->batch, ft) ||
             results_remove_unmade(r->store, m->name, ft)))
            return -1;
    }
    return 0;
}

int
work_withdraw(struct run *r, struct fault *ft)
{
    bool any = false;
    int status = 0;

    for (size_t i = 0; i < r->plan.n && status == 0; i++) {
        if (!results_waits(r->results, i))
            continue;
        any = true;
        status =
            batch_begin(&r->batch, ft) || results_withdraw(r->results, i, ft);
    }
    return status || (any && batch_commit(&r->batch, ft))
               ? -1
               : remove_unmade(r, ft);
}

/* Registers configurations and finds what is owed, in one transaction. */
static int
plan(struct run *r, struct fault *ft)
{
    struct buf changed = {0};
    int status = store_repair(r->store, ft);

    if (status == 0)
        status = batch_begin(&r->batch, ft);
    if (status == 0)
        status = results_open(&r->results, r->store, r->plan.manifests,
                              r->plan.keys, r->plan.n, &changed, ft);
    if (status == 0)
        status = find_owed(r, ft);
    if (status == 0)
        status = take_done(r, &changed, ft);
    if (status == 0)
        tell_changed(r, &changed);
    buf_free(&changed);
    return status;
}

bool
work_reads(const struct run *r)
{
    return r->request->dry_run || r->request->verify;
}

int
work_find(struct run *r, struct fault *ft)
{
    int status = work_reads(r) ? look(r, ft) : plan(r, ft);

    for (size_t i = 0; i < r->plan.n && status == 0; i++)
        r->plan.engine.plugins[i].config = results_config(r->results, i);
    return status;
}
