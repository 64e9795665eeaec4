/* All bigrams of a made corpus, as one sum that hardly another list has. */
#ifndef SLANT_SEEN_GRAMS_H
#define SLANT_SEEN_GRAMS_H

#include "grams.h"
#include "made_corpus.h"
#include "pass.h"
#include "threads.h"

struct seen { /* of a thread, or of all */
    uint64_t places, different, mixed, documents;
};

static void
see(void *context, const uint32_t *ids, uint32_t frequency, uint32_t docfreq)
{
    struct seen *s = context;

    s->places += frequency;
    s->different++;
    s->mixed += (uint64_t)frequency * frequency * (ids[0] * 31 + ids[1]);
    s->documents += docfreq;
}

static void
ignore_begin(void *cookie, const struct sheet_column *const *columns, size_t n)
{
    (void)cookie;
    (void)columns;
    (void)n;
}

/* Counted by so many threads, which have so many bytes for what they put
   together at a time. */
static struct seen
see_grams(struct made *m, unsigned jobs, size_t bytes)
{
    const struct sheet_taker to = {.begin = ignore_begin};
    struct seen of[THREADS_MAX] = {0};
    struct request q;
    struct work w;
    struct grams x;

    request_init(&q);
    q.jobs = jobs;
    CHECK_OK(m, work_open(&w, m->s, &q, &to, &m->ft));
    CHECK_OK(m, grams_make(&x, &w, w.selection.at, &m->ft));
    CHECK_NUMBER(pass_width(x.pass), jobs);
    CHECK_OK(m, grams_each(&x, &q, bytes, see, of, sizeof *of, &m->ft));
    for (unsigned i = 1; i < jobs; i++) {
        of[0].places += of[i].places;
        of[0].different += of[i].different;
        of[0].mixed += of[i].mixed;
        of[0].documents += of[i].documents;
    }
    grams_free(&x);
    work_close(&w);
    request_free(&q);
    return of[0];
}

#endif
