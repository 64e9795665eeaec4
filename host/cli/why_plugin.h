/* why_plugin: what a plugin made of one document, for `slant why DOC PLUGIN`.
 */
#ifndef SLANT_WHY_PLUGIN_H
#define SLANT_WHY_PLUGIN_H

#include "args.h"
#include "doc.h"
#include "store.h"

/* After head's lines: the state of the pair, the document's row with units, the
   text with marks. In another format than a table: the rows alone. */
int why_plugin(struct store *s, const char *plugin, int64_t id,
               const struct doc *d, enum out_format format,
               void (*head)(int64_t id, const struct doc *d), struct fault *ft);

#endif
