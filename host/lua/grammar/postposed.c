#include "postposed.h"

#include "complement.h"
#include "pieces.h"

/* Whether the words from place `from` on, before a quotation at `to`, lead to
   it rather than go on with it. */
static bool
leads(const struct clauses *d, int from, int to)
{
    int n = to - from;

    if (n == 0 || tag_in(d, to - 1, ":vg"))
        return true;
    if (tag_at(d, to - 1) == ',')
        return n > 1 &&
               (tag_in(d, to - 2, "vg") || (n == 2 && tag_in(d, from, "kb")));
    return n == 1 && tag_in(d, from, "kb");
}

/* What is said ahead of the words from place `before` on: a quotation or a
   clause; first NO_PLACE: nothing. */
static struct piece
said_ahead(const struct clauses *d, int before)
{
    int from = sentence_start(d, before - 1), last = before - 1, first;

    if (tag_at(d, last) == '.' && tag_at(d, last - 1) == 'Q') {
        last--; /* "Why?" he asked */
        from = sentence_start(d, last);
    }
    if (tag_in(d, last, ",-"))
        last--;
    else if (!tag_in(d, last, "Q!"))
        return (struct piece){NO_PLACE, NO_PLACE};
    if (last < from)
        return (struct piece){NO_PLACE, NO_PLACE};
    if (tag_at(d, last) != 'Q')
        return (struct piece){from, last};
    for (first = last; tag_at(d, first - 1) == 'Q';)
        first--;
    return (struct piece){leads(d, from, first) ? first : from, last};
}

struct postposed {
    struct phrase source;
    int start, behind; /* its first place, and that behind all of it */
};

static const struct postposed none = {{NO_PLACE, NO_PLACE, HOW_NONE}, 0, 0};

/* `known as`: no verb of a clause. */
static bool
is_participle(const struct clauses *d, int i)
{
    const struct cue *c = tag_at(d, i) == 'v' ? cue_at(d, i) : NULL;

    return (c && c->shape == SHAPE_PARTICIPLE) || says(d, i, "^e[it]");
}

/* Whether the verb at place i has its subject before an aside: Smith, who is
   ill, said; Smith, the envoy, said ships came. */
static bool
follows_aside(const struct clauses *d, int i)
{
    int aside;

    if (tag_at(d, i - 1) != ',')
        return false;
    aside = tags_from(d, sentence_start(d, i), "^d*[Aa0']+,()[^,:;%.\nQ]+,");
    if (aside == NO_PLACE || tags_from(d, aside, "^[^,]+,()") != i)
        return false;
    return tag_at(d, aside) == 'q' ||
           (tags_from(d, aside, "^[^,xve]+,()") == i &&
            says(d, i + 1, "^d*[Aa0']+r*[xve]"));
}

/* `said X` */
static struct postposed
verb_and_subject(const struct clauses *d, int i, const struct cue *c)
{
    bool quoted = tag_in(d, i - 1, "Q!") || tag_at(d, i - 2) == 'Q';
    int first = over_particle(d, i, c), last;

    if (!has(c, FRAME_INVERTED) || first == NO_PLACE ||
        c->shape == SHAPE_BASE || c->shape == SHAPE_ING ||
        (!tag_in(d, i - 1, ",Q!-") &&
         (tag_at(d, i - 1) != '.' || tag_at(d, i - 2) != 'Q')) ||
        (!quoted && follows_aside(d, i)))
        return none;
    if (tag_at(d, first) == 'p' && tag_in(d, first + 1, ",.\nq-"))
        return (struct postposed){{first, first, HOW_PRONOUN}, i, first + 1};
    last = phrase_behind(d, first);
    if (last == NO_PLACE || last >= d->n)
        return none;
    if (quoted ? tag_in(d, last + 1, "xve") && !is_participle(d, last + 1)
               : !tag_in(d, last + 1, ",.\nq-"))
        return none;
    return (struct postposed){{first, last, HOW_INVERTED}, i, last + 1};
}

/* Whether a quotation stands before place i in its paragraph. */
static bool
quoted_before(const struct clauses *d, int i)
{
    for (i--; i >= 1 && tag_at(d, i) != '\n'; i--)
        if (tag_at(d, i) == 'Q')
            return true;
    return false;
}

/* Where a subject begins that goes on to the left up to a quotation: "...," the
   tall, old man; the senator and former mayor. */
static int
behind_quotation(const struct clauses *d, int first)
{
    int at = tags_back(d, first - 1, "^[,k][Aa0'f]+d()Q");

    return at == NO_PLACE ? first : at + 1;
}

bool
as_saying(const struct statement_reader *r, int i, const struct cue *c)
{
    return c->shape == SHAPE_ING && tag_at(&r->d, i - 1) == 's' &&
           word_at(&r->d, i - 1) == r->words.as;
}

/* `X said`. Nothing that is said may follow. */
static struct postposed
subject_and_verb(const struct statement_reader *r, int i, const struct cue *c)
{
    const struct clauses *d = &r->d;
    struct phrase s;
    int behind = over_particle(d, i, c), mark = NO_PLACE;
    bool ends, quoted;

    if (behind == NO_PLACE || tag_at(d, behind) == 'T')
        return none;
    if (has(c, FRAME_HEARER))
        behind = over_hearer(d, behind);
    behind = over_asides(d, behind);
    ends = tag_in(d, behind, ",.\n!;gs-");
    if (!ends && !quoted_before(d, i))
        return none;
    s = clause_subject(d, as_saying(r, i, c) ? i - 2 : i); /* is quoted as */
    if (s.first == NO_PLACE || s.how == HOW_RELATIVE)
        return none;
    s.first = behind_quotation(d, s.first);
    if (tag_at(d, s.first - 1) == 'Q')
        mark = s.first;
    else if (tag_at(d, s.first - 1) == '.' && tag_at(d, s.first - 2) == 'Q')
        mark = s.first - 1;
    quoted = mark != NO_PLACE && quotations_close(r->quotations, mark - 1) &&
             (mark == s.first || ends || tag_in(d, behind, "it"));
    if ((!quoted && !ends) || (mark != s.first && says(d, behind, "^,?()[Q:]")))
        return none;
    return (struct postposed){s, s.first, behind};
}

/* Adds what goes on behind `..., he said, `: a quotation or the rest of a
   clause. false: what stood ahead was not said after all. */
static bool
go_on(struct statement_reader *r, struct statement *s, bool quoted, int behind)
{
    const struct clauses *d = &r->d;
    bool inverted = s->source.how == HOW_INVERTED;
    int more = tags_from(d, behind, "^,()Q"), last;

    if (more == NO_PLACE)
        more = tags_from(d, over_asides(d, behind), "^[:,]()Q");
    if (more == NO_PLACE && inverted) /* said X, an aide, "..." */
        more = tags_from(d, behind, "^,[^,%.\nQ]-[,:]()Q");
    if (more != NO_PLACE) {
        if (!quoted && !inverted)
            return false;
        last = quotation_end(d, more);
        pieces_add(r, s, more, last);
        pieces_add_more(r, s, last);
    } else if (quoted) {
        pieces_add_more(r, s, behind - 1);
    } else if (!inverted && says(d, behind, "^,()[^gC]")) {
        last = clause_stop(d, behind + 1);
        if (last > behind + 1)
            pieces_add(r, s, behind + 1, last);
    }
    return true;
}

/* Whether a cue behind a clause does not report that: one that takes nothing
   but quotations, or one that goes on with a clause of its own, as in `In an
   essay on "Peace," X said that`. */
static bool
says_otherwise(const struct statement_reader *r, int i, const struct cue *c,
               const struct postposed *p, const struct piece *said)
{
    const struct clauses *d = &r->d;
    int first = said->first;

    while (first <= said->last && tag_at(d, first) == 'Q')
        first++;
    if (first > said->last)
        return false;
    if (!has(c, FRAME_THAT) && !has(c, FRAME_BARE) && !has(c, FRAME_WH))
        return true;
    return p->source.how != HOW_INVERTED && !tag_in(d, p->behind, ",.\n!;-") &&
           complement_of(r, i, c).kind;
}

bool
read_as(struct statement_reader *r, int i, const struct cue *c,
        struct statement *s)
{
    const struct clauses *d = &r->d;
    int as = i - 1, from, behind;
    struct phrase source;

    if (!has(c, FRAME_BACK) || c->shape == SHAPE_ING)
        return false;
    while (as > 0 && !tag_in(d, as, "s.\n;Q"))
        as--;
    if (tag_at(d, as) != 's' || word_at(d, as) != r->words.as)
        return false;
    behind = over_particle(d, i, c);
    source = clause_subject(d, i);
    if (behind == NO_PLACE || source.first != as + 1)
        return false;
    behind = over_asides(d, behind);
    from = sentence_start(d, as);
    if (tag_at(d, behind) == ',' && over_tags(d, from, "kb") == as)
        pieces_add(r, s, behind + 1, clause_stop(d, behind + 1));
    else if (tag_in(d, behind, ",.\n") && tag_at(d, as - 1) == ',' &&
             as - 2 > from)
        pieces_add(r, s, from, as - 2);
    else
        return false;
    s->kind = (enum kind)c->frames[FRAME_BACK];
    s->cue_stop = c->particle ? i + 1 : i;
    s->source = source;
    return true;
}

bool
read_postposed(struct statement_reader *r, int i, const struct cue *c,
               struct statement *s)
{
    const struct clauses *d = &r->d;
    struct postposed p;
    struct piece said;

    if (!has(c, FRAME_BACK))
        return false;
    p = verb_and_subject(d, i, c);
    if (p.source.first == NO_PLACE)
        p = subject_and_verb(r, i, c);
    if (p.source.first == NO_PLACE)
        return false;
    said = said_ahead(d, p.start);
    if (said.first == NO_PLACE || says_otherwise(r, i, c, &p, &said))
        return false;
    s->kind = (enum kind)c->frames[FRAME_BACK];
    s->cue_stop = c->particle ? i + 1 : i;
    s->source = p.source;
    pieces_add(r, s, said.first, said.last);
    return go_on(r, s, tag_at(d, said.last) == 'Q', p.behind);
}
