/* sections: what a report says, part by part, in the order of the page. Each
   reads the store and writes to the page; 0, or -1 with the fault. */
#ifndef SLANT_SECTIONS_H
#define SLANT_SECTIONS_H

#include "page.h"

int section_texts(struct page *p, struct fault *ft);
int section_removed(struct page *p, struct fault *ft);
int section_stance(struct page *p, struct fault *ft);
int section_tone(struct page *p, struct fault *ft);
int section_toward(struct page *p, struct fault *ft);
int section_terms(struct page *p, struct fault *ft);
int section_quotes(struct page *p, struct fault *ft);
int section_runs(struct page *p, struct fault *ft);

#endif
