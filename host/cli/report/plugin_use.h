/* plugin_use: whether a plugin's results can be read, and how far. */
#ifndef SLANT_PLUGIN_USE_H
#define SLANT_PLUGIN_USE_H

#include "manifest.h"
#include "page.h"

/* A column that a section reads; type as plugins declare it. */
struct need {
    const char *table;  /* "" for the document table */
    const char *column; /* `at`: the span */
    enum column_type type;
};

/* Says on the page how many of the documents it has current results for, what
   to do about the others, and how right the plugin was where it was measured.
   1 there is something to read, 0 not (the page says why), -1 fault. */
int plugin_use(struct page *p, const char *plugin, const struct need *needs,
               size_t n, struct fault *ft);

/* Whether there are results of the plugin with these columns, without a word:
   1, 0, or -1 fault. */
int plugin_has(struct scope *s, const char *plugin, const struct need *needs,
               size_t n, struct fault *ft);

/* Whether a table of the plugin about the whole corpus has these columns, and
   is about the documents of the report as they are now: 1, 0, or -1 fault. To
   be asked when plugin_use was 1. */
int plugin_tells_all(struct scope *s, const char *plugin,
                     const struct need *needs, size_t n, struct fault *ft);

/* SQL, heap: "FROM" the rows x of the plugin's table, in document order, that
   are current, with their documents d. */
char *plugin_rows(const struct scope *s, const char *plugin, const char *table);

#endif
