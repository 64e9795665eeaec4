/* place: the text of a line of a plugin, for messages. */
#ifndef SLANT_PLACE_H
#define SLANT_PLACE_H

#include "plan.h"

/* The line at "init.lua:57" of a plugin of the plan, or at "quotes/lib/x.lua:9"
   of one it requires; NULL: there is none. */
char *place_line(const struct plan *p, size_t plugin, const char *place);

#endif
