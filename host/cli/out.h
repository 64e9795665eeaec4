/* out: result tables as an aligned table, CSV or JSON. */
#ifndef SLANT_OUT_H
#define SLANT_OUT_H

#include <stdio.h>

#include "args.h"
#include "value.h"

struct out;

/* On stdout. names: of the columns, copied. */
struct out *out_new(enum out_format format, const char *const *names, size_t n);
struct out *out_new_to(FILE *to, enum out_format format,
                       const char *const *names, size_t n);
/* The cells of a row, from left to right. */
void out_value(struct out *o, const struct value *v);
/* One that names a group: a table for people has (none) where it is NULL. */
void out_group(struct out *o, const struct value *v);
void out_text(struct out *o, const char *s); /* NULL: no value */
void out_int(struct out *o, int64_t v);
/* Writes what is left and frees. -1 when writing failed (a full disk). */
int out_end(struct out *o, struct fault *ft);
/* The same after what gave `result`. Below 0 that failed, as ft says, and a
   table without rows is not shown. o may be NULL. result, or -1 when writing
   failed. */
int out_finish(struct out *o, int result, struct fault *ft);

#endif
