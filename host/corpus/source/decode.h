/* decode: from the bytes of a file to documents; the parts of source.c. */
#ifndef SLANT_DECODE_H
#define SLANT_DECODE_H

#include "meta.h"
#include "source.h"

struct source {
    struct source_options options; /* its own copy */
    struct meta *meta;             /* NULL without --meta */
    struct vars vars;              /* of the document being made */
    struct record record;
};

void decode_text(struct source *s, const struct source_file *f,
                 const struct source_sink *sink);
void decode_jsonl(struct source *s, const struct source_job *job,
                  const struct source_sink *sink);

/* Joins what the user said, cleans the text, and hands the document over. d
   has uri, maybe key, what its carrier gave, and its variables in s->vars.
   d is freed. in_file: the text is a whole file, in which the title, date and
   outlet may be lines. */
void decode_finish(struct source *s, struct doc *d, const struct source_file *f,
                   bool in_file, const struct source_sink *sink);

#endif
