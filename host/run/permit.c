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

static char *
denial(const struct manifest *m)
{
    struct buf b = {0};

    buf_str(&b, "it asks for ");
    for (size_t i = 0; i < m->n_permissions; i++)
        buf_format(&b, "%s%s", i ? ", " : "", m->permissions[i]);
    buf_format(&b, ": grant that with --allow %s", m->name);
    return buf_take(&b);
}

struct admission {
    const struct engine_descriptions *all;
    const struct permit_terms *terms;
    char **why; /* by description, as far as it got */
    struct manifest admitted[RESULTS_PLUGINS_MAX];
    size_t n;
};

/* Why a plugin that m requires, *name, cannot be used; NULL: all can. */
static const char *
missing(const struct admission *a, const struct manifest *m, const char **name)
{
    for (size_t i = 0; i < a->all->n; i++) {
        const struct engine_description *d = &a->all->at[i];

        *name = d->name;
        if ((d->error || a->why[i]) &&
            named(d->name, (const char *const *)m->requires, m->n_requires))
            return d->error ? d->error : a->why[i];
    }
    return NULL;
}

/* One of the others, by another name, that has a table m has, too, with the
   table's name, the caller's to free; or NULL. */
static const struct manifest *
clash(const struct manifest *others, size_t n, const struct manifest *m,
      char **table)
{
    for (size_t i = 0; i < n; i++) {
        *table = strcmp(others[i].name, m->name)
                     ? manifest_shared_table(&others[i], m)
                     : NULL;
        if (*table)
            return &others[i];
    }
    return NULL;
}

/* Whether a plugin that was found, as it is now, leaves all of m's tables. */
static bool
gives_up(const struct engine_descriptions *d, const char *name,
         const struct manifest *m)
{
    bool gives = false;

    for (size_t i = 0; i < d->n && !gives; i++) {
        struct manifest now;
        struct fault ft;
        char *table;

        if (strcmp(d->at[i].name, name) || !d->at[i].manifest ||
            manifest_parse(&now, d->at[i].manifest, &ft))
            continue;
        table = manifest_shared_table(&now, m);
        gives = !table;
        free(table);
        manifest_free(&now);
    }
    return gives;
}

/* Why m cannot be beside the first n that were admitted and what is stored, as
   it has a table of the same name; or NULL. */
static char *
no_room(const struct admission *a, size_t n, const struct manifest *m)
{
    const struct permit_terms *t = a->terms;
    const char *where = "", *mend = "rename one of them";
    char *table, *why;
    const struct manifest *other = clash(a->admitted, n, m, &table);

    if (!other) {
        other = clash(t->stored, t->n_stored, m, &table);
        where = " in the corpus";
        if (other && gives_up(a->all, other->name, m))
            mend = "it gives that up when it runs: then run this one";
    }
    if (!other)
        return NULL;
    why = mem_format("plugin %s has a table or view `%s`%s, too; %s",
                     other->name, table, where, mend);
    free(table);
    return why;
}

/* Why m must not have its name: the results by that name are another plugin's;
   or NULL. */
static char *
name_is_taken(const struct permit_terms *t, const struct manifest *m)
{
    for (size_t i = 0; i < t->n_stored; i++) {
        const char *other = manifest_plugin(&t->stored[i]);

        if (strcmp(t->stored[i].name, m->name) == 0 &&
            strcmp(other, manifest_plugin(m)) != 0)
            return mem_format("the corpus has results of plugin %s as `%s`: "
                              "take another name with --as, or take those out "
                              "with slant remove --plugin %s",
                              other, m->name, m->name);
    }
    return NULL;
}

/* How many a run may have before the plugin at `at`: what is found beside them
   takes no room from the bundled ones behind it. */
static size_t
room_before(const struct engine_descriptions *all, size_t at)
{
    size_t room = RESULTS_PLUGINS_MAX;

    for (size_t i = at + 1; i < all->n && !all->at[at].bundled; i++)
        room -= all->at[i].bundled && !all->at[i].on_request &&
                !all->at[i].error && room;
    return room;
}

/* Why it is left out of a run beside the first n that were admitted, or NULL.
 */
static char *
refusal(const struct admission *a, size_t n, const struct manifest *m,
        size_t room)
{
    const struct permit_terms *t = a->terms;
    const char *other, *error = missing(a, m, &other);
    char *taken;

    if (m->n_permissions && !named(m->name, t->allowed, t->n_allowed))
        return denial(m);
    if (error)
        return mem_format("requires `%s`, which cannot be used: %s", other,
                          error);
    if (n >= room)
        return mem_format("a run has at most %d plugins; name those that are "
                          "to run",
                          RESULTS_PLUGINS_MAX);
    taken = name_is_taken(t, m);
    return taken ? taken : no_room(a, n, m);
}

static char *
admit(struct admission *a, size_t at)
{
    const struct engine_description *d = &a->all->at[at];
    bool alone = a->terms->list && d->on_request; /* when it is named */
    struct manifest m;
    struct fault ft;
    char *why;

    if (manifest_parse(&m, d->manifest, &ft))
        return mem_string(ft.text);
    why = refusal(a, alone ? 0 : a->n, &m, room_before(a->all, at));
    if (why || alone)
        manifest_free(&m);
    else
        a->admitted[a->n++] = m;
    return why;
}

static bool
is_hidden(const struct engine_descriptions *all, size_t at)
{
    for (size_t i = 0; i < at; i++)
        if (strcmp(all->at[i].name, all->at[at].name) == 0)
            return true;
    return false;
}

/* Plugins come after those that they require. */
void
permit_reasons(const struct engine_descriptions *d,
               const struct permit_terms *terms, char **why)
{
    struct admission a = {.all = d, .terms = terms, .why = why};

    memset(why, 0, d->n * sizeof *why);
    for (size_t i = 0; i < d->n; i++)
        if (!d->at[i].error && !is_hidden(d, i))
            why[i] = admit(&a, i);
    for (size_t i = 0; i < a.n; i++)
        manifest_free(&a.admitted[i]);
}

/* Does a plugin of that name ask for a permission? */
static bool
asks(const struct engine_descriptions *d, const char *name)
{
    bool yes = false;

    for (size_t i = 0; i < d->n && !yes; i++) {
        struct manifest m;
        struct fault ft;

        if (strcmp(d->at[i].name, name) || !d->at[i].manifest ||
            manifest_parse(&m, d->at[i].manifest, &ft))
            continue;
        yes = m.n_permissions > 0;
        manifest_free(&m);
    }
    return yes;
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

int
permit_found(struct engine_descriptions *d, const struct permit_terms *terms,
             struct fault *ft)
{
    char **why = mem_alloc((d->n + 1) * sizeof *why);
    const char *unused = NULL;

    for (size_t k = terms->n_allowed; k-- > 0;)
        if (!asks(d, terms->allowed[k]))
            unused = terms->allowed[k];
    permit_reasons(d, terms, why);
    for (size_t i = 0; i < d->n; i++) {
        if (!why[i])
            continue;
        free(d->at[i].manifest);
        d->at[i].manifest = NULL;
        d->at[i].error = why[i];
    }
    free(why);
    return unused ? fail_unused(d, unused, ft) : 0;
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
