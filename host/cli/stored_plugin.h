/* stored_plugin: what the corpus knows of a plugin that ran on it. */
#ifndef SLANT_STORED_PLUGIN_H
#define SLANT_STORED_PLUGIN_H

#include "manifest.h"
#include "store.h"

/* The manifest of the plugin's live configuration (manifest_free). 1 there is
   one, 0 it has not run, -1 fault. */
int stored_plugin(struct store *s, const char *name, struct manifest *m,
                  struct fault *ft);
/* FAULT_USAGE: it has not run; names those that have. */
int stored_plugin_missing(struct store *s, const char *name, struct fault *ft);

#endif
