#include "unchanged.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

void
unchanged_open(struct unchanged *u, struct loader *l,
               const struct source_options *o, bool noted_too)
{
    struct hasher *h = hasher_new();
    struct buf options = {0};

    source_options_encode(o, &options);
    hasher_string(h, SLANT_VERSION);
    hasher_field(h, options.data, options.len);
    buf_free(&options);
    *u = (struct unchanged){
        .loader = l,
        .settings = hasher_end(h),
        .noted_too = noted_too,
        .off = o->meta != NULL,
    };
    hasher_free(h);
}

void
unchanged_close(struct unchanged *u)
{
    free(u->name);
    u->name = NULL;
}

/* The file's stamp; false: it has none and is read every time. */
static bool
stamp_of(const struct unchanged *u, const struct hash *state, struct hash *out)
{
    static const struct hash none;
    struct hash both[] = {*state, u->settings};

    *out = hash_of(both, sizeof both);
    return !u->off && memcmp(state, &none, sizeof none) != 0;
}

static int
passes(struct unchanged *u, const char *name, const struct hash *state,
       struct fault *ft)
{
    struct hash stamp;

    return stamp_of(u, state, &stamp)
               ? loader_pass(u->loader, name, &stamp, u->noted_too, ft)
               : 0;
}

/* Keeps the files of a job that have to be read. */
static int
leave_out_files(struct unchanged *u, struct source_plan *plan,
                struct source_job *j, struct fault *ft)
{
    size_t kept = 0;

    for (size_t i = 0; i < j->n_files; i++) {
        struct source_file *f = &j->files[i];
        int passed = passes(u, f->name, &f->state, ft);

        if (passed < 0)
            return -1;
        if (passed) {
            u->passed = true;
            plan->bytes -= f->size;
            source_file_free(f);
        } else {
            j->files[kept++] = *f;
        }
    }
    j->n_files = kept;
    return 0;
}

static int
leave_out_skips(struct unchanged *u, struct source_plan *plan, struct fault *ft)
{
    size_t kept = 0;

    for (size_t i = 0; i < plan->n_skips; i++) {
        struct source_skip *s = &plan->skips[i];
        int passed = u->noted_too ? passes(u, s->uri, &s->state, ft) : 0;

        if (passed < 0)
            return -1;
        if (passed)
            source_skip_free(s);
        else
            plan->skips[kept++] = *s;
    }
    plan->n_skips = kept;
    return 0;
}

int
unchanged_leave_out(struct unchanged *u, struct source_plan *plan,
                    struct fault *ft)
{
    size_t kept = 0;

    for (size_t i = 0; i < plan->n_jobs; i++) {
        struct source_job *j = &plan->jobs[i];

        if (leave_out_files(u, plan, j, ft))
            return -1;
        if (j->n_files)
            plan->jobs[kept++] = *j;
        else
            source_job_free(j);
    }
    plan->n_jobs = kept;
    return leave_out_skips(u, plan, ft);
}

int
unchanged_skipped(struct unchanged *u, const struct source_skip *s,
                  struct fault *ft)
{
    struct hash stamp;
    bool stamped = stamp_of(u, &s->state, &stamp);

    return loader_read(u->loader, s->uri, stamped ? &stamp : NULL, 0, true, ft);
}

int
unchanged_end(struct unchanged *u, struct fault *ft)
{
    int bad =
        u->name ? loader_read(u->loader, u->name, u->stamped ? &u->stamp : NULL,
                              u->documents, u->notes > 0, ft)
                : 0;

    unchanged_close(u);
    return bad;
}

int
unchanged_read(struct unchanged *u, const struct source_file *f,
               struct fault *ft)
{
    if (u->name && strcmp(u->name, f->name) != 0 && unchanged_end(u, ft))
        return -1;
    if (!u->name) {
        u->name = mem_string(f->name);
        u->stamped = stamp_of(u, &f->state, &u->stamp);
        u->documents = u->notes = 0;
    }
    u->documents += f->documents;
    u->notes += f->notes;
    return 0;
}
