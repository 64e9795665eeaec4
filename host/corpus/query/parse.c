/* A query's text into its tree, by recursive descent. */
#include "query_tree.h"

#include <stdlib.h>
#include <string.h>

#include "fold.h"
#include "mem.h"
#include "terminal_text.h"
#include "utf8.h"
#include "words.h"

/* Letters of no living script: while a word is cut and folded they stand for
   its wildcards, which so count as letters. */
#define LETTER_RUN "\xf0\x90\x98\x80"
#define LETTER_ONE "\xf0\x90\x98\x81"
#define LETTER_BYTES 4

struct parser {
    struct query q;
    struct atoms *atoms;
    const char *text;
    size_t len, at, depth;
    bool with_case, plain, entry;
    struct fault *ft;
    struct spans words, parts;
    struct buf raw, folded, cased;
};

/* ---- faults ---- */

/* Always 0, the number of no node. */
static uint32_t
wrong(struct parser *p, size_t at, const char *what)
{
    struct buf shown = {0}, before = {0};
    size_t columns = terminal_text(&before, p->text, at);

    terminal_text(&shown, p->text, p->len);
    buf_clear(&before);
    terminal_pad(&before, columns);
    fault_set(p->ft, FAULT_USAGE, "%s\n    %s\n    %s^", what, buf_text(&shown),
              buf_text(&before));
    buf_free(&shown);
    buf_free(&before);
    return 0;
}

/* ---- nodes ---- */

static uint32_t
add(struct parser *p, struct node n)
{
    struct query *q = &p->q;

    if (!q->n)
        q->n = 1;
    q->node = mem_grow(q->node, &q->cap, q->n + 1, sizeof *q->node);
    q->node[q->n] = n;
    return (uint32_t)q->n++;
}

/* Children on their way to a parent. */
struct children {
    uint32_t first, last;
    size_t n;
};

static void
append(struct parser *p, struct children *c, uint32_t node)
{
    if (c->last)
        p->q.node[c->last].next = node;
    else
        c->first = node;
    c->last = node;
    c->n++;
}

/* The node over children; a single one is its own. */
static uint32_t
over(struct parser *p, enum node_kind kind, const struct children *c)
{
    if (c->n == 1)
        return c->first;
    return add(p, (struct node){.kind = kind, .child = c->first});
}

/* ---- characters ---- */

static size_t
blank(const struct parser *p, size_t at)
{
    size_t size;
    uint32_t c;

    if (at >= p->len)
        return 0;
    c = utf8_at(p->text + at, p->len - at, &size);
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xa0 || c == 0x3000
               ? size
               : 0;
}

static void
skip_blanks(struct parser *p)
{
    size_t size;

    while ((size = blank(p, p->at)))
        p->at += size;
}

/* What stands next, behind blanks; NUL: the end. */
static char
peek(struct parser *p)
{
    skip_blanks(p);
    return p->at < p->len ? p->text[p->at] : '\0';
}

static size_t
word_end(const struct parser *p)
{
    size_t at = p->at;

    while (at < p->len && !blank(p, at) && !strchr("()[]|\"", p->text[at]))
        at++;
    return at;
}

/* Whether the word that stands next is this one; it is not taken. */
static bool
next_is(struct parser *p, const char *word)
{
    size_t len = strlen(word), stop;

    skip_blanks(p);
    stop = word_end(p);
    return stop - p->at >= len && memcmp(p->text + p->at, word, len) == 0 &&
           (stop - p->at == len || p->text[p->at + len] == '/');
}

/* ---- words ---- */

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
        return add(p, (struct node){.kind = NODE_ANY});
    if (p->with_case) {
        buf_clear(&p->cased);
        fold_keeping_case(s, len, &p->cased);
        take_letters(&p->cased);
    }
    return add(p, (struct node){
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

/* The words of text[start..stop) one behind the other. */
static uint32_t
add_words(struct parser *p, size_t start, size_t stop, bool literal)
{
    struct children c = {0};

    put_letters(&p->raw, p->text + start, stop - start, literal);
    spans_clear(&p->words);
    words_find(p->raw.data, 0, (uint32_t)p->raw.len, &p->words);
    join_wildcards(p);
    for (size_t i = 0; i < p->words.n; i++) {
        struct span word = p->words.at[i];

        spans_clear(&p->parts);
        token_rule_parts(atoms_rule(p->atoms), p->raw.data + word.start,
                         word.stop - word.start, &p->parts);
        for (size_t j = 0; j < p->parts.n; j++) {
            struct span part = {word.start + p->parts.at[j].start,
                                word.start + p->parts.at[j].stop};

            append(p, &c,
                   add_part(p, part,
                            (literal ? ATOM_EXACT : 0) |
                                (is_possessive(p, word, part) ? ATOM_POSSESSIVE
                                                              : 0)));
        }
    }
    if (!c.n)
        return wrong(p, start, "there is no word here");
    return over(p, NODE_SEQUENCE, &c);
}

static uint32_t
quoted(struct parser *p)
{
    size_t start = p->at + 1;
    const char *end = memchr(p->text + start, '"', p->len - start);

    if (!end)
        return wrong(p, p->at, "this quotation mark is not closed");
    p->at = (size_t)(end - p->text) + 1;
    return add_words(p, start, p->at - 1, true);
}

/* ---- numbers ---- */

/* Digits at p->at; false: there are none, or they are too many. */
static bool
number(struct parser *p, unsigned *n)
{
    size_t start = p->at;

    *n = 0;
    while (p->at < p->len && p->text[p->at] >= '0' && p->text[p->at] <= '9' &&
           *n <= QUERY_GAP_MAX)
        *n = *n * 10 + (unsigned)(p->text[p->at++] - '0');
    return p->at > start && *n <= QUERY_GAP_MAX;
}

/* At `[`. */
static uint32_t
gap(struct parser *p)
{
    static const char wanted[] = "a gap is [3] or [0,3]: how many words stand "
                                 "between, at most 100";
    struct node n = {.kind = NODE_GAP};
    size_t start = p->at++;

    skip_blanks(p);
    if (!number(p, &n.min))
        return wrong(p, start, wanted);
    n.max = n.min;
    if (peek(p) == ',') {
        p->at++;
        skip_blanks(p);
        if (!number(p, &n.max))
            return wrong(p, start, wanted);
    }
    if (peek(p) != ']' || n.max < n.min)
        return wrong(p, start, wanted);
    p->at++;
    return add(p, n);
}

/* ---- the grammar ---- */

static uint32_t either(struct parser *p);

static uint32_t
bracket(struct parser *p)
{
    size_t start = p->at++;
    uint32_t inside;

    if (++p->depth > QUERY_DEPTH_MAX)
        return wrong(p, start, "brackets inside brackets go too deep");
    inside = either(p);
    if (!inside)
        return 0;
    if (peek(p) != ')')
        return wrong(p, start, "this bracket is not closed");
    p->at++;
    p->depth--;
    return inside;
}

static bool
operator_next(struct parser *p)
{
    return next_is(p, "NOT") || next_is(p, "NEAR") || next_is(p, "BEFORE") ||
           next_is(p, "AFTER") || next_is(p, "WITH");
}

/* OR between two words is |. */
static bool
or_next(struct parser *p)
{
    return peek(p) == '|' || (!p->entry && next_is(p, "OR"));
}

static uint32_t
item(struct parser *p)
{
    size_t start, stop;

    if (!p->entry && next_is(p, "AND"))
        return wrong(p, p->at,
                     "AND is no operator: NEAR/100 finds both near each "
                     "other; the word is written \"AND\" or and");
    switch (peek(p)) {
    case '/':
        if (p->entry)
            break;
        return wrong(p, p->at,
                     "a query has no regular expressions: * stands for any "
                     "letters, ? for one");
    case '(':
        return bracket(p);
    case '"':
        return quoted(p);
    case ']':
        return wrong(p, p->at, "this bracket was not opened");
    default:
        break;
    }
    start = p->at;
    stop = p->at = word_end(p);
    return add_words(p, start, stop, false);
}

/* Words, phrases and gaps one behind the other, up to | OR ) an operator or the
   end. */
static uint32_t
sequence(struct parser *p)
{
    struct children c = {0};
    size_t gap_at = SIZE_MAX; /* where the last item is a gap */

    while (peek(p) && peek(p) != ')' && !operator_next(p) &&
           !(or_next(p) && (c.n || peek(p) == '|'))) {
        bool is_gap = peek(p) == '[';
        size_t at = p->at;
        uint32_t node = is_gap ? gap(p) : item(p);

        if (!node)
            return 0;
        if (is_gap && (!c.n || gap_at != SIZE_MAX))
            return wrong(p, at, "a gap stands between two words");
        gap_at = is_gap ? at : SIZE_MAX;
        append(p, &c, node);
    }
    if (gap_at != SIZE_MAX)
        return wrong(p, gap_at, "a gap stands between two words");
    if (!c.n)
        return wrong(p, p->at, "a word is missing here");
    return over(p, NODE_SEQUENCE, &c);
}

/* The operator that stands next, into n. */
static bool
beside(struct parser *p, struct node *n)
{
    static const char *const names[] = {"NEAR", "BEFORE", "AFTER", "WITH"};
    size_t start;

    *n = (struct node){.kind = NODE_BESIDE, .max = QUERY_NEAR};
    n->negated = next_is(p, "NOT");
    start = p->at;
    if (n->negated)
        p->at += 3;
    for (n->beside = BESIDE_NEAR; n->beside <= BESIDE_WITH; n->beside++)
        if (next_is(p, names[n->beside]))
            break;
    if (n->beside > BESIDE_WITH)
        return wrong(p, start,
                     "NOT stands before NEAR, BEFORE, AFTER or WITH; the "
                     "word is written \"NOT\" or not");
    p->at += strlen(names[n->beside]);
    if (p->at >= p->len || p->text[p->at] != '/')
        return true;
    p->at++;
    if (n->beside == BESIDE_WITH || !number(p, &n->max) || p->at != word_end(p))
        return wrong(p, start,
                     "NEAR/5 says how many words may stand between: a number "
                     "up to 100; WITH has none");
    return true;
}

static uint32_t
filtered(struct parser *p)
{
    uint32_t left = sequence(p), right;

    while (left && operator_next(p)) {
        struct node n;

        if (!beside(p, &n))
            return 0;
        right = sequence(p);
        if (!right)
            return 0;
        n.child = left;
        p->q.node[left].next = right;
        left = add(p, n);
    }
    return left;
}

static uint32_t
either(struct parser *p)
{
    struct children c = {0};

    do {
        uint32_t node;

        if (c.n)
            p->at += peek(p) == '|' ? 1 : 2;
        node = filtered(p);
        if (!node)
            return 0;
        append(p, &c, node);
    } while (or_next(p));
    return over(p, NODE_EITHER, &c);
}

static uint32_t
whole(struct parser *p)
{
    uint32_t root;

    if (p->len > QUERY_BYTES_MAX) {
        fault_set(p->ft, FAULT_USAGE, "a query has at most %d bytes",
                  QUERY_BYTES_MAX);
        return 0;
    }
    if (!utf8_valid(p->text, p->len)) {
        fault_set(p->ft, FAULT_USAGE, "the query is not UTF-8");
        return 0;
    }
    if (p->plain)
        return add_words(p, 0, p->len, false);
    root = either(p);
    if (root && peek(p) == ')')
        return wrong(p, p->at, "this bracket was not opened");
    return root;
}

int
query_parse(struct query *q, struct atoms *atoms, const char *text,
            unsigned how, struct fault *ft)
{
    struct parser p = {.atoms = atoms,
                       .text = text,
                       .len = strlen(text),
                       .with_case = how & QUERY_CASE,
                       .plain = how & QUERY_PLAIN,
                       .entry = how & QUERY_ENTRY,
                       .ft = ft};

    p.q.root = whole(&p);
    spans_free(&p.words);
    spans_free(&p.parts);
    buf_free(&p.raw);
    buf_free(&p.folded);
    buf_free(&p.cased);
    if (!p.q.root) {
        query_free(&p.q);
        return -1;
    }
    *q = p.q;
    return 0;
}
