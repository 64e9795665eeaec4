/* lib_tagger: words in lower case, and endings, each with a kind of one byte.
 */
#ifndef SLANT_LIB_TAGGER_H
#define SLANT_LIB_TAGGER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <lua.h>

#include "word_key.h"

struct tagger_entry { /* open addressing; tag 0: free */
    uint64_t word;    /* word_key */
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
    uint8_t known[8192]; /* what words are like: a bit each. Most words of a
                            text are in no list, and this stays in the cache */
    struct tagger_ending *endings; /* the longest first */
    size_t n_endings, cap_endings;
    bool ends[128];              /* whether an ending ends with this letter */
    char capital, number, other; /* the tags of words in no list */
    size_t held;                 /* of act_hold */
};

/* The entry of a word by its key; a free one when it is in no list. */
static inline struct tagger_entry *
tagger_slot(const struct tagger *t, uint64_t word)
{
    size_t i = word & t->mask;

    while (t->at[i].tag && t->at[i].word != word)
        i = (i + 1) & t->mask;
    return &t->at[i];
}

/* The tag of a word by its key, or 0. */
static inline char
tagger_tag(const struct tagger *t, uint64_t word)
{
    uint32_t bit = (uint32_t)(word >> 48);

    return t->known[bit / 8] >> bit % 8 & 1 ? tagger_slot(t, word)->tag : 0;
}

/* That of a word's ending, or 0. At most WORD_MAX bytes. */
char tagger_ending(const struct tagger *t, const char *s, size_t len);

/* The tag of a word in any case, or 0 when it and its ending are in no list. */
static inline char
tagger_look(const struct tagger *t, const char *s, size_t len)
{
    char tag, last;

    if (len == 0 || len > WORD_MAX)
        return 0;
    tag = tagger_tag(t, word_key(s, len));
    last = s[len - 1];
    if (tag || (last >= 'a' && last <= 'z' && !t->ends[(int)last]))
        return tag;
    return tagger_ending(t, s, len);
}

/* The tagger at index; raises. */
const struct tagger *tagger_check(lua_State *L, int index);

int lib_tagger(lua_State *L); /* match.tagger */

#endif
