/*
 * doc: one document as a decoder made it and the corpus keeps it.
 * Owner: whoever decoded or read it, until doc_free.
 */
#ifndef SLANT_DOC_H
#define SLANT_DOC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "hash.h"
#include "span.h"

/* A stretch that is kept in the text but not analysed. */
struct removed {
    struct span at;
    char *kind; /* title date-line byline caption banner appeal ui url-label
                   url sign-off ... : what it is */
    char *rule; /* the rule that found it */
};

/* DOC_FIELD(member): the text fields, UTF-8 or NULL for unknown. */
#define DOC_FIELDS                                                           \
    DOC_FIELD(key)    /* the user's own, unique in the corpus; never NULL */ \
    DOC_FIELD(uri)    /* where it came from: file, or file#L12 */            \
    DOC_FIELD(outlet) /* the publisher, folded over spellings */             \
    DOC_FIELD(title)                                                         \
    DOC_FIELD(author)                                                        \
    DOC_FIELD(                                                               \
        published) /* ISO 8601: 2015-03-20, 2015-03, 2015, or with time */   \
    DOC_FIELD(precision) /* of published: year month day minute second */    \
    DOC_FIELD(basis)     /* of published: field, line, url, name,            \
                            inferred, or a page's: INPUT.md */               \
    DOC_FIELD(language)  /* BCP 47 primary tag, e.g. en */                   \
    DOC_FIELD(url)                                                           \
    DOC_FIELD(retrieved)  /* ISO 8601 */                                     \
    DOC_FIELD(translated) /* yes no unknown; NULL: nothing tells */          \
    DOC_FIELD(vars)       /* document variables: a JSON object, keys sorted */

struct doc {
#define DOC_FIELD(member) char *member;
    DOC_FIELDS
#undef DOC_FIELD
    char *text; /* valid UTF-8 as extracted, or NULL: a document without text */
    uint32_t text_len;
    struct removed *removed; /* ascending, not overlapping */
    size_t n_removed;
    bool whole; /* the user wants its paragraphs analysed, also those that its
                   outlet repeats */
    uint32_t replaced;   /* invalid byte sequences that became U+FFFD */
    struct hash content; /* of everything the carrier and the user gave: equal
                            means loading again changes nothing */
};

/* Bytes; a longer text or record is skipped and noted as too-long. */
#define DOC_TEXT_MAX (64u << 20)

void doc_free(struct doc *d); /* members; not d itself */
void doc_remove(struct doc *d, uint32_t start, uint32_t stop, const char *kind,
                const char *rule); /* in any order; doc_settle sorts */
/* Sorts the removed spans and cuts overlaps: the earlier start wins. */
void doc_settle(struct doc *d);
void doc_kept(const struct doc *d, struct spans *kept); /* what is analysed */

/* Fills d->content from the fields named in DOC_FIELDS except uri, the text and
   what is removed of it. d is settled. */
void doc_hash(struct doc *d);

#endif
