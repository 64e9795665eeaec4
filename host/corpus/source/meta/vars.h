/* vars: a document's variables while they are gathered. Of two with one name
   the later stands. */
#ifndef SLANT_VARS_H
#define SLANT_VARS_H

#include <stdbool.h>
#include <stddef.h>

#include "buf.h"

struct vars {
    struct buf bytes;
    struct var {
        size_t name, name_len, json, json_len; /* in bytes */
    } * item;
    size_t n, cap;
};

void vars_clear(struct vars *v);
void vars_free(struct vars *v);
/* json: a value as JSON text. */
void vars_json(struct vars *v, const char *name, size_t name_len,
               const char *json, size_t len);
void vars_string(struct vars *v, const char *name, size_t name_len,
                 const char *s, size_t len);
/* -?(0|[1-9][0-9]*)(.[0-9]+)?, of at most 18 digits: JSON's own form. */
bool vars_number(const char *s);
/* As a table or the command line gives it: a plain integer or decimal becomes
   a number; leading zeros stay a string. */
void vars_cell(struct vars *v, const char *name, const char *s);
void vars_value(struct vars *v, const char *name, size_t name_len,
                const char *s);
bool vars_has(const struct vars *v, const char *name);
/* A variable's JSON text, valid until the next one is added, or NULL. */
const char *vars_find(const struct vars *v, const char *name, size_t *len);
/* A JSON object with keys sorted by bytes, or NULL when there is none. Heap
   string. */
char *vars_object(struct vars *v);

#endif
