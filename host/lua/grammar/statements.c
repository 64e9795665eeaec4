#include "statements.h"

#include <string.h>

#include "act.h"
#include "complement.h"
#include "mem.h"

static bool
has_role(const struct statement_reader *r, int i, enum role role)
{
    return tagger_tag(r->words.roles, word_at(&r->d, i)) & role;
}

/* ---- the word itself ---- */

static bool
ends_with_s(const struct clauses *d, int i)
{
    return (d->text[d->items->at[i - 1].stop - 1] | 32) == 's';
}

/* Whether a word that can be a cue is a noun or an adjective here. */
static bool
is_noun(const struct statement_reader *r, int i, const struct cue *c)
{
    const struct clauses *d = &r->d;

    switch (tag_at(d, i - 1)) {
    case 'd': /* many said */
        return c->shape != SHAPE_PAST || !has_role(r, i - 1, ROLE_SUBJECT);
    case '\'':
    case 'o':
        return true;
    case 'i':
        return c->shape != SHAPE_ING;
    case '0':
        return c->shape == SHAPE_BASE || c->shape == SHAPE_S;
    case 'a':
    case 'f':
        return c->shape == SHAPE_BASE && !ends_with_s(d, i - 1);
    default:
        return false;
    }
}

static bool
is_passive(const struct statement_reader *r, int i)
{
    do
        i--;
    while (tag_at(&r->d, i) == 'r');
    return tag_at(&r->d, i) == 'x' && has_role(r, i, ROLE_BE);
}

/* ---- quotations and pieces ---- */

static void
add_piece(struct statement_reader *r, struct statement *s, int first, int last)
{
    struct statement_list *list = r->list;

    list->pieces = mem_grow(list->pieces, &list->cap_pieces, list->n_pieces + 1,
                            sizeof *list->pieces);
    list->pieces[list->n_pieces++] = (struct piece){first, last};
    s->n_pieces++;
}

/* Quotations that stand as sentences of their own behind place `last`. */
static void
take_more(struct statement_reader *r, struct statement *s, int last)
{
    const struct clauses *d = &r->d;
    int at = tags_from(d, last + 1, "^[^%.\n]*%.()Q");

    while (at != NO_PLACE) {
        int stop = quotation_end(d, at);

        if (!tag_in(d, stop + 1, ".\n"))
            return;
        add_piece(r, s, at, stop);
        at = tags_from(d, stop + 1, "^%.()Q");
    }
}

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

/* ---- behind what is said ---- */

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

    return c && c->shape == SHAPE_PARTICIPLE;
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
         (tag_at(d, i - 1) != '.' || tag_at(d, i - 2) != 'Q')))
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

/* Whether a verb stands behind `as`. */
static bool
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
        add_piece(r, s, more, last);
        take_more(r, s, last);
    } else if (quoted) {
        take_more(r, s, behind - 1);
    } else if (!inverted && says(d, behind, "^,()[^gC]")) {
        last = clause_stop(d, behind + 1);
        if (last > behind + 1)
            add_piece(r, s, behind + 1, last);
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

/* `X said` or `said X` behind or amid what is said. */
static bool
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
    add_piece(r, s, said.first, said.last);
    return go_on(r, s, tag_at(d, said.last) == 'Q', p.behind);
}

/* ---- before what is said ---- */

/* The source of the statement before place i in its sentence. */
static struct phrase
source_before(const struct statement_reader *r, int i)
{
    const struct statement_list *list = r->list;

    return list->n && list->at[list->n - 1].cue >= sentence_start(&r->d, i)
               ? list->at[list->n - 1].source
               : (struct phrase){NO_PLACE, NO_PLACE, HOW_NONE};
}

/* Who the verb at place i has as its subject. */
static struct phrase
source_of(const struct statement_reader *r, int i, const struct cue *c)
{
    const struct clauses *d = &r->d;
    char tag = tag_at(d, i - 1);
    struct phrase s;

    if (as_saying(r, i, c)) { /* quoted X as saying */
        int verb = tags_back(d, i - 2, "^[Aa0'N]+d*()[ve]");

        if (verb != NO_PLACE)
            return (struct phrase){verb + 1, i - 2, HOW_PHRASE};
    }
    if (c->shape == SHAPE_ING &&
        !tag_in(d, back_over_tags(d, i - 1, "r"), "xAap")) {
        s = source_before(r, i);
        return s.first == NO_PLACE ? main_subject(d, i) : s;
    }
    if (tag == 'k' || tag == 'b' || (tag == 'r' && tag_in(d, i - 2, "kb")) ||
        (c->shape == SHAPE_BASE && tag == 't')) {
        s = source_before(r, i);
        return s.first == NO_PLACE ? near_subject(d, i) : s;
    }
    s = clause_subject(d, i);
    return s.first == NO_PLACE ? main_subject(d, i) : s;
}

/* `was criticized by X`: X and where the subject stands. */
static bool
read_passive(struct statement_reader *r, int i, const struct cue *c,
             struct statement *s)
{
    const struct clauses *d = &r->d;
    struct phrase subject;
    int last;

    if (!has(c, FRAME_THING) || tag_at(d, i + 1) != 'i' ||
        word_at(d, i + 1) != r->words.by)
        return false;
    subject = clause_subject(d, i);
    if (subject.first == NO_PLACE)
        return false;
    last = phrase_behind(d, i + 2);
    if (last == NO_PLACE)
        return false;
    s->kind = (enum kind)c->frames[FRAME_THING];
    s->source = (struct phrase){i + 2, last, HOW_PHRASE};
    add_piece(r, s, subject.first, subject.last);
    return true;
}

/* `Said X: "..."`, at the head of a sentence. */
static bool
read_headed(struct statement_reader *r, int i, const struct cue *c,
            struct statement *s)
{
    const struct clauses *d = &r->d;
    int verb = i > 1 ? i - 1 : i, last, q;

    if (tag_in(d, verb, ".\n"))
        verb++;
    if (!has(c, FRAME_INVERTED) || tag_at(d, verb) != 'v' ||
        !tag_in(d, verb + 1, "Aad"))
        return false;
    last = phrase_behind(d, i + 1);
    q = last == NO_PLACE ? NO_PLACE : tags_from(d, last + 1, "^:[%.\n]?()Q");
    if (q == NO_PLACE)
        return false;
    s->kind = (enum kind)c->frames[FRAME_INVERTED];
    s->source = (struct phrase){i + 1, last, HOW_INVERTED};
    add_piece(r, s, q, quotation_end(d, q));
    return true;
}

/* Whether the verb at place i begins its sentence without a subject, as
   `Note:`, `Asked whether X would come, Y said` do. */
static bool
is_bare(const struct clauses *d, int i, const struct cue *c)
{
    return c->shape != SHAPE_ING && sentence_start(d, i) == i;
}

/* Whether a source is no more than a word like `the`. */
static bool
is_article(const struct statement_reader *r, struct phrase s)
{
    return s.first != NO_PLACE && s.first == s.last && s.how == HOW_PHRASE &&
           tag_at(&r->d, s.first) == 'd' && !has_role(r, s.first, ROLE_SUBJECT);
}

/* A plan called "Alpha" says nothing. */
static bool
is_naming(const struct statement_reader *r, const struct cue *c,
          const struct complement *said, struct phrase source)
{
    return said->quoted && has(c, FRAME_THING) && !has(c, FRAME_BARE) &&
           c->shape == SHAPE_PAST && source.first != NO_PLACE &&
           word_at(&r->d, source.first) == r->words.a;
}

/* Forgets the pieces of a reading that did not hold. */
static void
drop_pieces(struct statement_reader *r, struct statement *s)
{
    r->list->n_pieces = s->first_piece;
    s->n_pieces = 0;
}

/* `Asked whether X would come, Y said`: nobody is named who asked. */
static bool
read_question(struct statement_reader *r, int i, const struct cue *c,
              struct statement *s)
{
    struct complement said = complement_of(r, i, c);
    int comma;

    if (c->shape != SHAPE_PAST || !has(c, FRAME_WH) || !said.kind ||
        said.quoted)
        return false;
    comma = tags_from(&r->d, said.first, "^[^,]+(),");
    if (comma != NO_PLACE && comma <= said.last)
        said.last = comma - 1;
    s->kind = said.kind;
    s->cue_stop = said.cue_stop;
    add_piece(r, s, said.first, said.last);
    return true;
}

static bool
read_verb(struct statement_reader *r, int i, const struct cue *c,
          struct statement *s)
{
    struct complement said;

    if (is_noun(r, i, c))
        return false;
    if (read_headed(r, i, c, s) || read_postposed(r, i, c, s))
        return true;
    drop_pieces(r, s);
    if (is_bare(&r->d, i, c))
        return read_question(r, i, c, s);
    if ((c->shape == SHAPE_PAST || c->shape == SHAPE_PARTICIPLE) &&
        is_passive(r, i))
        return read_passive(r, i, c, s);
    said = complement_of(r, i, c);
    if (!said.kind || said.first > said.last)
        return false;
    s->kind = said.kind;
    s->cue_stop = said.cue_stop;
    s->source = source_of(r, i, c);
    if (is_article(r, s->source) && c->shape == SHAPE_ING)
        s->source.first = NO_PLACE;
    if (is_article(r, s->source) || is_naming(r, c, &said, s->source))
        return false;
    add_piece(r, s, said.first, said.last);
    if (said.quoted)
        take_more(r, s, said.last);
    return true;
}

/* ---- other cues ---- */

/* `according to X` */
static bool
read_according(struct statement_reader *r, int i, struct statement *s)
{
    const struct clauses *d = &r->d;
    int from = sentence_start(d, i), last, first;

    if (tag_at(d, i + 1) != 't')
        return false;
    last = or_else(phrase_behind(d, i + 2),
                   tag_in(d, i + 2, "mp") ? i + 2 : NO_PLACE);
    if (last == NO_PLACE)
        return false;
    s->kind = KIND_SPEECH;
    s->cue_stop = i + 1;
    s->source = (struct phrase){i + 2, last, HOW_PHRASE};
    if (from == i || says(d, from, "^[kb]?,?()C")) {
        first = or_else(tags_from(d, last, "^[^,:%.\nQ]-[,:]()[^%.\n]"),
                        tags_from(d, last + 1, "^()[pQ]"));
        if (first != NO_PLACE)
            add_piece(r, s, first, clause_stop(d, first));
        return first != NO_PLACE;
    }
    first = tag_at(d, i - 1) == ',' ? i - 2 : i - 1;
    if (first < from)
        return false;
    add_piece(r, s, from, first);
    if (tag_at(d, last + 1) == ',' && tag_at(d, i - 1) == ',')
        add_piece(r, s, last + 2, clause_stop(d, last + 2));
    return true;
}

/* Whether the item is `his`, `their` or the like. */
static bool
is_owner(const struct clauses *d, int i)
{
    struct span at = d->items->at[i - 1];
    char word[WORD_MAX];
    size_t len = word_fold(d->text + at.start, at.stop - at.start, word);

    return len >= 3 && strchr("hti", word[0]) && strchr("eit", word[1]) &&
           strchr("rs", word[2]) && !(len == 4 && memcmp(word, "this", 4) == 0);
}

/* `Trump's claim that`, `an American claim that` */
static bool
read_noun(struct statement_reader *r, int i, struct statement *s)
{
    const struct clauses *d = &r->d;
    int owner = i - 1;

    if (tag_at(d, i + 1) != 'T' || tag_in(d, i + 2, "xve"))
        return false; /* not of a report that says: that is the report */
    while (tag_at(d, owner) == 'a')
        owner--;
    s->kind = KIND_SPEECH;
    if (tag_at(d, owner) == '\'')
        s->source =
            (struct phrase){phrase_before(d, owner - 1), owner - 1, HOW_PHRASE};
    else if (tag_at(d, owner) == 'd' && is_owner(d, owner))
        s->source = (struct phrase){owner, owner, HOW_PRONOUN};
    else if (tag_at(d, owner) == 'A')
        s->source = (struct phrase){back_over_tags(d, owner, "A") + 1, owner,
                                    HOW_PHRASE};
    if (s->source.first == NO_PLACE)
        s->source = main_subject(d, i);
    add_piece(r, s, i + 1, clause_stop(d, i + 1));
    return true;
}

/* The first place from i on that may be a cue; n + 1: there is none. */
static int
next_cue(const struct clauses *d, int i)
{
    static const bool may_be[256] = {
        ['v'] = true, ['g'] = true, ['C'] = true, ['N'] = true};

    while (i <= d->n && !may_be[(unsigned char)d->t[i - 1]])
        i++;
    return i;
}

static bool
read_cue(struct statement_reader *r, int i, struct statement *s)
{
    char tag = tag_at(&r->d, i);
    const struct cue *c;

    if (tag == 'C')
        return read_according(r, i, s);
    if (tag == 'N' && read_noun(r, i, s))
        return true;
    c = cue_at(&r->d, i); /* a noun can be a verb: the ad claims */
    return c && read_verb(r, i, c, s);
}

void
statements_find(struct statement_reader *r)
{
    struct statement_list *list = r->list;

    list->n = list->n_pieces = 0;
    for (int i = next_cue(&r->d, 1); i <= r->d.n; i = next_cue(&r->d, i + 1)) {
        struct statement s = {.cue = i,
                              .cue_stop = i,
                              .source = {NO_PLACE, NO_PLACE, HOW_NONE},
                              .first_piece = list->n_pieces};

        act_check(r->d.L);
        if (!read_cue(r, i, &s)) {
            list->n_pieces = s.first_piece;
            continue;
        }
        list->at =
            mem_grow(list->at, &list->cap, list->n + 1, sizeof *list->at);
        list->at[list->n++] = s;
    }
}
