/* front_matter: the YAML between two lines `---` at the head of a text. */
#ifndef SLANT_FRONT_MATTER_H
#define SLANT_FRONT_MATTER_H

#include "record.h"

/* Bytes of it, 0 if there is none; its fields, in r: strings, numbers and lists
   of them. Where it is no YAML mapping, and no lines of labels and values
   either (header_fields.h), it is text: 0, and *why a heap string. s: valid
   UTF-8. */
size_t front_matter(const char *s, size_t len, struct record *r, char **why);

#endif
