/* A query's text into its tree, by recursive descent. */
#include "query_tree.h"

#include <string.h>

#include "query_nodes.h"
#include "query_words.h"
#include "terminal_text.h"
#include "utf8.h"

struct parser {
    struct query q;
    const char *text;
    size_t len, at, depth;
    bool plain, entry;
    struct fault *ft;
    struct query_words words;
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
    return query_add(&p->q, n);
}

/* ---- the grammar ---- */

static const char lonely[] = "a gap stands between two words";

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

/* Appends the words in quotation marks. False: the fault is set. */
static bool
quoted(struct parser *p, struct children *c)
{
    size_t start = p->at + 1;
    const char *end = memchr(p->text + start, '"', p->len - start);

    if (!end)
        return wrong(p, p->at, "this quotation mark is not closed");
    p->at = (size_t)(end - p->text) + 1;
    query_words_add(&p->words, &p->q, c, p->text + start, p->at - 1 - start,
                    true);
    return true;
}

/* The same for what stands next, but for a gap. */
static bool
item(struct parser *p, struct children *c)
{
    uint32_t node;
    size_t start;

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
        query_words_signs(&p->words, &p->q, c, false);
        node = bracket(p);
        if (node)
            children_append(&p->q, c, node);
        return node;
    case '"':
        return quoted(p, c);
    case ']':
        return wrong(p, p->at, "this bracket was not opened");
    default:
        break;
    }
    start = p->at;
    p->at = word_end(p);
    query_words_add(&p->words, &p->q, c, p->text + start, p->at - start, false);
    return true;
}

static bool
ends_with(const struct parser *p, const struct children *c, enum node_kind kind)
{
    return c->n && p->q.node[c->last].kind == kind;
}

/* The node of a sequence that began at `start`, with its last gap at `gap_at`.
 */
static uint32_t
ended(struct parser *p, struct children *c, size_t start, size_t gap_at)
{
    if (ends_with(p, c, NODE_GAP))
        return wrong(p, gap_at, lonely);
    if (!c->n)
        return p->words.signs.len || p->depth
                   ? wrong(p, start, "there is no word here")
                   : wrong(p, p->at, "a word is missing here");
    query_words_signs(&p->words, &p->q, c, true);
    if (p->depth &&
        (p->q.node[c->first].kind == NODE_SIGNS || ends_with(p, c, NODE_SIGNS)))
        return wrong(p, start,
                     "a sign beside a word at the edge of brackets has "
                     "no meaning: 50%|60% stands without them");
    return children_over(&p->q, NODE_SEQUENCE, c);
}

/* Words, phrases and gaps one behind the other, up to | OR ) an operator or the
   end. */
static uint32_t
sequence(struct parser *p)
{
    struct children c = {0};
    size_t gap_at = 0, start;

    skip_blanks(p);
    start = p->at;
    while (peek(p) && peek(p) != ')' && !operator_next(p) &&
           !(or_next(p) && (c.n || peek(p) == '|'))) {
        size_t at = p->at;
        uint32_t node;

        if (peek(p) != '[') {
            if (!item(p, &c))
                return 0;
            continue;
        }
        node = gap(p);
        if (!node)
            return 0;
        if (!c.n || ends_with(p, &c, NODE_GAP))
            return wrong(p, at, lonely);
        query_words_signs(&p->words, &p->q, &c, true);
        children_append(&p->q, &c, node);
        gap_at = at;
    }
    return ended(p, &c, start, gap_at);
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
        left = query_add(&p->q, n);
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
        children_append(&p->q, &c, node);
    } while (or_next(p));
    return children_over(&p->q, NODE_EITHER, &c);
}

static uint32_t
plain(struct parser *p)
{
    struct children c = {0};

    query_words_add(&p->words, &p->q, &c, p->text, p->len, false);
    return ended(p, &c, 0, 0);
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
        return plain(p);
    root = either(p);
    if (root && peek(p) == ')')
        return wrong(p, p->at, "this bracket was not opened");
    return root;
}

int
query_parse(struct query *q, struct atoms *atoms, const char *text,
            unsigned how, struct fault *ft)
{
    struct parser p = {.words = {.atoms = atoms,
                                 .with_case = how & QUERY_CASE,
                                 .edges = !(how & (QUERY_PLAIN | QUERY_ENTRY))},
                       .text = text,
                       .len = strlen(text),
                       .plain = how & QUERY_PLAIN,
                       .entry = how & QUERY_ENTRY,
                       .ft = ft};

    p.q.root = whole(&p);
    query_words_free(&p.words);
    if (!p.q.root) {
        query_free(&p.q);
        return -1;
    }
    *q = p.q;
    return 0;
}
