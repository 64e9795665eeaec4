/* meta: the table of --meta, joined to documents. */
#ifndef SLANT_META_H
#define SLANT_META_H

#include "assign.h"
#include "csv.h"

struct meta;

/* Reads and checks the file. */
int meta_open(struct meta **m, const char *path, struct fault *ft);
void meta_close(struct meta *m); /* NULL is nothing */

/* Gives d (which has key and uri; f: the file it came from) the columns of its
   row, if there is one: fields override, the rest are variables. Empty cells
   say nothing. A row is a document's when its value is the key, the uri, or the
   file's name or path or the end of one of them behind a `/`, with or without
   the ending: in this order, the longer before the shorter. */
void meta_join(struct meta *m, struct doc *d, struct vars *v,
               const struct source_file *f, const struct source_options *o);

/* Whether there is a table with this column, case aside. */
bool meta_has(const struct meta *m, const char *column);

size_t meta_rows(const struct meta *m);
bool meta_used(const struct meta *m, size_t row);
char *meta_name(const struct meta *m, size_t row); /* "FILE.csv:12 (key)" */

#endif
