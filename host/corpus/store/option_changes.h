/* option_changes: options of a plugin that its stored results were made with
   and that have another value now. */
#ifndef SLANT_OPTION_CHANGES_H
#define SLANT_OPTION_CHANGES_H

#include "manifest.h"
#include "store.h"

/* Values as --set takes them; NULL: not set. */
struct option_change {
    char *option, *stored, *now;
};

/* By name, those that both have. None if nothing is stored by the plugin's live
   configuration. */
int option_changes(struct option_change **out, size_t *n, struct store *s,
                   const struct manifest *now, struct fault *ft);
void option_changes_free(struct option_change *c, size_t n);

#endif
