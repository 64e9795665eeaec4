/*
 * options: a plugin's declared options and the values in force: what the user
 * set, else the default. A file's value is an object with its path and the
 * hash of its content, so that the hash counts in the key.
 */
#ifndef SLANT_OPTIONS_H
#define SLANT_OPTIONS_H

#include "buf.h"
#include "engine.h"

#include <lua.h>

#define OPTIONS_FILE_MAX (256u << 20) /* bytes of a file given as an option */

/* Appends {"name":value,...}, sorted, for the options declared in the table at
   index (nil: none). Each is added to list, with where its value comes from.
   Raises when all are there and a required one is not set; on a bad value or an
   unknown option it raises too, with *settings set to true. */
void options_json(lua_State *L, int index, const char *plugin,
                  const struct engine_spec *spec, bool *settings,
                  struct engine_options *list, struct buf *out);

/* Pushes ctx.options from the manifest's JSON, not frozen; files are read
   (asset.h). Raises. [-0, +1, e] */
void options_push(lua_State *L, const char *json);

#endif
