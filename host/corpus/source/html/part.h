/* part: what an element of a page is for, by its tag, role, and the words of
   its class and id. */
#ifndef SLANT_PART_H
#define SLANT_PART_H

#include "tree.h"

enum part {
    PART_STORY,   /* nothing says otherwise */
    PART_BYLINE,  /* who and when */
    PART_CAPTION, /* of a picture */
    PART_OUTSIDE, /* page furniture: menus, teasers, comments, forms */
    PART_HIDDEN   /* not shown */
};

/* Of the element alone, without regard to what it stands in. */
enum part part_of(const struct tree *t, size_t node);

/* Whether the element says that it is the body of the article. */
bool part_is_body(const struct tree *t, size_t node);

/* Whether it says that it names who wrote the article. */
bool part_is_author(const struct tree *t, size_t node);

/* Whether it says that it holds what readers wrote. */
bool part_is_comments(const struct tree *t, size_t node);

#endif
