/*
 * csv: a small table that describes documents, in memory and without any slip:
 * the rows of rows.h, each as wide as the header.
 */
#ifndef SLANT_CSV_H
#define SLANT_CSV_H

#include <stddef.h>

#include "fault.h"

struct csv {
    char *bytes;  /* all cells, each with a NUL behind it */
    size_t *cell; /* offsets; row 0 is the header */
    size_t *line; /* of each row, from 1 */
    size_t columns, rows, n_cells, cap_cells, cap_lines;
};

/* data: valid UTF-8 (utf8_repair). name: of the file, for faults. A row that is
   not as wide as the header, an open quote, a missing header or a header that
   names a column twice is FAULT_USAGE with file, line and mend. */
int csv_parse(struct csv *t, const char *data, size_t len, const char *name,
              struct fault *ft);
void csv_free(struct csv *t);
const char *csv_cell(const struct csv *t, size_t row, size_t column);

#endif
