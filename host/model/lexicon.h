/*
 * lexicon: words and phrases with values, as a tree over the parts of tokens
 * (fold_parts): `no limits` finds `no-limits`, `china` finds `China's`. The
 * longest entry at a place wins. An entry with a possessive 's (`it's`) stands
 * only where the text has it.
 *
 * An entry has up to LEXICON_VALUES numbers (what they mean is the maker's
 * business: a valence, or a verb's effects on those it joins), a kind, a small
 * number that says what the entry does to others (tone.h), and a note.
 */
#ifndef SLANT_LEXICON_H
#define SLANT_LEXICON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "fault.h"
#include "span.h"
#include "trie.h"

#define LEXICON_VALUES 4
#define LEXICON_ENTRIES_MAX 1000000
#define LEXICON_PHRASE_MAX 1000 /* bytes */

struct lexicon_entry {
    float value[LEXICON_VALUES]; /* 0 where none is given */
    uint8_t n_values;            /* 0: an entry without a value */
    uint8_t kind;                /* 0: none */
    bool made;                   /* by rule, of another word (word_list.h) */
    const char *note;            /* "" without; the lexicon's */
};

#define LEXICON_PARTS_BITS 16

struct lexicon_node {
    uint32_t
        entry : 31;    /* number of the entry that ends here, from 1; 0: none */
    uint32_t more : 1; /* entries go on from here */
};

struct lexicon {
    struct trie trie;           /* node 0 is none */
    struct lexicon_node *nodes; /* as of the trie */
    size_t cap_nodes;
    struct lexicon_entry *entries;
    size_t n_entries, cap_entries;
    char **notes;
    size_t n_notes, cap_notes;
    /* a bit of each part that is the first of an entry, or stands behind it */
    uint64_t first[1u << (LEXICON_PARTS_BITS - 6)];
    uint64_t behind[1u << (LEXICON_PARTS_BITS - 6)];
    struct spans words, parts; /* of the phrase at hand */
    struct buf folded;
};

enum lexicon_format {
    LEXICON_TSV,   /* a line of headings, then ENTRY TAB VALUES TAB NOTE */
    LEXICON_VADER, /* WORD TAB MEAN TAB ... as in vader_lexicon.txt */
    LEXICON_AFINN  /* WORD TAB VALUE */
};

struct lexicon *lexicon_new(void);
void lexicon_free(struct lexicon *l);

/* The entry of a phrase, made when there is none: free to be filled until the
   next call. NULL: the phrase has no word, or is too long. */
struct lexicon_entry *lexicon_put(struct lexicon *l, const char *phrase,
                                  size_t len);
/* A copy of a note for entries, which lives as long as the lexicon. */
const char *lexicon_note(struct lexicon *l, const char *note, size_t len);

/* Adds the lines of a file. In TSV the headings name the columns: the first is
   the entry, `note` is text, all others are values, and none is a number; lines
   that begin with # are comment. -1: *ft names the line, also one that is not
   UTF-8. */
int lexicon_read(struct lexicon *l, enum lexicon_format format,
                 const char *text, size_t len, struct fault *ft);

/* Matching: from LEXICON_ROOT step by step, with hash64_of of each folded part
   in turn; 0: no entry goes on so. Behind a part with a possessive 's, which is
   as if another part for entries that have it: lexicon_over. */
#define LEXICON_ROOT 1u
#define LEXICON_POSSESSIVE 0x93a55e5517e5a11fu

static inline uint32_t
lexicon_step(const struct lexicon *l, uint32_t node, uint64_t part)
{
    return trie_step(&l->trie, node, part);
}

/* The entry of this number, or NULL. */
static inline const struct lexicon_entry *
lexicon_entry(const struct lexicon *l, uint32_t number)
{
    return number ? &l->entries[number - 1] : NULL;
}

/* The entry that ends at a node, or NULL. */
static inline const struct lexicon_entry *
lexicon_at(const struct lexicon *l, uint32_t node)
{
    return lexicon_entry(l, l->nodes[node].entry);
}

/* From the node of a part that has a possessive 's to where entries go on;
 *found becomes the entry that ends with it, if there is one. */
static inline uint32_t
lexicon_over(const struct lexicon *l, uint32_t node,
             const struct lexicon_entry **found)
{
    uint32_t behind = lexicon_step(l, node, LEXICON_POSSESSIVE);
    const struct lexicon_entry *e = lexicon_at(l, behind);

    if (e)
        *found = e;
    return behind ? behind : node;
}

/* What a part can be: the entry of this number alone; the first of longer
   entries, which go on from node `more`; one behind others (if it is not set,
   it is none). 0: it is not. Holds as long as lexicon_age is the same. */
struct lexicon_use {
    uint32_t entry;
    uint32_t more : 31;
    uint32_t behind : 1;
};

/* Whether the part may be in a set; false: it is not. Nearly all words of a
   text are not, and the set stays in the cache where the trie does not. */
static inline bool
lexicon_may_have(const uint64_t *set, uint64_t part)
{
    uint64_t bit = part >> (64 - LEXICON_PARTS_BITS);

    return set[bit / 64] >> bit % 64 & 1;
}

static inline struct lexicon_use
lexicon_use_of(const struct lexicon *l, uint64_t part)
{
    uint32_t node = lexicon_may_have(l->first, part)
                        ? lexicon_step(l, LEXICON_ROOT, part)
                        : 0;

    return (struct lexicon_use){
        .entry = l->nodes[node].entry,
        .more = l->nodes[node].more ? node & INT32_MAX : 0,
        .behind = lexicon_may_have(l->behind, part),
    };
}

static inline size_t
lexicon_age(const struct lexicon *l)
{
    return l->trie.n_edges + l->n_entries;
}

#endif
