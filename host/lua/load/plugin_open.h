/* plugin_open: from a plan to plugins that are ready for documents. */
#ifndef SLANT_PLUGIN_OPEN_H
#define SLANT_PLUGIN_OPEN_H

#include "engine.h"
#include "plugin.h"
#include "programs.h"

/* Loads it, unless it is among those kept (or NULL), checks the source's hash,
   runs setup. Never fails: see broken. */
void plugin_open(struct plugin *p, struct plugins *all, size_t index,
                 const struct engine_plan *plan, struct engine_programs *kept);
void plugin_close(struct plugin *p);
/* Drops the state and sets up a new one. Nothing of it may be in flight. */
void plugin_again(struct plugin *p);

/* n documents more are to be handled, now. */
void plugin_handles(struct plugin *p, size_t n);

#endif
