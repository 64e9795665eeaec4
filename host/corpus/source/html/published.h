/*
 * published: when a page says its article came out. Every place that says a
 * date is a candidate; the most trusted one is taken.
 */
#ifndef SLANT_PUBLISHED_H
#define SLANT_PUBLISHED_H

#include "date.h"
#include "head.h"
#include "page_line.h"

/* In the order of trust. PUBLISHED(id, basis, what it is) */
#define PUBLISHED_LIST                                                  \
    PUBLISHED(JSONLD, "json-ld")    /* datePublished of the article */  \
    PUBLISHED(META, "meta")         /* a meta element that says so */   \
    PUBLISHED(TIME, "time")         /* a time element by the heading */ \
    PUBLISHED(LINE, "line")         /* a short block by the heading */  \
    PUBLISHED(URL, "url")           /* a date path */                   \
    PUBLISHED(MODIFIED, "modified") /* never taken, only listed */

enum published_basis {
#define PUBLISHED(id, basis) PUBLISHED_##id,
    PUBLISHED_LIST
#undef PUBLISHED
};

struct published {
    struct date date;
    const char *basis;     /* NULL: no date was found */
    struct page_line line; /* that it is from; else none */
    struct buf candidates; /* a JSON list of "2015-03-20 json-ld" */
};

/* h: what the page says of itself; its heading is passed over. */
void published_read(struct published *p, const struct tree *t,
                    const struct jsonld *j, const struct head *h);
void published_free(struct published *p);

/* The date of a line that is hardly more than one with day, month and year:
   labels (`Published`), a time, names of an author or outlet may stand with it,
   a place or outlet before a mark (`Vessen, 4 May 2019`). Not of headlines.
   out->updated: it calls itself that of a later version. outlet: the page's, or
   NULL. */
bool published_in_line(const char *s, size_t len, const char *outlet,
                       struct date *out);

#endif
