/* The words of a query, and the signs beside them, into nodes. */
#include "parse_inside.h"

#include <string.h>

#include "between.h"
#include "fold.h"
#include "utf8.h"
#include "words.h"

/* Letters of no living script: while a word is cut and folded they stand for
   its wildcards, which so count as letters. */
#define LETTER_RUN "\xf0\x90\x98\x80"
#define LETTER_ONE "\xf0\x90\x98\x81"
#define LETTER_BYTES 4

/* Puts the wildcards' letters for * and ?. */
static void
put_letters(struct buf *out, const char *s, size_t len, bool literal)
{
    buf_clear(out);
    for (size_t i = 0; i < len; i++) {
        if (!literal && (s[i] == '*' || s[i] == '?'))
            buf_str(out, s[i] == '*' ? LETTER_RUN : LETTER_ONE);
        else
            buf_char(out, s[i]);
    }
}

/* And takes them back, as ATOM_RUN and ATOM_ONE. */
static void
take_letters(struct buf *b)
{
    size_t to = 0;

    for (size_t i = 0; i < b->len; to++) {
        const char *s = b->data + i;
        bool run = b->len - i >= LETTER_BYTES &&
                   memcmp(s, LETTER_RUN, LETTER_BYTES) == 0;
        bool one = b->len - i >= LETTER_BYTES &&
                   memcmp(s, LETTER_ONE, LETTER_BYTES) == 0;

        b->data[to] = run ? ATOM_RUN : one ? ATOM_ONE : *s;
        i += run || one ? LETTER_BYTES : 1;
    }
    b->len = to;
}

static bool
all_runs(const struct buf *b)
{
    for (size_t i = 0; i < b->len; i++)
        if (b->data[i] != ATOM_RUN)
            return false;
    return true;
}

/* Whether `part` of a word of p->raw is asked for with its possessive 's. */
static bool
is_possessive(const struct parser *p, struct span word, struct span part)
{
    return atoms_rule(p->atoms) == TOKENS_INSIDE &&
           fold_possessive(p->raw.data, word.stop, part) > part.stop;
}

/* One part of a word of p->raw. how: of enum atom_how. */
static uint32_t
add_part(struct parser *p, struct span part, unsigned how)
{
    const char *s = p->raw.data + part.start;
    size_t len = part.stop - part.start;

    buf_clear(&p->folded);
    fold_token(s, len, &p->folded);
    take_letters(&p->folded);
    if (all_runs(&p->folded) && !(how & ATOM_POSSESSIVE))
        return parse_add(p, (struct node){.kind = NODE_ANY});
    if (p->with_case) {
        buf_clear(&p->cased);
        fold_keeping_case(s, len, &p->cased);
        take_letters(&p->cased);
    }
    return parse_add(
        p, (struct node){
               .kind = NODE_WORD,
               .atom = atoms_add(p->atoms, p->folded.data, p->folded.len,
                                 p->with_case ? p->cased.data : NULL,
                                 p->cased.len, how),
           });
}

static bool
is_wildcard(const struct parser *p, size_t at)
{
    const char *raw = p->raw.data;

    return at + LETTER_BYTES <= p->raw.len &&
           (memcmp(raw + at, LETTER_RUN, LETTER_BYTES) == 0 ||
            memcmp(raw + at, LETTER_ONE, LETTER_BYTES) == 0);
}

/* Han and Kana are cut from the letters of wildcards beside them; joins them
   again, so that a wildcard is part of the word it touches. */
static void
join_wildcards(struct parser *p)
{
    struct spans *words = &p->words;
    size_t n = 0;

    for (size_t i = 0; i < words->n; i++) {
        struct span at = words->at[i];

        if (n && words->at[n - 1].stop == at.start &&
            (is_wildcard(p, at.start) ||
             (at.start >= LETTER_BYTES &&
              is_wildcard(p, at.start - LETTER_BYTES))))
            words->at[n - 1].stop = at.stop;
        else
            words->at[n++] = at;
    }
    words->n = n;
}

/* Keeps what stands between words but white space, hyphens and quotation marks.
 */
static void
take_signs(struct parser *p, uint32_t at, uint32_t stop)
{
    while (at < stop) {
        size_t size;
        uint32_t c = utf8_at(p->raw.data + at, stop - at, &size);

        if (!between_joins(c))
            buf_add(&p->signs, p->raw.data + at, size);
        at += (uint32_t)size;
    }
}

void
parse_signs(struct parser *p, struct children *c, bool end)
{
    struct query *q = &p->q;
    bool gap = c->n && q->node[c->last].kind == NODE_GAP;
    enum signs where = end            ? SIGNS_BEHIND
                       : c->n && !gap ? SIGNS_BETWEEN
                                      : SIGNS_BEFORE;

    if (p->signs.len && (where == SIGNS_BETWEEN || !(p->entry || p->plain)))
        parse_append(p, c,
                     parse_add(p, (struct node){.kind = NODE_SIGNS,
                                                .signs = where,
                                                .at = q->signs.len,
                                                .len = p->signs.len}));
    buf_add(&q->signs, p->signs.data, p->signs.len);
    buf_clear(&p->signs);
}

/* Appends the parts of one word of p->raw. */
static void
add_word(struct parser *p, struct children *c, struct span word, bool literal)
{
    spans_clear(&p->parts);
    token_rule_parts(atoms_rule(p->atoms), p->raw.data + word.start,
                     word.stop - word.start, &p->parts);
    for (size_t i = 0; i < p->parts.n; i++) {
        struct span part = {word.start + p->parts.at[i].start,
                            word.start + p->parts.at[i].stop};
        unsigned how = literal ? ATOM_EXACT : 0;

        if (is_possessive(p, word, part))
            how |= ATOM_POSSESSIVE;
        parse_signs(p, c, false);
        parse_append(p, c, add_part(p, part, how));
    }
}

void
parse_words(struct parser *p, struct children *c, size_t start, size_t stop,
            bool literal)
{
    uint32_t at = 0;

    put_letters(&p->raw, p->text + start, stop - start, literal);
    spans_clear(&p->words);
    words_find(p->raw.data, 0, (uint32_t)p->raw.len, &p->words);
    join_wildcards(p);
    for (size_t i = 0; i < p->words.n; i++) {
        take_signs(p, at, p->words.at[i].start);
        at = p->words.at[i].stop;
        add_word(p, c, p->words.at[i], literal);
    }
    take_signs(p, at, (uint32_t)p->raw.len);
}
