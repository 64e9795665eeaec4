/* header_fields: lines `Title: ...`, `Date: ...` at the head of a text, down to
   a blank line. */
#ifndef SLANT_HEADER_FIELDS_H
#define SLANT_HEADER_FIELDS_H

#include "record.h"

/* Bytes of it, 0 if there is none; its fields, in r. Each line is a label of up
   to three words, a colon and a value or none; two labels at least with a value
   are those of fields (fields.h), and one of these is the title or the date. s:
   valid UTF-8. */
size_t header_fields(const char *s, size_t len, struct record *r);

#endif
