/* query: a host's own SELECT, printed. */
#ifndef SLANT_QUERY_H
#define SLANT_QUERY_H

#include "out.h"
#include "sql.h"

/* Prints the rows of one SELECT. */
int query_print(struct store *s, const char *text, enum out_format format,
                double seconds, struct fault *ft);
int query_write(struct store *s, const char *text, FILE *to,
                enum out_format format, double seconds, struct fault *ft);
/* The first column of the first row as an integer; 0 if there is none. */
int query_int(struct store *s, const char *text, int64_t *v, struct fault *ft);

#endif
