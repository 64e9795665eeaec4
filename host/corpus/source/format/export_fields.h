/*
 * export_fields: named values of an article of an export, as strings of its
 * record. An empty one is none.
 */
#ifndef SLANT_EXPORT_FIELDS_H
#define SLANT_EXPORT_FIELDS_H

#include "export_lines.h"
#include "record.h"

void export_add(struct record *r, const char *name, const char *s, size_t len);
/* An author goes without `By`. */
void export_add_piece(struct record *r, const char *name, struct piece p);
/* Several lines as one text. */
void export_add_lines(struct record *r, const char *name,
                      const struct piece *line, size_t n);
/* A part of the article without blank lines around it. */
void export_add_text(struct record *r, const char *name, const char *s,
                     const char *end);

#endif
