/*
 * fields: the members of a document that a carrier, a table or the user can
 * give, and the names under which carriers give them.
 */
#ifndef SLANT_FIELDS_H
#define SLANT_FIELDS_H

#include <stddef.h>

/* FIELD(id, "name, other names in order of preference") */
#define FIELD_LIST                                                          \
    FIELD(TEXT, "text body content article fulltext full_text articlebody") \
    FIELD(TITLE, "title headline")                                          \
    FIELD(PUBLISHED,                                                        \
          "published date published_at publish_date publication_date "      \
          "pubdate datepublished timestamp")                                \
    FIELD(OUTLET,                                                           \
          "outlet source publisher newspaper publication site sitename")    \
    FIELD(AUTHOR, "author authors byline")                                  \
    FIELD(URL, "url link")                                                  \
    FIELD(LANGUAGE, "language lang")                                        \
    FIELD(KEY, "key id doc_id guid uuid")                                   \
    FIELD(RETRIEVED,                                                        \
          "retrieved retrieved_at crawled_at scraped_at date_download")

enum field {
#define FIELD(id, names) FIELD_##id,
    FIELD_LIST
#undef FIELD
        FIELD_COUNT,
    FIELD_NONE = FIELD_COUNT
};

/* The field that a carrier's name stands for, case aside, and how far down in
   the order of preference it is; FIELD_NONE: a document variable. */
enum field field_default(const char *name, size_t len, unsigned *rank);

/* The field with exactly this name (key outlet title author published language
   url retrieved text), or FIELD_NONE. */
enum field field_named(const char *name);

#endif
