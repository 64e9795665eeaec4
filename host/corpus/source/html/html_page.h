/*
 * html_page: a saved web page as a document: title, author, date, outlet,
 * language and url as the page says them, and the text of its article.
 */
#ifndef SLANT_HTML_PAGE_H
#define SLANT_HTML_PAGE_H

#include "doc.h"
#include "vars.h"

/* Bytes of a page without scripts, styles, comments and pictures. */
#define HTML_MARKUP_MAX (16u << 20)

#define HTML_TOO_LONG "more than 16 MiB of markup without scripts and styles"

/* page: valid UTF-8 without NUL. Fills what the page says; d->text stays NULL
   when it has no running text. NULL, or the reason why it is not read. */
const char *html_read(struct doc *d, struct vars *vars, const char *page,
                      size_t len);

#endif
