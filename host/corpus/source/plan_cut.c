#include <stdlib.h>

#include "mem.h"
#include "source.h"
#include "split.h"

struct cutting {
    struct source_plan *plan;       /* being made */
    const struct source_file *file; /* that is cut */
    size_t cap;
};

static void
add(struct cutting *x, const struct source_job *job)
{
    struct source_plan *p = x->plan;

    p->jobs = mem_grow(p->jobs, &x->cap, p->n_jobs + 1, sizeof *p->jobs);
    p->jobs[p->n_jobs++] = *job;
}

static void
on_piece(void *cookie, uint64_t from, uint64_t to, uint64_t line)
{
    struct cutting *x = cookie;
    struct source_file *f = mem_alloc(sizeof *f);

    *f = *x->file;
    f->path = mem_string(f->path);
    f->name = mem_string(f->name);
    f->as = mem_string(f->as);
    add(x, &(struct source_job){f, 1, from, to, line});
}

/* Whether pieces of the job's file have been added in its place. */
static bool
cut(struct cutting *x, const struct source_job *job)
{
    const struct source_file *f = job->files;

    x->file = f;
    return job->n_files == 1 && !f->packed && f->format == SOURCE_JSON &&
           split_lines(f->path, f->size, on_piece, x) == 0;
}

void
source_plan_cut(struct source_plan *plan, const struct source_options *o)
{
    struct source_plan made = *plan;
    struct cutting x = {.plan = &made};

    if (o->records)
        return;
    made.jobs = NULL;
    made.n_jobs = 0;
    for (size_t i = 0; i < plan->n_jobs; i++) {
        if (cut(&x, &plan->jobs[i]))
            source_job_free(&plan->jobs[i]);
        else
            add(&x, &plan->jobs[i]);
    }
    free(plan->jobs);
    *plan = made;
}
