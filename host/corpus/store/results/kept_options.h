/* kept_options: options that the user has set and that the corpus keeps: what
   its plugins were last run with. */
#ifndef SLANT_KEPT_OPTIONS_H
#define SLANT_KEPT_OPTIONS_H

#include "store.h"

struct kept_option {
    char *results;        /* the name that the plugin's results have */
    char *plugin;         /* its own */
    char *option, *value; /* as --set takes them; of a file its absolute path */
};

/* Of the live configurations, those that have not even been set up left out;
   by name. */
int kept_options(struct kept_option **out, size_t *n, struct store *s,
                 struct fault *ft);
void kept_options_free(struct kept_option *k, size_t n);

#endif
