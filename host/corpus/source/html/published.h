/*
 * published: when a page says its article came out. Every place that says a
 * date is a candidate; the most trusted one is taken.
 */
#ifndef SLANT_PUBLISHED_H
#define SLANT_PUBLISHED_H

#include "date.h"
#include "jsonld.h"
#include "tree.h"

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
    struct buf candidates; /* a JSON list of "2015-03-20 json-ld" */
};

/* heading: the node of the title, or 0. */
void published_read(struct published *p, const struct tree *t,
                    const struct jsonld *j, size_t heading, const char *url);
void published_free(struct published *p);

/* The first date with day, month and year in a short line of one of the
   languages that published_line.c knows. 20.03.2015 is day first; other
   numbers are read only where one order is possible. */
bool published_in_line(const char *s, size_t len, struct date *out);

#endif
