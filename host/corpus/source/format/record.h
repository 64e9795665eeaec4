/*
 * record: one JSON object, row or header, as a list of named values in their
 * order. Strings come out as valid UTF-8 without NUL; nested values as JSON
 * text.
 */
#ifndef SLANT_RECORD_H
#define SLANT_RECORD_H

#include <stddef.h>

#include "buf.h"

#define RECORD_DEPTH_MAX 64

enum value_type {
    VALUE_STRING,
    VALUE_CELL,  /* text that may be meant as a number: of a table, of YAML */
    VALUE_PLAIN, /* number, true, false: as JSON writes it */
    VALUE_NULL,
    VALUE_LIST,
    VALUE_OBJECT
};

/* Offsets into record.bytes; each piece has a NUL behind it. */
struct value {
    enum value_type type;
    size_t name, name_len;
    size_t at, len; /* the string, or JSON text */
    /* A list of strings, an object with a "name", a list of such objects: the
       strings, each with a NUL behind it; 0 of them if it is none of these. */
    size_t strings;
    size_t n_strings;
};

struct record {
    struct buf bytes;
    struct value *values;
    size_t n, cap;
    size_t replaced; /* invalid byte sequences that became U+FFFD */
};

enum record_outcome {
    RECORD_OK,
    RECORD_BAD_JSON,
    RECORD_NOT_OBJECT
};

/* Reads one line. Unless RECORD_OK *why is a heap string, one line. */
enum record_outcome record_parse(struct record *r, const char *line, size_t len,
                                 char **why);
/* Gives a value of r what one of another record is, but for the name. */
void record_adopt(struct record *r, struct value *to, const struct record *from,
                  const struct value *v);
void record_free(struct record *r);

#endif
