#include "pass.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mem.h"
#include "streams.h"
#include "threads.h"

enum {
    DOCUMENTS_LEAST = 512, /* a thread, or beginning it takes longer */
    /* The same, where nobody asked for threads: each has tables of its own, to
       be made and added up, so that a second one costs CPU time. */
    DOCUMENTS_WORTH = 40000,
    TABLES_MAX = 64 << 20
};

struct hand { /* of one thread */
    struct streams *streams;
    struct passages *passages;
    size_t at; /* dealt again up to here */
    uint64_t documents;
};

struct pass {
    struct work *w;
    const int64_t *ids;
    size_t n, threads;
    struct hand hand[THREADS_MAX];
    /* what threads may look at only while they have the turn, as the reader */
    pthread_mutex_t turn;
    uint8_t *dealt; /* to whom each document was */
    size_t next;    /* of those that were not */
    size_t failed;  /* n: none */
    struct fault fault;
    /* what is done this time */
    bool again;
    pass_cb *each;
    char *contexts;
    size_t size;
};

size_t
pass_threads(const struct work *w, size_t documents, size_t bytes)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    size_t n = w->q->jobs ? w->q->jobs : (size_t)(cores > 0 ? cores : 1);
    size_t worth = documents / (w->q->jobs ? DOCUMENTS_LEAST : DOCUMENTS_WORTH);
    size_t fit = 1 + TABLES_MAX / (bytes + 1);

    n = n < worth ? n : worth;
    n = n < fit ? n : fit;
    n = n < THREADS_MAX ? n : THREADS_MAX;
    return n ? n : 1;
}

int
pass_new(struct pass **out, struct work *w, const int64_t *ids, size_t n,
         size_t threads, struct fault *ft)
{
    struct pass *p = mem_alloc(sizeof *p);
    int bad = 0;

    *p = (struct pass){.w = w, .ids = ids, .n = n, .threads = threads};
    pthread_mutex_init(&p->turn, NULL);
    p->dealt = mem_alloc(n);
    for (size_t i = 0; i < threads && !bad; i++) {
        bad = streams_new(&p->hand[i].streams, w->reader, ft);
        p->hand[i].passages = passages_new(w, &p->turn);
    }
    if (bad)
        pass_free(p);
    else
        *out = p;
    return bad;
}

void
pass_free(struct pass *p)
{
    if (!p)
        return;
    for (size_t i = 0; i < p->threads; i++) {
        streams_free(p->hand[i].streams);
        passages_free(p->hand[i].passages);
    }
    pthread_mutex_destroy(&p->turn);
    free(p->dealt);
    free(p);
}

size_t
pass_width(const struct pass *p)
{
    return p->threads;
}

/* The next stretch of documents for a thread, as it was dealt before, if it
   was: false when there are none. */
static bool
choose(struct pass *p, size_t thread, size_t *from, size_t *n)
{
    size_t at = p->again ? p->hand[thread].at : p->next, stop = p->n;

    if (p->again) {
        while (at < p->n && p->dealt[at] != thread)
            at++;
        for (stop = at; stop < p->n && p->dealt[stop] == thread; stop++)
            ;
    }
    *from = at;
    *n = stop - at;
    return p->failed == p->n && at < p->n;
}

/* Reads that stretch, as much of it as is read at once. */
static bool
deal(struct pass *p, size_t thread, size_t *from, size_t *n)
{
    struct hand *h = &p->hand[thread];
    bool more;

    pthread_mutex_lock(&p->turn);
    more = choose(p, thread, from, n);
    if (more && streams_read(h->streams, p->ids + *from, n, &p->fault)) {
        p->failed = *from;
        more = false;
    }
    if (more && !p->again) {
        memset(p->dealt + *from, (int)thread, *n);
        p->next = *from + *n;
    }
    if (more)
        h->at = *from + *n;
    pthread_mutex_unlock(&p->turn);
    return more;
}

static void
fail(struct pass *p, size_t at, const struct fault *ft)
{
    pthread_mutex_lock(&p->turn);
    if (at < p->failed) {
        p->failed = at;
        p->fault = *ft;
    }
    pthread_mutex_unlock(&p->turn);
}

static int
hand_on(struct pass *p, size_t thread, size_t from, size_t k, struct fault *ft)
{
    struct hand *h = &p->hand[thread];
    const uint32_t *types;
    struct passage passage;
    size_t n;

    if (streams_get(h->streams, k, &types, &n, ft))
        return -1;
    passage_set(&passage, h->passages, p->ids[from + k], types, n);
    h->documents += passage.n > 0;
    return p->each(p->contexts + thread * p->size, from + k, &passage, ft);
}

static void
go_through(void *cookie, size_t thread)
{
    struct pass *p = cookie;
    size_t from, n;

    p->hand[thread].at = 0;
    p->hand[thread].documents = 0;
    while (deal(p, thread, &from, &n)) {
        for (size_t k = 0; k < n; k++) {
            struct fault ft;

            if (hand_on(p, thread, from, k, &ft)) {
                fail(p, from + k, &ft);
                return;
            }
        }
    }
}

int
pass_each(struct pass *p, pass_cb *each, void *contexts, size_t size,
          struct fault *ft)
{
    p->each = each;
    p->contexts = contexts;
    p->size = size;
    p->failed = p->n;
    threads_run(p->threads, go_through, p);
    p->again = true;
    p->w->documents = 0;
    for (size_t i = 0; i < p->threads; i++)
        p->w->documents += p->hand[i].documents;
    if (p->failed == p->n)
        return 0;
    *ft = p->fault;
    return -1;
}

int
pass_once(struct work *w, const int64_t *ids, size_t n, size_t threads,
          pass_cb *each, void *contexts, size_t size, struct fault *ft)
{
    struct pass *p;
    int bad;

    if (pass_new(&p, w, ids, n, threads, ft))
        return -1;
    bad = pass_each(p, each, contexts, size, ft);
    pass_free(p);
    return bad;
}
