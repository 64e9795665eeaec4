/*
 * strip: an HTML page made small and tame before it is parsed. What says
 * nothing about an article goes: scripts, styles, comments, drawings, marks of
 * fonts, and attributes that are not read here. What makes a parser slow goes
 * as well: tags nested deeper than HTML_DEPTH_MAX (their text stays), end tags
 * that end nothing, more than HTML_ATTRIBUTES_MAX attributes.
 */
#ifndef SLANT_STRIP_H
#define SLANT_STRIP_H

#include "buf.h"

#define HTML_DEPTH_MAX 256
#define HTML_ATTRIBUTES_MAX 12
#define HTML_VALUE_MAX 4096 /* bytes of an attribute; longer ones go */

/* page: valid UTF-8 without NUL. json: the scripts of type
   application/ld+json, each with a NUL behind it. Takes time linear in len. */
void html_strip(const char *page, size_t len, struct buf *out,
                struct buf *json);

#endif
