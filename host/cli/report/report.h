/* report: what the corpus holds and what the plugins found in it. Reads the
   store and nothing else; the same corpus and plugins give the same bytes. */
#ifndef SLANT_REPORT_H
#define SLANT_REPORT_H

#include "page.h"

/* Writes the whole report to the page's buffer. name: of the corpus. */
int report_make(struct page *p, const char *name, struct fault *ft);

#endif
