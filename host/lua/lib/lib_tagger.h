/*
 * lib_tagger: words in lower case, and endings, each with a
 * kind of one byte; and the items that a document is cut into by it, which is
 * in lib_tags.c.
 */
#ifndef SLANT_LIB_TAGGER_H
#define SLANT_LIB_TAGGER_H

#include <stddef.h>
#include <stdint.h>

#include <lua.h>

#include "article.h"

#define WORD_MAX 40 /* bytes; a longer word is in no list */

struct tagger_entry { /* open addressing; tag 0: free */
    uint64_t word;
    char tag;
};

#define SUFFIX_MAX 5 /* bytes of an ending */

struct tagger_ending { /* of a word that is in no list */
    char s[SUFFIX_MAX];
    uint8_t len;
    char tag;
};

struct tagger {
    struct tagger_entry *at;
    size_t n, mask;
    struct tagger_ending *endings; /* the longest first */
    size_t n_endings, cap_endings;
    char capital, number, other; /* the tags of words in no list */
    size_t held;                 /* of act_hold */
};

struct item {
    struct span at;
    char tag;
};

/* What tagger:read made of a document; place i is at[i - 1]. */
struct items {
    struct item *at;
    size_t n, cap;
    struct act *act;
    uint64_t serial;
};

/* The items at index, of the document at hand; raises. */
const struct items *items_check(lua_State *L, int index);
/* An item as lists have it: in lower case, with a plain apostrophe. Returns its
   bytes; at most size are written, and 0 says that it is longer. */
size_t item_fold(const struct item *item, const char *text, char *to,
                 size_t size);

/* The entry of a word by its hash64_of; a free one when it is in no list. */
struct tagger_entry *tagger_slot(const struct tagger *t, uint64_t word);
/* The tag of a word in any case, or 0 when it and its ending are in no list. */
char tagger_look(const struct tagger *t, const char *s, size_t len);
/* The tagger at index; raises. */
const struct tagger *tagger_check(lua_State *L, int index);

/* tagger:read(doc), in lib_tags.c */
int tagger_read(lua_State *L);

#endif
