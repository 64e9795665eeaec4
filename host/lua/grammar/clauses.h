/*
 * clauses: the clauses of an English text over its tags (tags.h): noun
 * phrases to the left and right of a place, subjects of verbs, where a clause
 * ends. Rules are Lua's patterns over the tags; one that looks to the left is
 * matched against the tags from right to left.
 *
 * The tags are those of plugins/quotes/assets/words.tsv, with v for a verb
 * that may report, g for one in -ing, and Q for what stands in quotation marks.
 * Places are numbers of items, from 1; NO_PLACE: there is none.
 */
#ifndef SLANT_CLAUSES_H
#define SLANT_CLAUSES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <lua.h>

#include "cues.h"
#include "patterns.h"
#include "tags.h"

#define NO_PLACE (-1)

/* A document's tags. */
struct clauses {
    lua_State *L;
    struct patterns *patterns;
    const struct cue_list *cues;
    const struct items *items;
    const char *text; /* of the document */
    size_t size;      /* its bytes */
    const char *t;    /* the tags; t[i - 1] is that of place i */
    const char *u;    /* the same from right to left */
    int n;
};

struct phrase {
    int first, last; /* first NO_PLACE: there is none */
    enum how {
        HOW_NONE,
        HOW_PRONOUN,
        HOW_RELATIVE,
        HOW_PHRASE,
        HOW_INVERTED
    } how;
};

/* The tag of place i; 0 beside the text. */
static inline char
tag_at(const struct clauses *d, int i)
{
    return i >= 1 && i <= d->n ? d->t[i - 1] : '\0';
}

/* Whether the tag of place i is one of these. */
static inline bool
tag_in(const struct clauses *d, int i, const char *tags)
{
    char tag = tag_at(d, i);

    while (*tags && *tags != tag)
        tags++;
    return *tags;
}

/* The first place from i on, or back from it, whose tag is none of these. */
static inline int
over_tags(const struct clauses *d, int i, const char *tags)
{
    while (tag_in(d, i, tags))
        i++;
    return i;
}

static inline int
back_over_tags(const struct clauses *d, int i, const char *tags)
{
    while (tag_in(d, i, tags))
        i--;
    return i;
}

/* The place of `()` in the pattern when it matches from place i on. */
int tags_from(const struct clauses *d, int i, const char *pattern);
/* The same to the left: from place i back. A place before the text is 0. */
int tags_back(const struct clauses *d, int i, const char *pattern);
/* The bytes of items. */
static inline struct span
bytes_of(const struct clauses *d, int first, int last)
{
    return (struct span){d->items->at[first - 1].start,
                         d->items->at[last - 1].stop};
}

/* The word_key of an item; 0: there is none. */
uint64_t word_at(const struct clauses *d, int i);
/* The cue whose form the item at place i is, or NULL. */
const struct cue *cue_at(const struct clauses *d, int i);

/* Where the noun phrase that ends at place `last` begins. */
int phrase_before(const struct clauses *d, int last);
/* Where the noun phrase that begins at place `first` ends. */
int phrase_behind(const struct clauses *d, int first);
/* The subject of a verb. */
struct phrase clause_subject(const struct clauses *d, int verb);
/* The subject of the sentence up to place i: of its first finite verb. */
struct phrase main_subject(const struct clauses *d, int i);
/* That of the last finite verb before place i of its sentence that has one. */
struct phrase near_subject(const struct clauses *d, int i);
int sentence_start(const struct clauses *d, int i);
/* The last place of the clause that begins at place `from`. */
int clause_stop(const struct clauses *d, int from);
/* The same of a noun phrase that a verb says something of: `criticized the deal
   and left`. */
int object_stop(const struct clauses *d, int from);

#endif
