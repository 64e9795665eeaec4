#include "complement.h"

#define AT_LEAST(a, b) ((a) > (b) ? (a) : (b))

/* Whether a verb with an object says that somebody did it: not `to support X`,
   `would reject X`, `without naming X`. */
static bool
asserts(const struct clauses *d, int i, const struct cue *c)
{
    if (c->shape == SHAPE_BASE)
        return !tag_in(d, i - 1, "txrq");
    if (c->shape == SHAPE_ING)
        return !tag_in(d, i - 1, "iad");
    return true;
}

/* ---- what stands between ---- */

int
over_particle(const struct clauses *d, int i, const struct cue *c)
{
    if (!c->particle)
        return i + 1;
    return word_at(d, i + 1) == c->particle ? i + 2 : NO_PLACE;
}

int
over_hearer(const struct clauses *d, int i)
{
    int last;

    if (tag_in(d, i, "mp"))
        return i + 1;
    last = phrase_behind(d, i);
    return last == NO_PLACE ? i : last + 1;
}

int
over_asides(const struct clauses *d, int i)
{
    while (tag_in(d, i, "ridyo")) {
        int at = over_tags(d, i, "r");

        if (at == i)
            at = tags_from(d, i, "^i?d*y+0?()");
        if (at == NO_PLACE)
            at = tags_from(d, i, "^id*[Aa0'Nf]+()");
        if (at == NO_PLACE)
            at = tags_from(d, i, "^id*[vegf]+()[iT,Q:]");
        if (at == NO_PLACE)
            at = tags_from(d, i, "^od*[Aa0'N]+()");
        if (at == NO_PLACE)
            return i;
        i = at;
    }
    return i;
}

/* Whether a clause with a subject and a verb begins at place i. */
static bool
is_clause(const struct clauses *d, int i)
{
    if (tag_at(d, i) == 'e') /* work goes on, not: the man he said won is */
        return !says(d, i - 3, "^[Aa0'N]p") &&
               (says(d, i, "^er*[xev]") || says(d, i, "^e[oi]d*[Aa0'N]+[xev]"));
    return tag_in(d, i, "pQ") || says(d, i, "^[dAa0'k]+()Q") ||
           says(d, i, "^[dAa0'NfoikmrqhtQ,gy]-()[xve]");
}

int
quotation_end(const struct clauses *d, int i)
{
    while (tag_at(d, i + 1) == 'Q')
        i++;
    return i;
}

static struct complement
clause_from(const struct clauses *d, int kind, int first, int cue_stop)
{
    return (struct complement){(enum kind)kind, first, clause_stop(d, first),
                               cue_stop, false};
}

static struct complement
object_from(const struct clauses *d, int kind, int first, int cue_stop)
{
    return (struct complement){(enum kind)kind, first, object_stop(d, first),
                               cue_stop, false};
}

static const struct complement nothing = {KIND_NONE, NO_PLACE, NO_PLACE, 0,
                                          false};

/* Places behind a cue. */
struct behind {
    int cue;    /* the cue itself */
    int verb;   /* behind its adverbs */
    int hearer; /* behind the hearer, too */
    int aside;  /* and behind asides */
};

/* The quotation that follows place i, but for a mark and `that`. */
static int
follows(const struct clauses *d, int i)
{
    if (tag_in(d, i, ",:"))
        i++;
    if (tag_at(d, i) == 'T')
        i++;
    return tag_at(d, i) == 'Q' ? i : NO_PLACE;
}

static struct complement
quotation(const struct statement_reader *r, const struct cue *c,
          const struct behind *at)
{
    const struct clauses *d = &r->d;
    int q = follows(d, at->verb), last;

    q = or_else(q, follows(d, at->hearer));
    q = or_else(q, follows(d, at->aside));
    q = or_else(q, tags_from(d, at->verb, "^[^%.\n,;vQ]-:()Q"));
    q = or_else(q, tags_from(d, at->aside, "^:%.()Q"));
    q = or_else(q, tags_from(d, at->aside, "^[:%.]\n()Q"));
    q = or_else(q, tags_from(d, at->verb, "^[it][^,%.\nxvQ]-,()Q"));
    q = or_else(q,
                tags_from(d, at->verb, "^[it][^,%.\nxQ]-,[is][^,%.\nQ]-,()Q"));
    if (q == NO_PLACE) {
        if (tag_at(d, at->aside) == ':' && !tag_in(d, at->aside + 1, ".\n"))
            return clause_from(d, c->frames[FRAME_QUOTE], at->aside + 1,
                               at->cue);
        return nothing;
    }
    last = quotation_end(d, q);
    if (!quotations_close(r->quotations, last) &&
        !tag_in(d, last + 1, ",.\n;-)"))
        last = AT_LEAST(last, clause_stop(d, last + 1));
    return (struct complement){(enum kind)c->frames[FRAME_QUOTE], q, last,
                               at->cue, true};
}

static int
that_clause(const struct clauses *d, const struct cue *c,
            const struct behind *at)
{
    int that;

    if (tag_at(d, at->verb) == 'T')
        return at->verb;
    if (tag_at(d, at->hearer) == 'T')
        return at->hearer;
    if (tag_at(d, at->aside) == 'T')
        return at->aside;
    that = tags_from(d, at->aside, "^,[^,%.\nxve]-,()T");
    if (that == NO_PLACE && has(c, FRAME_HEARER))
        that = tags_from(d, at->hearer, "^[si][dAa0'Noi]-()T");
    return that;
}

/* Behind the verb, or else behind its hearer. */
static int
either(const struct clauses *d, const struct behind *at, const char *pattern)
{
    return or_else(tags_from(d, at->verb, pattern),
                   tags_from(d, at->hearer, pattern));
}

/* A noun phrase behind a preposition: called for X. */
static struct complement
behind_preposition(const struct clauses *d, const struct cue *c,
                   const struct behind *at)
{
    enum kind kind;

    if (tag_in(d, at->verb, "oit")) {
        kind = cue_preposition(c, word_at(d, at->verb));
        if (kind)
            return object_from(d, (int)kind, at->verb + 1, at->verb);
    }
    if (has(c, FRAME_HEARER) && tag_in(d, at->hearer, "oi")) {
        kind = cue_preposition(c, word_at(d, at->hearer));
        if (kind)
            return object_from(d, (int)kind, at->hearer + 1, at->cue);
    }
    return nothing;
}

/* A clause without `that`. */
static struct complement
bare_clause(const struct clauses *d, const struct cue *c,
            const struct behind *at)
{
    if (tag_in(d, at->aside, "dpAa0qhmNQsikfgve") && is_clause(d, at->aside))
        return clause_from(d, c->frames[FRAME_BARE], at->aside, at->cue);
    if (at->hearer != at->verb && tag_in(d, at->hearer, "dpAa0") &&
        is_clause(d, at->hearer))
        return clause_from(d, c->frames[FRAME_BARE], at->hearer, at->cue);
    if (at->hearer != at->verb && tag_at(d, at->hearer) == 'x' &&
        is_clause(d, at->verb)) /* writes Clinton has gone */
        return clause_from(d, c->frames[FRAME_BARE], at->verb, at->cue);
    if (tag_at(d, at->verb) == 'x') /* which officials said will go */
        return object_from(d, c->frames[FRAME_BARE], at->verb, at->cue);
    return nothing;
}

struct complement
complement_of(const struct statement_reader *r, int i, const struct cue *c)
{
    const struct clauses *d = &r->d;
    struct behind at = {.cue = i, .verb = i + 1};
    struct complement found = nothing;
    int first = NO_PLACE;

    while (tag_at(d, at.verb) == 'r' && word_at(d, at.verb) != c->particle)
        at.verb++;
    if (c->particle && word_at(d, at.verb) != c->particle)
        return behind_preposition(d, c, &at);
    if (c->particle)
        at.cue = at.verb++;
    at.hearer = has(c, FRAME_HEARER) ? over_hearer(d, at.verb) : at.verb;
    at.aside = over_asides(d, at.hearer);
    if (has(c, FRAME_QUOTE))
        found = quotation(r, c, &at);
    if (found.kind)
        return found;
    if (has(c, FRAME_THAT) && (first = that_clause(d, c, &at)) != NO_PLACE)
        return clause_from(d, c->frames[FRAME_THAT], first, at.cue);
    if (has(c, FRAME_WH) && (first = either(d, &at, "^()[hq]")) != NO_PLACE)
        return clause_from(d, c->frames[FRAME_WH], first, at.cue);
    if (has(c, FRAME_TO) && /* declined to say, not to ten units */
        (c->frames[FRAME_TO] != KIND_THOUGHT || c->shape != SHAPE_BASE) &&
        (first = either(d, &at, "^()x?tr*[^d0mpAyr]")) != NO_PLACE)
        return clause_from(d, c->frames[FRAME_TO], first, at.cue);
    found = behind_preposition(d, c, &at);
    if (found.kind)
        return found;
    if (has(c, FRAME_BARE))
        found = bare_clause(d, c, &at);
    if (found.kind)
        return found;
    if (has(c, FRAME_THING) && asserts(d, i, c) &&
        tag_in(d, at.verb, "dAa0mpNQfvg"))
        return object_from(d, c->frames[FRAME_THING], at.verb, at.cue);
    return nothing;
}
