#include "describe.h"

#include <stdlib.h>
#include <string.h>

#include "act.h"
#include "check_plugin.h"
#include "found.h"
#include "manifest.h"
#include "mem.h"
#include "tick.h"
#include "utf8.h"

struct describing {
    const struct engine_spec *spec;
    const struct engine_sink *sink;
    struct founds all;
    struct engine_descriptions *out;
    struct engine_programs *kept;    /* or NULL */
    char *path[RESULTS_PLUGINS_MAX]; /* of requirements, being followed */
    size_t depth;
};

static void
fail(struct found *p, char *error)
{
    if (p->error) {
        free(error);
        return;
    }
    p->error = error;
    free(p->manifest);
    p->manifest = NULL;
}

/* Adds a description; of a plugin that was found it takes the options. */
static void
put(struct describing *d, const char *name, struct found *p, const char *error)
{
    struct engine_descriptions *out = d->out;
    struct engine_description *e;

    out->at = mem_resize(out->at, (out->n + 1) * sizeof *out->at);
    e = &out->at[out->n++];
    *e = (struct engine_description){.name = mem_string(name),
                                     .error = mem_string(error),
                                     .asked = !p || p->asked};
    if (!p)
        return;
    e->folder = mem_string(p->folder);
    e->manifest = mem_string(p->manifest);
    e->on_request = p->on_request;
    e->bundled = p->bundled;
    e->options = p->options;
    p->options = (struct engine_options){0};
}

/* What no corpus could take costs its plugin alone, not the run. */
static void
check_manifest(struct found *p)
{
    struct manifest m;
    struct fault ft;

    if (!utf8_valid(p->manifest, strlen(p->manifest)))
        fail(p, mem_string("init.lua: a text that it returns is not UTF-8"));
    else if (manifest_parse(&m, p->manifest, &ft))
        fail(p, mem_format("init.lua: %s", ft.text));
    else
        manifest_free(&m);
}

/* Reads a plugin's manifest, unless that has ended a worker before. */
static void
read_manifest(struct describing *d, struct found *p)
{
    uint32_t at = (uint32_t)(p - d->all.at);

    for (size_t i = 0; i < d->spec->n_broken; i++) {
        if (d->spec->broken[i].at == at)
            fail(p, mem_string(d->spec->broken[i].why));
    }
    p->read = true;
    if (p->error)
        return;
    d->sink->running(d->sink->cookie, (int)at, 0);
    found_read(p, &d->all, d->spec, d->kept, &d->out->settings_error);
    d->sink->running(d->sink->cookie, -1, 0);
    if (!p->error && p->manifest)
        check_manifest(p);
}

static void
want(struct describing *d, struct found *p)
{
    p->wanted = true;
    if (!p->read)
        read_manifest(d, p);
}

/* A requirement that is there, of the right version and usable. */
static void
follow(struct describing *d, struct found *p, size_t i)
{
    struct found *r = founds_get(&d->all, p->requires[i]);

    if (!r) {
        fail(p, mem_format("init.lua: requires: there is no plugin `%s`",
                           p->requires[i]));
        return;
    }
    want(d, r);
    if (r->version && check_version(r->version, p->versions[i]) <= 0)
        fail(p, mem_format("init.lua: requires.%s: version %s is needed, %s "
                           "is there",
                           r->name, p->versions[i], r->version));
}

/* Whether p says that it uses another plugin. */
static bool
says_use(const struct found *p, const char *name)
{
    for (size_t i = 0; i < p->n_requires; i++)
        if (strcmp(p->requires[i], name) == 0)
            return true;
    for (size_t i = 0; i < p->n_uses; i++)
        if (strcmp(strrchr(p->uses[i], '/') + 1, name) == 0)
            return true;
    return false;
}

/* A lib of another plugin may be used only if that one is named. */
static void
check_used(struct found *p)
{
    for (size_t i = 0; i < p->n_used; i++) {
        if (!says_use(p, p->used[i]))
            fail(p, mem_format("init.lua: uses: a module of plugin `%s` is "
                               "used; add \"%s\"",
                               p->used[i], p->used[i]));
    }
}

/* Says the circle that leads back to p. */
static void
fail_circle(struct describing *d, struct found *p)
{
    struct buf b = {0};
    size_t from = 0;

    while (from < d->depth && strcmp(d->path[from], p->name))
        from++;
    buf_str(&b, "init.lua: requires: a circle: ");
    for (size_t i = from; i < d->depth; i++)
        buf_format(&b, "%s -> ", d->path[i]);
    buf_str(&b, p->name);
    fail(p, buf_take(&b));
}

/* p and all it requires, in dependency order. */
static void
visit(struct describing *d, struct found *p)
{
    if (p->mark == 1)
        fail_circle(d, p);
    if (p->mark || d->depth == RESULTS_PLUGINS_MAX)
        return;
    p->mark = 1;
    d->path[d->depth++] = p->name;
    want(d, p);
    check_used(p);
    for (size_t i = 0; i < p->n_requires; i++) {
        struct found *r;

        follow(d, p, i);
        r = founds_get(&d->all, p->requires[i]);
        if (!r)
            continue;
        visit(d, r);
        if (r->error)
            fail(p, mem_format("requires `%s`, which cannot be used: %s",
                               r->name, r->error));
    }
    d->depth--;
    p->mark = 2;
    put(d, p->name, p, p->error);
}

static int
by_name(const void *a, const void *b)
{
    const struct found *const *pa = a, *const *pb = b;

    return strcmp((*pa)->name, (*pb)->name);
}

/* Whether nobody named it, and it runs only when it is named. */
static bool
waits(struct describing *d, struct found *p)
{
    if (d->spec->n_names || d->spec->list)
        return false;
    if (!p->read)
        read_manifest(d, p);
    p->asked = !p->on_request;
    return p->on_request;
}

/* Visits what was asked for in the order of names. */
static void
visit_asked(struct describing *d)
{
    struct found **asked = mem_alloc((d->all.n + 1) * sizeof *asked);
    size_t n = 0;

    for (size_t i = 0; i < d->all.n; i++)
        if (!d->all.at[i].hidden && (d->all.at[i].asked || d->spec->list))
            asked[n++] = &d->all.at[i];
    qsort(asked, n, sizeof *asked, by_name);
    for (size_t i = 0; i < n; i++)
        if (!waits(d, asked[i]))
            visit(d, asked[i]);
    free(asked);
}

static void
put_hidden(struct describing *d)
{
    for (size_t i = 0; i < d->all.n; i++) {
        struct found *p = &d->all.at[i];

        if (!p->hidden)
            continue;
        read_manifest(d, p);
        put(d, p->name, p, p->error);
    }
}

static char *
unknown(const struct describing *d, const char *name)
{
    const char *near = founds_near(&d->all, name);

    if (near)
        return mem_format("there is no plugin `%s`; did you mean `%s`?", name,
                          near);
    return mem_format("there is no plugin `%s` (`slant plugins` lists them; "
                      "./%s names one in this folder)",
                      name, name);
}

static void
ask(struct describing *d)
{
    const struct engine_spec *spec = d->spec;

    for (size_t i = 0; spec->n_names == 0 && i < d->all.n; i++)
        d->all.at[i].asked = !d->all.at[i].hidden;
    for (size_t i = 0; i < spec->n_names; i++) {
        struct found *p = founds_get(&d->all, spec->names[i]);

        if (p) {
            p->asked = true;
            continue;
        }
        char *error = unknown(d, spec->names[i]);

        put(d, spec->names[i], NULL, error);
        free(error);
    }
}

/* A setting for a plugin that is not there or does not run. */
static void
check_settings(struct describing *d)
{
    for (size_t i = 0; i < d->spec->n_settings; i++) {
        const char *name = d->spec->settings[i].plugin;
        struct found *p = founds_get(&d->all, name);

        if (d->out->settings_error)
            return;
        if (d->spec->settings[i].kept)
            continue;
        if (!p)
            d->out->settings_error = unknown(d, name);
        else if (!p->wanted)
            d->out->settings_error =
                mem_format("%s.%s: plugin `%s` is not part of this run", name,
                           d->spec->settings[i].option, name);
    }
}

/* The name for the results of the one plugin asked for. */
static void
take_as(struct describing *d)
{
    const char *as = d->spec->as, *why_not;
    char **error = &d->out->settings_error;

    if (!as || *error)
        return;
    why_not = check_why_not(as);
    if (d->spec->n_names != 1)
        *error = mem_format("--as %s: name the one plugin that it is for", as);
    else if (why_not || founds_get(&d->all, as))
        *error = mem_format("--as %s: %s", as,
                            why_not ? why_not : "another plugin has this name");
    for (size_t i = 0; i < d->all.n && !*error; i++)
        if (d->all.at[i].asked)
            d->all.at[i].as = as;
}

int
describe_plugins(const struct engine_spec *spec, const struct engine_sink *sink,
                 struct engine_descriptions *out, struct engine_programs **kept,
                 struct fault *ft)
{
    struct describing d = {.spec = spec, .sink = sink, .out = out};

    (void)ft;
    if (kept)
        d.kept = *kept = programs_new();
    *out = (struct engine_descriptions){0};
    tick_start();
    founds_scan(&d.all, spec);
    ask(&d);
    take_as(&d);
    visit_asked(&d);
    if (spec->list)
        put_hidden(&d);
    check_settings(&d);
    founds_free(&d.all);
    tick_stop();
    return 0;
}
