/*
 * html_story: the story of a page.
 *
 * The page becomes blocks of text. The story is where most of its running text
 * stands; of that, blocks that are captions, bylines, links to
 * other stories, or short pieces before and behind the story are stored but
 * marked as removed. What stands outside of it, or in elements that part.h
 * calls outside or hidden, is not stored.
 */
#ifndef SLANT_HTML_STORY_H
#define SLANT_HTML_STORY_H

#include "doc.h"
#include "head.h"
#include "page_line.h"
#include "tree.h"

/* Sets d's text, blocks apart by a blank line, and its removed spans; leaves
   it without text when the page has none. line: that of the date, or none. */
void article_read(struct doc *d, const struct tree *t, const struct head *h,
                  struct page_line line);

#endif
