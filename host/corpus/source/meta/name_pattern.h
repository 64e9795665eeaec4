/* name_pattern: what file names say, as the user describes it:
   {outlet}_{date}_{slug}.txt */
#ifndef SLANT_NAME_PATTERN_H
#define SLANT_NAME_PATTERN_H

#include <stdbool.h>

#include "doc.h"
#include "fault.h"
#include "vars.h"

struct pattern;

/* FAULT_USAGE says what is wrong with it. Parts in braces are fields (outlet,
   date, title, author, language, url, key) or names of variables; {} is passed
   over. */
int pattern_open(struct pattern **p, const char *text, struct fault *ft);
void pattern_close(struct pattern *p); /* NULL is nothing */

/* Gives d what the end of the path says, as many parts of it as the pattern
   has. over: also fields that d has already; else these stay. False: the name
   does not fit. */
bool pattern_apply(const struct pattern *p, const char *path, bool over,
                   struct doc *d, struct vars *v);

#endif
