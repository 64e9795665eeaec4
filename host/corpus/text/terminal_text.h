/* terminal_text: foreign text made fit for a screen, and its columns. */
#ifndef SLANT_TERMINAL_TEXT_H
#define SLANT_TERMINAL_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "buf.h"

/* Appends text fit for one line of a screen: controls, bidi overrides and line
   ends become visible or blank, invalid bytes U+FFFD. Returns its columns. */
size_t terminal_text(struct buf *out, const char *s, size_t len);
/* Cut to at most `columns`, from the end or (head false) from the start. */
size_t terminal_cut(struct buf *out, const char *s, size_t len, size_t columns,
                    bool head);
/* The same; where something is cut off, an ellipsis stands for it. columns: 1
   or more. */
size_t terminal_fit(struct buf *out, const char *s, size_t len, size_t columns,
                    bool head);
void terminal_pad(struct buf *out, size_t columns);

#endif
