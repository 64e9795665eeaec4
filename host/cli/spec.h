/* spec: where plugins are, and --set, for the verbs that need them. */
#ifndef SLANT_SPEC_H
#define SLANT_SPEC_H

#include "args.h"
#include "engine.h"
#include "script.h"

#define SPEC_OPTIONS                                                       \
    {"plugins", 0, "PATH", "a folder that holds plugin folders of yours"}, \
    {                                                                      \
        "set", 0, "PLUGIN.OPTION=VALUE", "an option of a plugin"           \
    }

#define SPEC_ALLOW                                       \
    {                                                    \
        "allow", 0, "PLUGIN",                            \
            "grant a plugin the network or programs it " \
            "asks for"                                   \
    }

/* Folders: --plugins (in order), $SLANT_PLUGINS (colons between), then the
   bundled ones: installed, or of the source tree. names: the operands. */
int spec_make(struct engine_spec *s, const struct args *a, struct fault *ft);
/* The values of --allow, for the caller to free; the names are a's. */
const char **spec_allowed(const struct args *a, size_t *n);
/* A state for what the user writes: on the corpus, for this terminal. */
struct script_options spec_script(const struct engine_spec *s,
                                  const struct args *a);
/* Whether it is the folder of one. */
bool spec_is_plugin(const char *folder);
/* One more, searched after all others but the bundled ones. */
void spec_add_folder(struct engine_spec *s, const char *path);

#endif
