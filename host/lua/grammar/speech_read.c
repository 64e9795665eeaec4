#include "speech_read.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "act.h"
#include "around.h"
#include "eight.h"
#include "mem.h"
#include "retag.h"
#include "turns.h"

#define SCARE 4 /* words: fewer that nobody says are scare quotes */

/* ---- the document ---- */

/* Eight bytes at a time. */
static void
reverse(const char *s, size_t n, char *to)
{
    size_t i = 0;

    for (; n - i >= 8; i += 8) {
        uint64_t x = __builtin_bswap64(eight_at(s + n - i - 8));

        memcpy(to + i, &x, sizeof x);
    }
    for (; i < n; i++)
        to[i] = s[n - 1 - i];
}

/* Sets the tags, with Q for what stands in quotation marks. */
static void
take_tags(struct speech *s)
{
    size_t n = s->items.n;
    char *reversed;

    s->t = mem_grow(s->t, &s->cap_t, 2 * n + 2, 1);
    reversed = s->t + n + 1;
    if (n)
        memcpy(s->t, s->items.tags, n);
    for (size_t i = 0; i < s->quotations.n; i++) {
        const struct quotation *q = &s->quotations.at[i];

        memset(s->t + q->first - 1, 'Q', (size_t)(q->last - q->first) + 1);
    }
    reverse(s->t, n, reversed);
    s->t[n] = reversed[n] = '\0';
}

static void
begin(lua_State *L, struct speech *s, const struct article *a)
{
    tags_read(s->tags, a, &s->items);
    retag(&s->cues, a->d.text, &s->items);
    quotations_find(a, &s->items, &s->quotations);
    take_tags(s);
    s->d = (struct clauses){
        .L = L,
        .patterns = &s->patterns,
        .cues = &s->cues,
        .items = &s->items,
        .text = a->d.text,
        .size = (size_t)a->d.text_len,
        .t = s->t,
        .u = s->t + s->items.n + 1,
        .n = (int)s->items.n,
    };
    speakers_begin(&s->speakers, &s->d);
}

static void
find_statements(struct speech *s)
{
    struct statement_reader r = {
        .d = s->d,
        .words = s->words,
        .quotations = &s->quotations,
        .list = &s->statements,
    };

    statements_find(&r);
    s->who = mem_grow(s->who, &s->cap_who, s->statements.n, sizeof *s->who);
    for (size_t i = 0; i < s->statements.n; i++) {
        const struct statement *of = &s->statements.at[i];
        struct phrase p = of->source;
        struct span at;

        if (p.first == NO_PLACE)
            continue;
        at = bytes_of(&s->d, p.first, p.last);
        s->who[i] = of->nobody ? (struct speaker){.at = at}
                               : speaker_at(&s->speakers, at, p.how);
    }
}

/* ---- which quotation belongs to which statement ---- */

/* Whether a quotation goes to a piece rather than to the one it has: to the
   shorter one, but to words rather than to thoughts. */
static bool
is_closer(const struct holder *h, const struct piece *piece,
          const struct statement *of)
{
    if (!h->piece)
        return true;
    if ((h->statement->kind == KIND_THOUGHT) != (of->kind == KIND_THOUGHT))
        return of->kind != KIND_THOUGHT;
    return piece->last - piece->first < h->piece->last - h->piece->first;
}

static void
give(struct speech *s, const struct piece *piece, const struct statement *of)
{
    const struct quotation_list *list = &s->quotations;
    size_t k = quotations_from(list, piece->first);

    for (; k < list->n && list->at[k].last <= piece->last; k++) {
        struct holder *h = &s->holders[k];

        if (list->at[k].first >= piece->first && is_closer(h, piece, of)) {
            h->piece = piece;
            h->statement = of;
        }
    }
    act_check(s->d.L);
}

static void
give_all(struct speech *s)
{
    const struct statement_list *list = &s->statements;

    s->holders = mem_grow(s->holders, &s->cap_holders, s->quotations.n,
                          sizeof *s->holders);
    s->told = mem_grow(s->told, &s->cap_told, list->n_pieces, sizeof *s->told);
    for (size_t i = 0; i < s->quotations.n; i++)
        s->holders[i] = (struct holder){0};
    for (size_t i = 0; i < list->n_pieces; i++)
        s->told[i] = false;
    for (size_t i = 0; i < list->n; i++)
        for (size_t k = 0; k < list->at[i].n_pieces; k++)
            give(s, &list->pieces[list->at[i].first_piece + k], &list->at[i]);
}

/* ---- its form ---- */

static bool
begins_with_capital(const struct speech *s, struct span at)
{
    uint32_t i = at.start;

    while (i < at.stop && !isalnum((unsigned char)s->d.text[i]))
        i++;
    return i < at.stop && isupper((unsigned char)s->d.text[i]);
}

static bool
is_scare(const struct speech *s, struct span at)
{
    int words = 0;
    bool in = false;

    for (uint32_t i = at.start; i < at.stop && words < SCARE; i++) {
        bool word = isalnum((unsigned char)s->d.text[i]);

        words += word && !in;
        in = word;
    }
    return words < SCARE;
}

/* The form of a quotation that no statement holds. */
static enum form
loose_form(const struct speech *s, const struct quotation *q, bool is_said)
{
    if (is_scare(s, q->at) || (!is_said && around_is_title(s, q)))
        return is_said ? FORM_MIXED : FORM_SCARE;
    return q->ended && begins_with_capital(s, q->at) ? FORM_DIRECT : FORM_MIXED;
}

/* ---- rows ---- */

static void
add(struct speech *s, struct said said)
{
    s->said = mem_grow(s->said, &s->cap_said, s->n_said + 1, sizeof *s->said);
    said.number = s->n_said;
    s->said[s->n_said++] = said;
}

/* Whether all that a piece says stands in quotation marks, and begins with a
   capital or a number. */
static bool
is_whole(const struct speech *s, const struct piece *piece,
         const struct quotation *q)
{
    uint32_t i = q->at.start;

    for (int at = piece->first; at <= piece->last; at++)
        if (tag_at(&s->d, at) != 'Q')
            return false;
    while (i < s->d.size && !isalnum((unsigned char)s->d.text[i]))
        i++;
    return i < s->d.size && !islower((unsigned char)s->d.text[i]);
}

/* Quotation i, which its statement holds. */
static void
add_held(struct speech *s, size_t i)
{
    const struct quotation *q = &s->quotations.at[i];
    struct holder *h = &s->holders[i];
    struct span content = bytes_of(&s->d, h->piece->first, h->piece->last);

    if (q->at.start < content.start)
        content.start = q->at.start;
    if (q->at.stop > content.stop)
        content.stop = q->at.stop;
    h->speaker = speech_source(s, h->statement);
    s->told[h->piece - s->statements.pieces] = true;
    add(s, (struct said){
               .at = q->at,
               .content = content,
               .form = is_whole(s, h->piece, q) ? FORM_DIRECT : FORM_MIXED,
               .statement = h->statement,
               .speaker = h->speaker,
           });
}

/* Quotation i, by what stands around it. */
static void
add_loose(struct speech *s, size_t i)
{
    const struct quotation *q = &s->quotations.at[i];
    const struct holder *h = &s->holders[i];

    around_give(s, i);
    add(s, (struct said){
               .at = q->at,
               .content = q->at,
               .form = loose_form(s, q, h->speaker != NULL),
               .statement = h->statement,
               .speaker = h->speaker,
           });
}

static void
add_quotations(struct speech *s)
{
    for (size_t i = 0; i < s->quotations.n; i++) {
        const struct speaker *own = around_cue(s, i);
        struct span at = s->quotations.at[i].at;

        act_check(s->d.L);
        if (own && own->name.p) {
            s->holders[i].speaker = own;
            add(s, (struct said){.at = at,
                                 .content = at,
                                 .form = FORM_MIXED,
                                 .speaker = own});
        } else if (s->holders[i].statement) {
            add_held(s, i);
        } else {
            add_loose(s, i);
        }
    }
}

/* A piece of a statement that is in no row yet. Marks in it are rows of their
   own, which other words give to somebody. */
static void
add_piece(struct speech *s, const struct statement *of, size_t number)
{
    const struct piece *piece = &s->statements.pieces[number];
    struct span at = bytes_of(&s->d, piece->first, piece->last);

    if (!s->told[number])
        add(s, (struct said){
                   .at = at,
                   .content = at,
                   .form = FORM_INDIRECT,
                   .statement = of,
                   .speaker = speech_source(s, of),
               });
}

static void
add_pieces(struct speech *s)
{
    const struct statement_list *list = &s->statements;

    for (size_t i = 0; i < list->n; i++)
        for (size_t k = 0; k < list->at[i].n_pieces; k++)
            add_piece(s, &list->at[i], list->at[i].first_piece + k);
}

/* What follows a name at a line's beginning and a colon, to the end of the
   line; empty: less than a sentence. */
static struct span
turn_at(const struct speech *s, struct span name)
{
    struct span at = {name.stop + 1, name.stop + 1};

    if (!turn_begins(s->d.text, name.start) ||
        turn_label(s->d.text, s->d.size, name.start) != name.stop)
        return at;
    at.stop = (uint32_t)turn_stop(s->d.text, s->d.size, at.start);
    while (at.start < at.stop && isspace((unsigned char)s->d.text[at.start]))
        at.start++;
    while (at.start < at.stop && isspace((unsigned char)s->d.text[at.stop - 1]))
        at.stop--;
    if (at.start == at.stop || !isupper((unsigned char)s->d.text[at.start]) ||
        is_scare(s, at))
        at.stop = at.start;
    return at;
}

/* The turns of a transcript whose speakers are persons. */
static void
add_turns(struct speech *s)
{
    const struct mention_list *list = &s->speakers.mentions;

    s->turns = mem_grow(s->turns, &s->cap_turns, list->n, sizeof *s->turns);
    for (size_t i = 0; i < list->n; i++) {
        const struct mention *m = &list->at[i];
        struct span at;

        if (m->kind != MENTION_PERSON)
            continue;
        at = turn_at(s, m->at);
        if (at.start == at.stop)
            continue;
        s->turns[i] = (struct speaker){m->entity, m->actor, m->at,
                                       SOURCE_PERSON, m->holder};
        add(s, (struct said){.at = at,
                             .content = at,
                             .form = FORM_DIRECT,
                             .speaker = &s->turns[i]});
    }
}

static int
by_place(const void *pa, const void *pb)
{
    const struct said *a = pa, *b = pb;

    if (a->at.start != b->at.start)
        return a->at.start < b->at.start ? -1 : 1;
    return a->number < b->number ? -1 : 1;
}

void
speech_read(lua_State *L, struct speech *s, const struct article *a)
{
    s->n_said = 0;
    begin(L, s, a);
    find_statements(s);
    give_all(s);
    add_quotations(s);
    add_pieces(s);
    add_turns(s);
    if (s->n_said)
        qsort(s->said, s->n_said, sizeof *s->said, by_place);
}
