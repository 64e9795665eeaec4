/* ask: the queries of a report, and the columns of their rows. */
#ifndef SLANT_ASK_H
#define SLANT_ASK_H

#include <stdbool.h>
#include <stdint.h>

#include "sql.h"

struct buf;

/* printf form; %s of a name from a plugin or a text never goes in unquoted. */
int ask(struct store *s, struct sql **q, struct fault *ft, const char *format,
        ...) __attribute__((format(printf, 4, 5)));
/* The first column of the first row; 0 where there is none. */
int ask_int(struct store *s, int64_t *v, struct fault *ft, const char *format,
            ...) __attribute__((format(printf, 4, 5)));

/* Appends 'text' as SQL has it. */
void sql_quote(struct buf *out, const char *text);
/* Appends = 'text', or of NULL: IS NULL. */
void sql_equals(struct buf *out, const char *text);

/* A column of the row at hand. */
int64_t row_int(const struct sql *q, size_t column); /* NULL: 0 */
bool row_null(const struct sql *q, size_t column);
double row_real(const struct sql *q, size_t column);
char *row_text(const struct sql *q, size_t column); /* heap, or NULL */
/* An offset into a text; one that is none becomes 0. */
uint32_t row_offset(const struct sql *q, size_t column);

#endif
