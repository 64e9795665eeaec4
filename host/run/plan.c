#include "plan.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "words.h"

/* The bit of an earlier plugin of the plan; 0 if it is not there. */
static uint64_t
bit_of(const struct plan *p, const char *name)
{
    for (size_t i = 0; i < p->n; i++) {
        if (strcmp(p->manifests[i].name, name) == 0)
            return 1ull << i;
    }
    return 0;
}

static int
find_requires(struct plan *p, const struct manifest *m, uint64_t *bits,
              struct fault *ft)
{
    *bits = 0;
    for (size_t i = 0; i < m->n_requires; i++) {
        uint64_t bit = bit_of(p, m->requires[i]);

        if (!bit)
            return fault_set(ft, FAULT_PLUGIN,
                             "%s requires %s, which is not "
                             "in the plan",
                             m->name, m->requires[i]);
        *bits |= bit;
    }
    return 0;
}

static struct hash
key_of(const struct plan *p, const struct manifest *m, uint64_t requires,
       const char *version)
{
    struct hasher *h = hasher_new();
    uint32_t model = TEXT_MODEL_VERSION;
    struct hash key;

    hasher_string(h, SLANT_VERSION);
    hasher_string(h, version);
    hasher_field(h, &model, sizeof model);
    hasher_string(h, m->name);
    hasher_string(h, m->source);
    hasher_string(h, m->options);
    for (size_t i = 0; i < p->n; i++) {
        if (requires >> i & 1)
            hasher_field(h, p->keys[i].bytes, sizeof p->keys[i].bytes);
    }
    key = hasher_end(h);
    hasher_free(h);
    return key;
}

static int
add(struct plan *p, const struct engine_description *d, const char *version,
    struct fault *ft)
{
    struct manifest *m = &p->manifests[p->n];
    struct engine_plugin *e = &p->engine.plugins[p->n];
    uint64_t requires;

    if (manifest_parse(m, d->manifest, ft))
        return fault_wrap(ft, "%s", d->folder);
    if (find_requires(p, m, &requires, ft)) {
        manifest_free(m);
        return -1;
    }
    p->asked |= (uint64_t)d->asked << p->n;
    p->keys[p->n] = key_of(p, m, requires, version);
    *e = (struct engine_plugin){.name = mem_string(d->name),
                                .folder = mem_string(d->folder),
                                .manifest = mem_string(d->manifest),
                                .requires = requires};
    p->engine.n = ++p->n;
    p->engine.memory += m->limits.memory;
    return 0;
}

int
plan_make(struct plan *p, const struct engine_descriptions *d,
          const char *version, struct fault *ft)
{
    *p = (struct plan){.engine.alone = -1};
    p->manifests = mem_alloc((d->n + 1) * sizeof *p->manifests);
    p->keys = mem_alloc((d->n + 1) * sizeof *p->keys);
    p->engine.plugins = mem_alloc((d->n + 1) * sizeof *p->engine.plugins);
    for (size_t i = 0; i < d->n; i++) {
        if (d->at[i].error)
            continue;
        if (p->n == RESULTS_PLUGINS_MAX) {
            plan_free(p);
            return fault_set(ft, FAULT_USAGE,
                             "more than %d plugins in one "
                             "run; name fewer",
                             RESULTS_PLUGINS_MAX);
        }
        if (add(p, &d->at[i], version, ft)) {
            plan_free(p);
            return -1;
        }
    }
    return 0;
}

void
plan_free(struct plan *p)
{
    for (size_t i = 0; i < p->n; i++)
        manifest_free(&p->manifests[i]);
    free(p->manifests);
    free(p->keys);
    engine_plan_free(&p->engine);
    *p = (struct plan){0};
}
