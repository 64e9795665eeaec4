/*
 * fields: the members of a document that a carrier, a table or the user can
 * give, and the names under which carriers give them.
 */
#ifndef SLANT_FIELDS_H
#define SLANT_FIELDS_H

#include <stddef.h>

/* FIELD(id, name) */
#define FIELD_LIST              \
    FIELD(TEXT, text)           \
    FIELD(TITLE, title)         \
    FIELD(PUBLISHED, published) \
    FIELD(OUTLET, outlet)       \
    FIELD(AUTHOR, author)       \
    FIELD(URL, url)             \
    FIELD(LANGUAGE, language)   \
    FIELD(KEY, key)             \
    FIELD(RETRIEVED, retrieved) \
    FIELD(TRANSLATED, translated)

/* FIELD_NAME(id, name): what carriers call them, in order of preference,
   without what stands between words: full_text, Full Text and fullText are
   fulltext, of which one with nothing between comes first. */
#define FIELD_NAMES                          \
    FIELD_NAME(TEXT, "text")                 \
    FIELD_NAME(TEXT, "body")                 \
    FIELD_NAME(TEXT, "content")              \
    FIELD_NAME(TEXT, "article")              \
    FIELD_NAME(TEXT, "fulltext")             \
    FIELD_NAME(TEXT, "articlebody")          \
    FIELD_NAME(TEXT, "articletext")          \
    FIELD_NAME(TITLE, "title")               \
    FIELD_NAME(TITLE, "headline")            \
    FIELD_NAME(PUBLISHED, "published")       \
    FIELD_NAME(PUBLISHED, "date")            \
    FIELD_NAME(PUBLISHED, "publishedat")     \
    FIELD_NAME(PUBLISHED, "publishdate")     \
    FIELD_NAME(PUBLISHED, "publicationdate") \
    FIELD_NAME(PUBLISHED, "pubdate")         \
    FIELD_NAME(PUBLISHED, "datepublished")   \
    FIELD_NAME(PUBLISHED, "publisheddate")   \
    FIELD_NAME(PUBLISHED, "timestamp")       \
    FIELD_NAME(OUTLET, "outlet")             \
    FIELD_NAME(OUTLET, "source")             \
    FIELD_NAME(OUTLET, "publisher")          \
    FIELD_NAME(OUTLET, "newspaper")          \
    FIELD_NAME(OUTLET, "publication")        \
    FIELD_NAME(OUTLET, "publicationtitle")   \
    FIELD_NAME(OUTLET, "site")               \
    FIELD_NAME(OUTLET, "sitename")           \
    FIELD_NAME(OUTLET, "medianame")          \
    FIELD_NAME(AUTHOR, "author")             \
    FIELD_NAME(AUTHOR, "authors")            \
    FIELD_NAME(AUTHOR, "byline")             \
    FIELD_NAME(URL, "url")                   \
    FIELD_NAME(URL, "link")                  \
    FIELD_NAME(LANGUAGE, "language")         \
    FIELD_NAME(LANGUAGE, "lang")             \
    FIELD_NAME(KEY, "key")                   \
    FIELD_NAME(KEY, "id")                    \
    FIELD_NAME(KEY, "docid")                 \
    FIELD_NAME(KEY, "guid")                  \
    FIELD_NAME(KEY, "uuid")                  \
    FIELD_NAME(RETRIEVED, "retrieved")       \
    FIELD_NAME(RETRIEVED, "retrievedat")     \
    FIELD_NAME(RETRIEVED, "crawledat")       \
    FIELD_NAME(RETRIEVED, "scrapedat")       \
    FIELD_NAME(RETRIEVED, "datedownload")    \
    FIELD_NAME(TRANSLATED, "translated")     \
    FIELD_NAME(TRANSLATED, "istranslated")   \
    FIELD_NAME(TRANSLATED, "machinetranslated")

enum field {
#define FIELD(id, name) FIELD_##id,
    FIELD_LIST
#undef FIELD
        FIELD_COUNT,
    FIELD_NONE = FIELD_COUNT
};

/* The field that a carrier's name stands for, case, blanks, _ and - aside, and
   its place in the order of preference; FIELD_NONE: a document variable. */
enum field field_default(const char *name, size_t len, unsigned *rank);

/* The field with exactly this name (key outlet title author published language
   url retrieved translated text), or FIELD_NONE. */
enum field field_named(const char *name);

#endif
