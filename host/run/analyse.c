/* analyse: owed pairs to workers, results into the corpus. */
#include <stdlib.h>

#include "mem.h"
#include "run_parts.h"

enum {
    SLICE_MAX = 128 /* documents of a slice at most; the last ones are smaller,
                       so that workers end together */
};

void
analyse_queue(struct run *r, size_t from, size_t n, bool alone, bool first)
{
    struct slice *s = mem_alloc(sizeof *s);

    *s = (struct slice){from, n, pairs_among(r, from, n, r->wave.plugins),
                        alone, NULL};
    if (s->left == 0) {
        free(s);
        return;
    }
    if (first) {
        s->later = r->queue;
        r->queue = s;
        if (!s->later)
            r->queue_end = &s->later;
    } else {
        *r->queue_end = s;
        r->queue_end = &s->later;
    }
}

void
analyse_plan(struct run *r)
{
    size_t n;

    r->pairs_left = pairs_count(r, r->wave.plugins);
    for (size_t from = 0; from < r->n_owed; from += n) {
        size_t share = (r->n_owed - from) / (r->request->workers * 8u) + 1;

        n = share < SLICE_MAX ? share : SLICE_MAX;
        analyse_queue(r, from, n, false, r->verify != NULL);
    }
}

/* Takes the first slice this worker may have out of the queue. */
static struct slice *
take(struct run *r, const struct holding *h)
{
    struct slice **at = &r->queue;

    while (*at && (*at)->alone && !h->fresh)
        at = &(*at)->later;
    if (!*at || ((*at)->alone && h->n_slices))
        return NULL;
    return *at;
}

static void
unqueue(struct run *r, struct slice *s)
{
    struct slice **at = &r->queue;

    while (*at != s)
        at = &(*at)->later;
    *at = s->later;
    if (!*at)
        r->queue_end = at;
    s->later = NULL;
}

static void
send_slice(struct run *r, struct pool_worker *w, const struct slice *s)
{
    struct buf frame = {0};
    size_t mark = wire_begin(&frame, WIRE_ANALYSE);

    for (size_t i = 0; i < s->n; i++) {
        const struct owed *o =
            &r->owed[r->verify ? s->from + s->n - 1 - i : s->from + i];
        uint64_t plugins = o->plugins & r->wave.plugins;

        if (!plugins)
            continue; /* done before its worker died */
        buf_u64(&frame, (uint64_t)o->document);
        buf_u64(&frame, plugins);
    }
    wire_end(&frame, mark);
    pool_send(w, &frame);
    buf_free(&frame);
}

void
analyse_look(struct pool_worker *w)
{
    struct holding *h = w->job;
    int n = 0;

    for (int i = 0; i < FLIGHT_PAIRS; i++)
        n += w->flight->pairs[i].since != 0;
    h->waits = n > 1;
}

static bool
has_room(const struct holding *h)
{
    uint64_t documents = 0;

    if (!h->waits || h->n_slices < 2)
        return h->n_slices < 2;
    for (int i = 0; i < h->n_slices; i++)
        documents += h->slices[i]->left < h->slices[i]->n ? h->slices[i]->left
                                                          : h->slices[i]->n;
    return documents < FLIGHT_PAIRS;
}

void
analyse_feed(struct run *r, struct pool_worker *w)
{
    struct holding *h = w->job;
    struct slice *s;

    while (has_room(h) && !(h->n_slices && h->slices[0]->alone) &&
           (s = take(r, h))) {
        unqueue(r, s);
        send_slice(r, w, s);
        h->slices[h->n_slices++] = s;
        h->fresh = false;
    }
    /* Only slices for fresh workers are left: be replaced by one. */
    if (h->n_slices == 0 && r->queue && !h->fresh)
        pool_end(w);
}

static struct owed *
find(const struct run *r, const struct slice *s, int64_t document)
{
    size_t low = s->from, high = s->from + s->n;

    while (low < high) {
        size_t mid = low + (high - low) / 2;

        if (r->owed[mid].document < document)
            low = mid + 1;
        else
            high = mid;
    }
    if (low < s->from + s->n && r->owed[low].document == document)
        return &r->owed[low];
    return NULL;
}

/* The worker's slice that awaits this pair, with its document; or NULL. */
static struct slice *
slice_of(const struct run *r, const struct holding *h,
         const struct pair_result *p, struct owed **owed)
{
    for (int i = 0; i < h->n_slices; i++) {
        *owed = find(r, h->slices[i], p->document);
        if (*owed && ((*owed)->plugins >> p->plugin & 1))
            return h->slices[i];
    }
    return NULL;
}

int
analyse_flush(void *cookie, struct fault *ft)
{
    struct run *r = cookie;

    return pending_store(&r->pending, r->results, ft);
}

/* The words are p's no longer. */
static int
keep(struct run *r, struct pair_result *p, struct cur rows)
{
    if (batch_begin(&r->batch, r->ft))
        return -1;
    r->batch.weight += p->n_rows + 1;
    pending_add(&r->pending, p, rows);
    if (!pending_is_full(&r->pending))
        return 0;
    return analyse_flush(r, r->ft) || batch_commit_if_due(&r->batch, r->ft);
}

/* Compares it with what is stored. */
static int
compare(struct run *r, const struct pair_result *p, struct cur rows)
{
    struct pair_result difference;
    int differs = verify_pair(r->verify, p, rows, &difference, r->ft);

    if (differs > 0)
        run_note_failure(r, RUN_OF_PAIR, &difference);
    if (differs > 0)
        pair_result_free(&difference);
    return differs < 0 ? -1 : 0;
}

/* Counts the result, takes the pair off the slice and keeps it. */
static void
store(struct run *r, struct slice *s, struct owed *owed, struct pair_result *p,
      struct cur rows)
{
    struct run_plugin *count = &r->report->plugins[p->plugin];

    if (r->verify && compare(r, p, rows)) {
        run_fail(r);
        return;
    }
    if (!r->verify && p->state >= PAIR_FAILED)
        run_note_failure(r, RUN_OF_PAIR, p);
    run_tell(r,
             &(struct run_event){.kind = RUN_RESULT,
                                 .plugin = r->report->plugins[p->plugin].name,
                                 .result = p});
    owed->plugins &= ~(1ull << p->plugin);
    s->left--;
    r->pairs_left--;
    r->report->pairs++;
    r->deaths = 0;
    count->states[p->state]++;
    count->cpu_us += p->cpu_us;
    if (!r->verify && keep(r, p, rows))
        run_fail(r);
}

static void
drop_finished(struct holding *h)
{
    int kept = 0;

    for (int i = 0; i < h->n_slices; i++) {
        if (h->slices[i]->left)
            h->slices[kept++] = h->slices[i];
        else
            free(h->slices[i]);
    }
    h->n_slices = kept;
}

/* Counts again what slices await; those that await nothing are over. */
static void
recount(struct run *r)
{
    struct slice **at = &r->queue;

    while (*at) {
        struct slice *s = *at;

        s->left = pairs_among(r, s->from, s->n, r->wave.plugins);
        if (s->left) {
            at = &s->later;
        } else {
            *at = s->later;
            free(s);
        }
    }
    r->queue_end = at;
    for (unsigned i = 0; i < pool_size(r->pool); i++) {
        struct holding *h = &r->holdings[i];

        for (int k = 0; k < h->n_slices; k++)
            h->slices[k]->left = pairs_among(r, h->slices[k]->from,
                                             h->slices[k]->n, r->wave.plugins);
        drop_finished(h);
    }
}

void
analyse_leave(struct run *r, size_t plugin)
{
    uint64_t bit = 1ull << plugin;

    r->pairs_all -= pairs_count(r, bit);
    for (size_t i = 0; i < r->n_owed; i++)
        r->owed[i].plugins &= ~bit;
    r->pairs_left = pairs_count(r, r->wave.plugins);
    recount(r);
}

void
analyse_result(struct run *r, struct pool_worker *w, struct cur *c)
{
    struct pair_result p = {0};
    struct slice *s = NULL;
    struct owed *owed;
    struct cur rows;

    if (pair_result_decode(&p, &rows, c) == 0 && p.plugin < r->plan.n)
        s = slice_of(r, w->job, &p, &owed);
    if (s) {
        store(r, s, owed, &p, rows);
        drop_finished(w->job);
    }
    pair_result_free(&p);
}

void
analyse_verdict(struct run *r, struct slice *s,
                const struct pair_result *verdict)
{
    struct pair_result p = *verdict; /* storing takes the words */

    p.cause = mem_string(verdict->cause);
    p.message = mem_string(verdict->message);
    p.place = mem_string(verdict->place);
    p.source_line = mem_string(verdict->source_line);
    store(r, s, find(r, s, p.document), &p, cur_of(NULL, 0));
    pair_result_free(&p);
}
