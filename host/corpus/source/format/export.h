/*
 * export: text as news databases (Nexis, Factiva, ProQuest) give it away:
 * several articles in one file, each with header fields. The forms are in
 * INPUT.md.
 */
#ifndef SLANT_EXPORT_H
#define SLANT_EXPORT_H

#include "record.h"

enum export_form {
    EXPORT_NONE,
    EXPORT_NEXIS,        /* `1 of 9 DOCUMENTS` before each article, or
                            `End of Document` behind it */
    EXPORT_FACTIVA,      /* `Document ID` behind each article */
    EXPORT_PROQUEST,     /* a line of underscores before each article, and
                            `ProQuest document ID:` in it */
    EXPORT_FACTIVA_CODES /* and HD, PD, SN, ... before each field */
};

struct export
{
    const char *s, *end; /* what is not yet read */
    enum export_form form;
    size_t spaces; /* behind a code of Factiva, at least */
};

/* Whether the text is one; s: valid UTF-8, outlives x. Several signs have to
   come together, so that an article which only mentions one of them is none. */
bool export_open(struct export *x, const char *s, size_t len);

enum export_found {
    EXPORT_ARTICLE,
    EXPORT_OTHER, /* text that is no article: a list of results, an end */
    EXPORT_END
};

/* The next article's fields, its text among them, as strings of r. */
enum export_found export_next(struct export *x, struct record *r);

#endif
