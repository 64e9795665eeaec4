/* jsonld: what the JSON-LD scripts of a page say about its article. */
#ifndef SLANT_JSONLD_H
#define SLANT_JSONLD_H

#include <stdbool.h>

#include "buf.h"

struct jsonld {
    char *title, *author, *published, *modified; /* heap strings or NULL */
    char *outlet, *language, *url;
    char *body;       /* its text, with line breaks as they stand there */
    bool translation; /* it names a translator, or the work it translates */
};

/* scripts: as html_strip gives them, each with a NUL behind it. What is no
   JSON, or nested too deep, is passed over. */
void jsonld_read(struct jsonld *j, const struct buf *scripts);
void jsonld_free(struct jsonld *j);

#endif
