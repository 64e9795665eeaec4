#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "discover.h"
#include "kept.h"
#include "manifest.h"
#include "mem.h"
#include "out.h"
#include "permit.h"
#include "results.h"
#include "spec.h"
#include "verb.h"

static const struct option_spec options[] = {
    SPEC_OPTIONS,
    {NULL, 0, NULL, NULL},
};

/* Does the plugin lie right in the folder? */
static bool
lies_in(const struct engine_description *d, const char *folder)
{
    char *real = realpath(folder, NULL);
    size_t len = real ? strlen(real) : 0;
    bool yes = real && d->folder && strncmp(d->folder, real, len) == 0 &&
               d->folder[len] == '/' && !strchr(d->folder + len + 1, '/');

    free(real);
    return yes;
}

/* The plugin of this name that is taken instead, or NULL. */
static const struct engine_description *
hidden_by(const struct engine_descriptions *all, size_t at)
{
    for (size_t i = 0; i < at; i++)
        if (strcmp(all->at[i].name, all->at[at].name) == 0)
            return &all->at[i];
    return NULL;
}

/* Why each cannot be in a run, as far as the corpus (or NULL) has a say, too.
 */
static char **
reasons(const struct engine_spec *spec, const struct engine_descriptions *all,
        struct store *s)
{
    char **why = mem_alloc((all->n + 1) * sizeof *why);
    struct permit_terms terms = {.list = spec->list};
    struct manifest *stored = NULL;
    struct fault ignored;

    if (s && results_stored(s, &stored, &terms.n_stored, &ignored) == 0)
        terms.stored = stored;
    permit_reasons(all, &terms, why);
    for (size_t i = 0; i < terms.n_stored; i++)
        manifest_free(&stored[i]);
    free(stored);
    return why;
}

/* Why the plugin is enabled or, as `refused` says, disabled. */
static char *
because(const struct engine_spec *spec, const struct engine_descriptions *all,
        size_t at, const char *refused)
{
    const struct engine_description *d = &all->at[at];
    const struct engine_description *other = hidden_by(all, at);

    if (other)
        return mem_format("%s is found first", other->folder);
    if (d->error)
        return mem_string(d->error);
    if (refused)
        return mem_string(refused);
    if (!d->asked)
        return mem_string("required by what was named");
    if (d->on_request)
        return mem_format("runs when it is named: slant run %s", d->name);
    for (size_t i = 0; i + 1 < spec->n_folders; i++)
        if (lies_in(d, spec->folders[i]))
            return mem_format("it lies in %s", spec->folders[i]);
    return mem_string("bundled");
}

static int
print_one(struct out *o, const struct engine_spec *spec,
          const struct engine_descriptions *all, size_t at, const char *refused,
          bool whole, struct fault *ft)
{
    const struct engine_description *d = &all->at[at];
    struct manifest m = {0};
    bool enabled;
    char *why;

    if (d->manifest && manifest_parse(&m, d->manifest, ft))
        return -1;
    enabled = !d->error && !hidden_by(all, at) && !refused;
    why = because(spec, all, at, refused);
    out_text(o, d->name);
    out_text(o, m.version);
    out_text(o, enabled ? "enabled" : "disabled");
    out_text(o, why);
    out_text(o, m.summary);
    if (whole) {
        out_text(o, m.options && strcmp(m.options, "{}") ? m.options : NULL);
        out_text(o, d->folder);
    }
    manifest_free(&m);
    free(why);
    return 0;
}

/* The options in force of those that were named. */
static int
print_options(const struct engine_descriptions *all, struct fault *ft)
{
    static const char *const names[] = {"option", "value", "origin", "type",
                                        "doc"};
    struct out *o = out_new(OUT_TABLE, names, 5);

    for (size_t i = 0; i < all->n; i++) {
        const struct engine_description *d = &all->at[i];

        for (size_t k = 0; d->asked && k < d->options.n; k++) {
            const struct engine_option *x = &d->options.at[k];
            char *name = mem_format("%s.%s", d->name, x->name);

            out_text(o, name);
            out_text(o, x->value);
            out_text(o, x->origin);
            out_text(o, x->type);
            out_text(o, x->doc);
            free(name);
        }
    }
    return out_end(o, ft);
}

static bool
has_options(const struct engine_descriptions *all)
{
    for (size_t i = 0; i < all->n; i++)
        if (all->at[i].asked && all->at[i].options.n)
            return true;
    return false;
}

static int
print(const struct args *a, const struct engine_spec *spec,
      const struct engine_descriptions *all, struct store *s, int *status,
      struct fault *ft)
{
    static const char *const names[] = {"plugin",  "version", "state",
                                        "because", "summary", "options",
                                        "folder"};
    bool whole = a->format != OUT_TABLE;
    struct out *o = out_new(a->format, names, whole ? 7 : 5);
    char **why = reasons(spec, all, s);
    int result = 0;

    for (size_t i = 0; i < all->n; i++) {
        if (result == 0)
            result = print_one(o, spec, all, i, why[i], whole, ft);
        if (all->at[i].error)
            *status = fault_exit_status(FAULT_PARTIAL);
        free(why[i]);
    }
    free(why);
    result = out_finish(o, result, ft);
    if (result == 0 && spec->n_names && !whole && has_options(all)) {
        putchar('\n');
        result = print_options(all, ft);
    }
    return result;
}

static int
plugins(const struct args *a, int *status, struct fault *ft)
{
    struct engine_spec spec = {0};
    struct engine_descriptions d = {0};
    struct store *s = NULL;
    struct fault ignored;
    int result = spec_make(&spec, a, ft);

    verb_only_reads();
    spec.list = spec.n_names == 0;
    if (result == 0)
        kept_read(&spec, a->corpus);
    if (result == 0)
        result = discover(&spec, &d, ft);
    if (result == 0 && d.settings_error)
        result = fault_set(ft, FAULT_USAGE, "%s", d.settings_error);
    if (result == 0)
        store_open(&s, a->corpus, STORE_READ, &ignored);
    if (result == 0)
        result = print(a, &spec, &d, s, status, ft);
    store_close(s);
    engine_descriptions_free(&d);
    engine_spec_free(&spec);
    return result;
}

const struct verb verb_plugins = {
    .name = "plugins",
    .summary = "list the plugins, enabled or disabled and why",
    .usage = "[PLUGIN...] [options]",
    .text =
        "Lists the plugins that slant finds: those of --plugins and "
        "$SLANT_PLUGINS first,\nthen the bundled ones, enabled or disabled, "
        "and because of what. Name one to see\nits options: the value in force "
        "and whether it is the default, from --set,\nor what the corpus was "
        "last run with.\n\n"
        "  slant plugins\n"
        "  slant plugins actors --set actors.names=my.tsv\n",
    .options = options,
    .run = plugins,
};
