/* terminal: what the screen can show. */
#ifndef SLANT_TERMINAL_H
#define SLANT_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "buf.h"

/* Columns of the terminal behind f, else $COLUMNS, else 80. */
unsigned terminal_width(FILE *f);
/* Whether f is a terminal that wants colour (NO_COLOR, TERM=dumb respected). */
bool terminal_colour(FILE *f);

/* Appends text fit for one line of a screen: controls, bidi overrides and line
   ends become visible or blank, invalid bytes U+FFFD. Returns its columns. */
size_t terminal_text(struct buf *out, const char *s, size_t len);
/* Cut to at most `columns`, from the end or (head false) from the start. */
size_t terminal_cut(struct buf *out, const char *s, size_t len, size_t columns,
                    bool head);
void terminal_pad(struct buf *out, size_t columns);

#endif
