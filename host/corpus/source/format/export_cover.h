/* export_cover: the sheet before the first article of a file from Nexis Uni:
   who asked for what, and a list of the titles. */
#ifndef SLANT_EXPORT_COVER_H
#define SLANT_EXPORT_COVER_H

#include "export_lines.h"

/* The lines of an article without the sheet before them, if one is there. */
struct piece export_behind_cover(struct piece piece);

#endif
