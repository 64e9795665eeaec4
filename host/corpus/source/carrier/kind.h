/* kind: what a file is, by its name; and what a JSON file is, by its head. */
#ifndef SLANT_KIND_H
#define SLANT_KIND_H

#include <stdbool.h>
#include <stddef.h>

#include "source.h"

/* False if slant does not read such files. */
bool kind_of_name(const char *name, enum source_format *format, bool *gzip);

/* What would be read, for people. */
#define KINDS_READ                                                         \
    "read are .txt .text .md .markdown .html .htm .xhtml .jsonl .ndjson, " \
    ".json with one object a line, each also as .gz"

/* head: the first bytes of a file, or its first line. NULL if they can be
   JSON Lines; else why not and the mend (static string): an array of objects,
   or one object over several lines. */
const char *kind_refusal(const char *head, size_t len);

/* head: the first bytes of what is called a text file. NULL if it can be one;
   else what it looks like, for people (static string): a format known by its
   first bytes, or bytes of which too many are NUL or no UTF-8. */
const char *kind_not_text(const char *head, size_t len);

#endif
