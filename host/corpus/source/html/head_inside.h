/* head_inside: the parts of head.c. */
#ifndef SLANT_HEAD_INSIDE_H
#define SLANT_HEAD_INSIDE_H

#include "head.h"

/* The outlet; needs the url. */
void head_outlet(struct head *h, const struct tree *t, const struct jsonld *j);
/* Where nothing but a host names it: what stands behind or before the headline
   in the title element. Needs the title. */
void head_outlet_in_title(struct head *h, const struct tree *t);
/* The title and the node that prints it; needs the outlet. */
void head_title(struct head *h, const struct tree *t, const struct jsonld *j);
/* The author; needs outlet and heading. */
void head_author(struct head *h, const struct tree *t, const struct jsonld *j);

/* Heap strings. */
char *head_folded(const char *s); /* NULL when nothing is left; s may be NULL */
char *head_key_of(const char *s); /* head_key; s may be NULL */
char *head_text_of(const struct tree *t, size_t node);

/* The title element, folded, or NULL; the last place in it where a site's name
   may follow, with the length of the mark there, or NULL. */
char *head_title_element(const struct tree *t);
char *head_last_mark(char *title, size_t *len);

/* `Site - ` or `Site: ` before a headline: its bytes with the mark, or 0; name:
   those of the site alone. That is so where these are the outlet's name or
   host; where there is none, a name that outlets have, but not before a colon.
   */
size_t head_site_first(const char *title, const char *outlet, size_t *name);

size_t head_words(const char *s); /* between single spaces */

#endif
