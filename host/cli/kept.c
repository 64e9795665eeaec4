#include "kept.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "kept_options.h"
#include "manifest.h"
#include "mem.h"
#include "results.h"
#include "spec.h"

static bool
is_named(const struct engine_spec *s, const char *name)
{
    for (size_t i = 0; i < s->n_names; i++)
        if (strcmp(s->names[i], name) == 0)
            return true;
    return false;
}

static bool
takes(const struct engine_spec *s, const struct kept_option *k, bool defaults)
{
    bool named = is_named(s, k->plugin);

    if (strcmp(k->results, named && s->as ? s->as : k->plugin) != 0)
        return false;
    return !defaults || (s->n_names && !named);
}

static void
add_settings(struct engine_spec *s, const struct kept_option *kept, size_t n,
             bool defaults)
{
    struct engine_setting *all =
        mem_alloc((s->n_settings + n + 1) * sizeof *all);
    size_t n_all = 0;

    for (size_t i = 0; i < n; i++)
        if (takes(s, &kept[i], defaults))
            all[n_all++] = (struct engine_setting){
                mem_string(kept[i].plugin), mem_string(kept[i].option),
                mem_string(kept[i].value), true};
    if (s->n_settings)
        memcpy(all + n_all, s->settings, s->n_settings * sizeof *all);
    free(s->settings);
    s->settings = all;
    s->n_settings += n_all;
}

static void
replace(char **at, const char *by)
{
    free(*at);
    *at = mem_string(by);
}

/* Whether one of the folders that are searched has a plugin of this name. */
static bool
is_plugin(const struct engine_spec *s, const char *name)
{
    bool found = false;

    for (size_t i = 0; i < s->n_folders && !found; i++) {
        char *folder = mem_format("%s/%s", s->folders[i], name);

        found = spec_is_plugin(folder);
        free(folder);
    }
    return found;
}

/* `slant run mine` after `slant run actors --as mine`. */
static int
take_as(struct engine_spec *s, const struct manifest *stored, struct fault *ft)
{
    const char *plugin = manifest_plugin(stored);

    if (s->as || strcmp(plugin, stored->name) == 0 ||
        !is_named(s, stored->name) || is_plugin(s, stored->name))
        return 0;
    if (s->n_names > 1)
        return fault_set(ft, FAULT_USAGE,
                         "%s: results of plugin %s --as another name have a "
                         "run of their own: slant run %s",
                         stored->name, plugin, stored->name);
    s->as = s->names[0];
    s->names[0] = mem_string(plugin);
    for (size_t i = 0; i < s->n_settings; i++)
        if (strcmp(s->settings[i].plugin, s->as) == 0)
            replace(&s->settings[i].plugin, plugin);
    return 0;
}

static int
find_as(struct engine_spec *s, struct store *store, struct fault *ft)
{
    struct manifest *stored;
    size_t n;
    int status = results_stored(store, &stored, &n, ft);

    for (size_t i = 0; i < n; i++) {
        if (status == 0)
            status = take_as(s, &stored[i], ft);
        manifest_free(&stored[i]);
    }
    free(stored);
    return status;
}

static int
read_corpus(struct engine_spec *s, const char *corpus, bool defaults,
            struct fault *ft)
{
    struct kept_option *kept = NULL;
    struct store *store;
    size_t n = 0;
    int status;

    if (store_open(&store, corpus, STORE_READ, ft))
        return -1;
    status = find_as(s, store, ft);
    if (status == 0)
        status = kept_options(&kept, &n, store, ft);
    store_close(store);
    if (status == 0)
        add_settings(s, kept, n, defaults);
    kept_options_free(kept, n);
    return status;
}

int
kept_add(struct engine_spec *s, const char *corpus, bool defaults,
         struct fault *ft)
{
    sigset_t ending, before;
    int status;

    if (access(corpus, F_OK) != 0)
        return 0;
    /* it takes no time, and who died there would leave SQLite's files behind */
    sigemptyset(&ending);
    sigaddset(&ending, SIGINT);
    sigaddset(&ending, SIGTERM);
    sigaddset(&ending, SIGHUP);
    sigprocmask(SIG_BLOCK, &ending, &before);
    status = read_corpus(s, corpus, defaults, ft);
    sigprocmask(SIG_SETMASK, &before, NULL);
    return status;
}

void
kept_read(struct engine_spec *s, const char *corpus)
{
    struct fault ignored;

    kept_add(s, corpus, false, &ignored);
}
