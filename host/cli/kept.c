#include "kept.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "kept_options.h"
#include "mem.h"

/* The name by which the results are asked for that have settings of this
   plugin in the run; NULL: they are not asked for. */
static const char *
asked_results(const struct engine_spec *s, const char *plugin)
{
    for (size_t i = 0; i < s->n_names; i++)
        if (strcmp(s->names[i], plugin) == 0)
            return s->as ? s->as : plugin;
    return NULL;
}

static bool
takes(const struct engine_spec *s, const struct kept_option *k, bool defaults)
{
    const char *asked = asked_results(s, k->plugin);

    if (strcmp(k->results, asked ? asked : k->plugin) != 0)
        return false;
    return !defaults || (s->n_names && !asked);
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

int
kept_add(struct engine_spec *s, const char *corpus, bool defaults,
         struct fault *ft)
{
    struct kept_option *kept = NULL;
    struct store *store;
    size_t n = 0;
    int status;

    if (access(corpus, F_OK) != 0)
        return 0;
    if (store_open(&store, corpus, STORE_READ, ft))
        return -1;
    status = kept_options(&kept, &n, store, ft);
    store_close(store);
    if (status == 0)
        add_settings(s, kept, n, defaults);
    kept_options_free(kept, n);
    return status;
}
