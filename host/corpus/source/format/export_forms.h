/*
 * export_forms: the articles of each database. *_read adds the fields of the
 * article in a piece to r; false: it is none.
 */
#ifndef SLANT_EXPORT_FORMS_H
#define SLANT_EXPORT_FORMS_H

#include "export_lines.h"
#include "record.h"

/* Header lines of an article before the first label or behind its length. */
#define EXPORT_HEAD_MAX 16

bool nexis_read(struct record *r, struct piece piece);
bool factiva_read(struct record *r, struct piece piece);
/* spaces: behind a code, at least. */
bool factiva_read_codes(struct record *r, struct piece piece, size_t spaces);

/* The line between articles of ProQuest; one that only its articles have. */
bool proquest_border(struct piece line);
bool proquest_sign(struct piece line);
bool proquest_read(struct record *r, struct piece piece);

#endif
