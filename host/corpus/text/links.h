/*
 * links: where URLs and e-mail addresses begin and end (used by words.c).
 * Each looks at no more of the text than what it takes, plus a constant.
 */
#ifndef SLANT_LINKS_H
#define SLANT_LINKS_H

#include <stdint.h>

/* The end of the URL that begins with the word s[start..stop), or 0 if none
   does: `scheme://...` or `www....`. Marks that end a sentence and closing
   brackets without their opening one are left out. */
uint32_t link_url(const char *s, uint32_t start, uint32_t stop, uint32_t to);

/* The end of the e-mail domain after s[at] == '@', or 0. */
uint32_t link_domain(const char *s, uint32_t at, uint32_t to);

/* Where the local part of the address begins whose last word begins at start.
 */
uint32_t link_local(const char *s, uint32_t from, uint32_t start);

#endif
