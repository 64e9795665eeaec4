/* terminal: what the screen can show. */
#ifndef SLANT_TERMINAL_H
#define SLANT_TERMINAL_H

#include <stdbool.h>
#include <stdio.h>

/* Columns of the terminal behind f, else $COLUMNS, else 80. */
unsigned terminal_width(FILE *f);
/* The same, but 0 where there is neither: lines of a file or pipe are whole. */
unsigned terminal_edge(FILE *f);
/* Whether f is a terminal that wants colour (NO_COLOR, TERM=dumb respected). */
bool terminal_colour(FILE *f);
/* Whether the locale ($LC_ALL, $LC_CTYPE, $LANG) has more than ASCII. */
bool terminal_unicode(void);

#endif
