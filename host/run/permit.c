#include "permit.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

static bool
named(const char *name, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

static void
refuse(struct engine_description *d, char *error)
{
    free(d->manifest);
    d->manifest = NULL;
    d->error = error;
}

char *
permit_denial(const struct manifest *m)
{
    struct buf b = {0};

    buf_str(&b, "it asks for ");
    for (size_t i = 0; i < m->n_permissions; i++)
        buf_format(&b, "%s%s", i ? ", " : "", m->permissions[i]);
    buf_format(&b, ": grant that with --allow %s", m->name);
    return buf_take(&b);
}

/* The description of a plugin that m requires and that cannot be used. */
static const struct engine_description *
unusable(const struct engine_descriptions *d, const struct manifest *m)
{
    for (size_t i = 0; i < d->n; i++)
        if (d->at[i].error &&
            named(d->at[i].name, (const char *const *)m->requires,
                  m->n_requires))
            return &d->at[i];
    return NULL;
}

struct admission {
    struct engine_descriptions *all;
    const char *const *allowed; /* names */
    size_t n_allowed;
    struct manifest admitted[RESULTS_PLUGINS_MAX];
    size_t n;
};

/* A plugin that was admitted and has a table of the same name, or NULL. */
static char *
clash(const struct admission *a, const struct manifest *m)
{
    for (size_t i = 0; i < a->n; i++) {
        char *name = manifest_shared_table(&a->admitted[i], m), *why;

        if (!name)
            continue;
        why = mem_format("plugin %s has a table or view `%s`, too; rename one "
                         "of them",
                         a->admitted[i].name, name);
        free(name);
        return why;
    }
    return NULL;
}

/* Why it is left out of the run, or NULL. */
static char *
refusal(const struct admission *a, const struct manifest *m)
{
    const struct engine_description *other = unusable(a->all, m);

    if (m->n_permissions && !named(m->name, a->allowed, a->n_allowed))
        return permit_denial(m);
    if (other)
        return mem_format("requires `%s`, which cannot be used: %s",
                          other->name, other->error);
    if (a->n == RESULTS_PLUGINS_MAX)
        return mem_format("a run has at most %d plugins; name those that are "
                          "to run",
                          RESULTS_PLUGINS_MAX);
    return clash(a, m);
}

/* Returns whether it asks for permissions. */
static bool
permit(struct admission *a, struct engine_description *d)
{
    struct manifest m;
    struct fault ft;
    char *why;
    bool asks;

    if (d->error)
        return false;
    if (manifest_parse(&m, d->manifest, &ft)) {
        refuse(d, mem_string(ft.text));
        return false;
    }
    asks = m.n_permissions > 0;
    why = refusal(a, &m);
    if (why) {
        refuse(d, why);
        manifest_free(&m);
    } else {
        a->admitted[a->n++] = m;
    }
    return asks;
}

/* NAME was allowed, and nobody of that name asks for anything. */
static int
fail_unused(const struct engine_descriptions *d, const char *name,
            struct fault *ft)
{
    for (size_t i = 0; i < d->n; i++)
        if (d->at[i].error && strcmp(d->at[i].name, name) == 0)
            return fault_set(ft, FAULT_PLUGIN, "--allow %s: %s", name,
                             d->at[i].error);
    return fault_set(ft, FAULT_USAGE,
                     "--allow %s: no plugin of this run with that name asks "
                     "for a permission",
                     name);
}

/* Plugins come after those that they require. */
int
permit_found(struct engine_descriptions *d, const char *const *allowed,
             size_t n_allowed, struct fault *ft)
{
    bool *used = mem_alloc((n_allowed + 1) * sizeof *used);
    struct admission a = {.all = d, .allowed = allowed, .n_allowed = n_allowed};
    int status = 0;

    for (size_t i = 0; i < d->n; i++) {
        bool asks = permit(&a, &d->at[i]);

        for (size_t k = 0; k < n_allowed; k++)
            used[k] |= asks && strcmp(allowed[k], d->at[i].name) == 0;
    }
    for (size_t i = 0; i < a.n; i++)
        manifest_free(&a.admitted[i]);
    for (size_t k = 0; k < n_allowed && status == 0; k++)
        if (!used[k])
            status = fail_unused(d, allowed[k], ft);
    free(used);
    return status;
}

bool
permit_exec(const struct manifest *m)
{
    for (size_t i = 0; i < m->n_permissions; i++)
        if (strncmp(m->permissions[i], "exec:", 5) == 0)
            return true;
    return false;
}

static bool
has_wishes(const struct plan *p, size_t i)
{
    return p->manifests[i].n_permissions > 0;
}

size_t
permit_waves(const struct plan *p, struct wave *waves)
{
    uint64_t done = 0, all = p->n < 64 ? (1ull << p->n) - 1 : ~0ull;
    size_t n = 0;

    while (done != all) {
        uint64_t plain = 0, before;

        for (size_t i = 0; i < p->n; i++)
            if (!has_wishes(p, i) && !(done >> i & 1) &&
                !(p->engine.plugins[i].requires & ~(done | plain)))
                plain |= 1ull << i;
        if (plain)
            waves[n++] = (struct wave){plain, -1};
        done |= plain;
        before = done;
        for (size_t i = 0; i < p->n; i++)
            if (has_wishes(p, i) && !(done >> i & 1) &&
                !(p->engine.plugins[i].requires & ~before)) {
                waves[n++] = (struct wave){1ull << i, (int)i};
                done |= 1ull << i;
            }
    }
    return n;
}
