/* html_parts: the larger pieces of a page. */
#ifndef SLANT_HTML_PARTS_H
#define SLANT_HTML_PARTS_H

#include "page.h"

/* Counts that open the places behind them. */
void html_openers(struct page *p, const struct opener *o, size_t n);

void html_years(struct page *p, const char *caption, const struct year_count *y,
                size_t n, uint64_t undated);
void html_matrix(struct page *p, const struct card *cards, size_t n);
void html_card(struct page *p, const struct card *c);

#endif
