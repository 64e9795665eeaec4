/* html: text made safe for a page, whoever wrote it. */
#ifndef SLANT_HTML_H
#define SLANT_HTML_H

#include <stdbool.h>
#include <stddef.h>

#include "buf.h"

/* Escaped for element content and quoted attributes; line ends become blanks,
   controls and marks that turn the direction of writing become visible. */
void html_text(struct buf *out, const char *s, size_t len);
void html_string(struct buf *out, const char *s); /* NULL: nothing */
/* The same, cut to about `most` bytes, with an ellipsis. */
void html_cut(struct buf *out, const char *s, size_t most);

/* Whether an address may become a link: http or https, a host, nothing but
   printable ASCII without blanks, quotes and angle brackets. */
bool html_may_link(const char *url);

#endif
