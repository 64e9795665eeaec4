#include "query_words.h"

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

void
query_words_free(struct query_words *w)
{
    spans_free(&w->words);
    spans_free(&w->parts);
    buf_free(&w->raw);
    buf_free(&w->folded);
    buf_free(&w->cased);
    buf_free(&w->signs);
}

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

/* Where case does not count `j.` is an initial, which in texts a capital alone
   is (words.h). */
static void
raise_initials(struct buf *raw)
{
    char *s = raw->data;

    for (size_t i = 0; i + 1 < raw->len; i++)
        if (s[i] >= 'a' && s[i] <= 'z' && s[i + 1] == '.' &&
            (i == 0 || s[i - 1] == ' '))
            s[i] = (char)(s[i] - ('a' - 'A'));
}

static bool
all_runs(const struct buf *b)
{
    for (size_t i = 0; i < b->len; i++)
        if (b->data[i] != ATOM_RUN)
            return false;
    return true;
}

/* Whether `part` of a word of w->raw is asked for with its possessive 's. */
static bool
is_possessive(const struct query_words *w, struct span word, struct span part)
{
    return atoms_rule(w->atoms) == TOKENS_INSIDE &&
           fold_possessive(w->raw.data, word.stop, part) > part.stop;
}

/* One part of a word of w->raw. how: of enum atom_how. */
static uint32_t
add_part(struct query_words *w, struct query *q, struct span part, unsigned how)
{
    const char *s = w->raw.data + part.start;
    size_t len = part.stop - part.start;

    buf_clear(&w->folded);
    fold_token(s, len, &w->folded);
    take_letters(&w->folded);
    if (all_runs(&w->folded) && !(how & ATOM_POSSESSIVE))
        return query_add(q, (struct node){.kind = NODE_ANY});
    if (w->with_case) {
        buf_clear(&w->cased);
        fold_keeping_case(s, len, &w->cased);
        take_letters(&w->cased);
    }
    return query_add(
        q, (struct node){
               .kind = NODE_WORD,
               .atom = atoms_add(w->atoms, w->folded.data, w->folded.len,
                                 w->with_case ? w->cased.data : NULL,
                                 w->cased.len, how),
           });
}

static bool
is_wildcard(const struct query_words *w, size_t at)
{
    const char *raw = w->raw.data;

    return at + LETTER_BYTES <= w->raw.len &&
           (memcmp(raw + at, LETTER_RUN, LETTER_BYTES) == 0 ||
            memcmp(raw + at, LETTER_ONE, LETTER_BYTES) == 0);
}

/* Han and Kana are cut from the letters of wildcards beside them; joins them
   again, so that a wildcard is part of the word it touches. */
static void
join_wildcards(struct query_words *w)
{
    struct spans *words = &w->words;
    size_t n = 0;

    for (size_t i = 0; i < words->n; i++) {
        struct span at = words->at[i];

        if (n && words->at[n - 1].stop == at.start &&
            (is_wildcard(w, at.start) ||
             (at.start >= LETTER_BYTES &&
              is_wildcard(w, at.start - LETTER_BYTES))))
            words->at[n - 1].stop = at.stop;
        else
            words->at[n++] = at;
    }
    words->n = n;
}

/* Keeps what stands between words but white space, hyphens and quotation marks.
 */
static void
take_signs(struct query_words *w, uint32_t at, uint32_t stop)
{
    while (at < stop) {
        size_t size;
        uint32_t c = utf8_at(w->raw.data + at, stop - at, &size);

        if (!between_joins(c))
            buf_add(&w->signs, w->raw.data + at, size);
        at += (uint32_t)size;
    }
}

void
query_words_signs(struct query_words *w, struct query *q, struct children *c,
                  bool end)
{
    bool gap = c->n && q->node[c->last].kind == NODE_GAP;
    enum signs where = end            ? SIGNS_BEHIND
                       : c->n && !gap ? SIGNS_BETWEEN
                                      : SIGNS_BEFORE;

    if (w->signs.len && (where == SIGNS_BETWEEN || w->edges))
        children_append(q, c,
                        query_add(q, (struct node){.kind = NODE_SIGNS,
                                                   .signs = where,
                                                   .at = q->signs.len,
                                                   .len = w->signs.len}));
    buf_add(&q->signs, w->signs.data, w->signs.len);
    buf_clear(&w->signs);
}

/* Appends the parts of one word of w->raw. */
static void
add_word(struct query_words *w, struct query *q, struct children *c,
         struct span word, bool literal)
{
    spans_clear(&w->parts);
    token_rule_parts(atoms_rule(w->atoms), w->raw.data + word.start,
                     word.stop - word.start, &w->parts);
    for (size_t i = 0; i < w->parts.n; i++) {
        struct span part = {word.start + w->parts.at[i].start,
                            word.start + w->parts.at[i].stop};
        unsigned how = literal ? ATOM_EXACT : 0;

        if (is_possessive(w, word, part))
            how |= ATOM_POSSESSIVE;
        query_words_signs(w, q, c, false);
        children_append(q, c, add_part(w, q, part, how));
    }
}

void
query_words_add(struct query_words *w, struct query *q, struct children *c,
                const char *s, size_t len, bool literal)
{
    uint32_t at = 0;

    put_letters(&w->raw, s, len, literal);
    if (!w->with_case)
        raise_initials(&w->raw);
    spans_clear(&w->words);
    words_find(w->raw.data, 0, (uint32_t)w->raw.len, &w->words);
    join_wildcards(w);
    for (size_t i = 0; i < w->words.n; i++) {
        take_signs(w, at, w->words.at[i].start);
        at = w->words.at[i].stop;
        add_word(w, q, c, w->words.at[i], literal);
    }
    take_signs(w, at, (uint32_t)w->raw.len);
}
