/*
 * lexicon: words and phrases with values, as a tree over the parts of tokens
 * (fold_parts): `no limits` finds `no-limits`, `china` finds `China's`. The
 * longest entry at a place wins.
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

#define LEXICON_SIEVE_BITS 18 /* slant's own words: one in ten is set */

struct lexicon {
    struct trie trie;   /* node 0 is none */
    uint32_t *entry_of; /* by node: number of its entry, from 1; 0: none */
    size_t cap_nodes;
    struct lexicon_entry *entries;
    size_t n_entries, cap_entries;
    char **notes;
    size_t n_notes, cap_notes;
    uint64_t sieve[(1u << LEXICON_SIEVE_BITS) / 64]; /* of edges */
    struct spans words, parts;                       /* of the phrase at hand */
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
/* Gives an entry a note, which is copied. */
void lexicon_note(struct lexicon *l, struct lexicon_entry *e, const char *note,
                  size_t len);

/* Adds the lines of a file. In TSV the headings name the columns: the first is
   the entry, `note` is text, all others are values; lines that begin with #
   are comment. -1: *ft names the line. */
int lexicon_read(struct lexicon *l, enum lexicon_format format,
                 const char *text, size_t len, struct fault *ft);

size_t lexicon_entries(const struct lexicon *l);

/* Matching: from LEXICON_ROOT step by step, with hash64_of of each folded part
   in turn; 0: no entry goes on so. */
#define LEXICON_ROOT 1u

/* A bit of each edge, by which most ways that there are not end without a look
   into the trie, which no cache holds. */
static inline size_t
lexicon_sieve_bit(uint32_t node, uint64_t part)
{
    return (part ^ node * 0x9e3779b97f4a7c15u) >> (64 - LEXICON_SIEVE_BITS);
}

static inline uint32_t
lexicon_step(const struct lexicon *l, uint32_t node, uint64_t part)
{
    size_t bit = lexicon_sieve_bit(node, part);

    return l->sieve[bit / 64] >> bit % 64 & 1 ? trie_step(&l->trie, node, part)
                                              : 0;
}

/* The entry that ends at a node, or NULL. */
static inline const struct lexicon_entry *
lexicon_at(const struct lexicon *l, uint32_t node)
{
    return l->entry_of[node] ? &l->entries[l->entry_of[node] - 1] : NULL;
}

#endif
