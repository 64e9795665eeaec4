#include <string.h>

#include "discover.h"
#include "manifest.h"
#include "out.h"
#include "spec.h"
#include "verb.h"

static const struct option_spec options[] = {
    SPEC_OPTIONS,
    {NULL, 0, NULL, NULL},
};

static int
print_one(struct out *o, const struct engine_description *d, bool whole,
          struct fault *ft)
{
    struct manifest m = {0};

    if (d->manifest && manifest_parse(&m, d->manifest, ft))
        return -1;
    out_text(o, d->name);
    out_text(o, m.version);
    out_text(o, d->error ? "unusable" : "ready");
    out_text(o, d->error ? d->error : m.summary);
    if (whole) {
        out_text(o, m.options && strcmp(m.options, "{}") ? m.options : NULL);
        out_text(o, d->folder);
    }
    manifest_free(&m);
    return 0;
}

static int
plugins(const struct args *a, int *status, struct fault *ft)
{
    static const char *const names[] = {"plugin",  "version", "state",
                                        "summary", "options", "folder"};
    struct engine_spec spec = {0};
    struct engine_descriptions d = {0};
    struct out *o;
    int result = spec_make(&spec, a, ft);
    bool whole;

    spec.list = spec.n_names == 0;
    whole = !spec.list || a->format != OUT_TABLE;
    if (result == 0)
        result = discover(&spec, &d, ft);
    if (result == 0 && d.settings_error)
        result = fault_set(ft, FAULT_USAGE, "%s", d.settings_error);
    if (result == 0) {
        o = out_new(a->format, names, whole ? 6 : 4);
        for (size_t i = 0; i < d.n && result == 0; i++) {
            result = print_one(o, &d.at[i], whole, ft);
            if (d.at[i].error)
                *status = fault_exit_status(FAULT_PARTIAL);
        }
        if (out_end(o, ft))
            result = -1;
    }
    engine_descriptions_free(&d);
    engine_spec_free(&spec);
    return result;
}

const struct verb verb_plugins = {
    .name = "plugins",
    .summary = "list the plugins, ready or unusable and why",
    .usage = "[PLUGIN...] [options]",
    .text =
        "Lists the plugins that slant finds: those of --plugins and "
        "$SLANT_PLUGINS first,\nthen the bundled ones. A plugin that "
        "cannot be used says why, with file and key. The\n"
        "options and folder of a plugin: name it, or use --csv or --json.\n",
    .options = options,
    .run = plugins,
};
