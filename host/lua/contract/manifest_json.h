/* manifest_json: a checked plugin's table as manifest.h wants it. */
#ifndef SLANT_MANIFEST_JSON_H
#define SLANT_MANIFEST_JSON_H

#include "buf.h"
#include "engine.h"

#include <lua.h>

struct manifest_files {
    const char *folder;
    char *const *uses; /* folders of plugins whose lib/ and assets/ it uses */
    size_t n_uses;
};

/* Appends the manifest of the plugin at index. name: of its results; source:
   hex hash. Raises like options_json. */
void manifest_json(lua_State *L, int index, const char *name,
                   const struct manifest_files *files, const char *source,
                   const struct engine_spec *spec, bool *settings,
                   struct engine_options *options, struct buf *out);

/* The hash over the names and contents of init.lua, lib/ and assets/, and of
   those of the plugins it uses, as hex. -1: something cannot be read. */
int manifest_source(const struct manifest_files *files, char hex[33]);

#endif
