#include "statements.h"

#include <ctype.h>
#include <string.h>

#include "act.h"
#include "complement.h"
#include "mem.h"
#include "pieces.h"
#include "postposed.h"

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
    case '0': /* ten pledged votes */
        return c->shape == SHAPE_BASE || c->shape == SHAPE_S ||
               (c->shape == SHAPE_PAST && tag_at(d, i + 1) == 'a');
    case 'a':
    case 'f': /* the harsh remarks drew, not: the paper reports that */
        if (tag_at(d, i) == 'N' && i < d->n && !tag_in(d, i + 1, "T:,.Q\n"))
            return true;
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

/* ---- what is not said ---- */

/* `not`, `never`, `didn't` */
static bool
is_negation(const struct statement_reader *r, int i)
{
    struct span at = r->d.items->at[i - 1];
    uint64_t word;

    if ((r->d.text[at.start] | 32) != 'n')
        return at.stop - at.start > 2 && (r->d.text[at.stop - 1] | 32) == 't' &&
               !isalpha((unsigned char)r->d.text[at.stop - 2]);
    word = word_at(&r->d, i);
    return word == r->words.not || word == r->words.never;
}

/* Whether `declined to` or the like stands before place i. */
static bool
is_refused(const struct clauses *d, int i)
{
    const struct cue *c;

    if (tag_at(d, i - 1) != 't' || !tag_in(d, i - 2, "vg"))
        return false;
    c = cue_at(d, i - 2);
    return c && c->frames[FRAME_TO] == KIND_ACT;
}

/* Whether the verb at place i is denied. */
static bool
is_negated(const struct statement_reader *r, int i)
{
    for (int k = i - 1; tag_in(&r->d, k, "xrt"); k--)
        if (is_negation(r, k))
            return true;
    return is_refused(&r->d, i);
}

/* Whether a source is nobody: `no official`, `none of them`, not `said no`. */
static bool
is_nobody(const struct statement_reader *r, struct phrase s)
{
    uint64_t first;

    if (s.first == NO_PLACE)
        return false;
    first = word_at(&r->d, s.first);
    return (first == r->words.no && s.last > s.first) ||
           first == r->words.nobody || first == r->words.none ||
           first == r->words.neither;
}

/* Marks a statement that says that something was not said. */
static void
read_negation(const struct statement_reader *r, struct statement *s)
{
    s->nobody = is_nobody(r, s->source);
    s->negated = s->nobody || is_negated(r, s->cue);
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

/* Who `to demand` at place i is of: the source of the statement before, but of
   `X said the house voted to demand` the house. */
static struct phrase
source_of_infinitive(const struct statement_reader *r, int i)
{
    struct phrase near = near_subject(&r->d, i), before = source_before(r, i);
    const struct statement_list *list = r->list;

    if (before.first == NO_PLACE ||
        (near.how == HOW_PHRASE && near.first > list->at[list->n - 1].cue))
        return near;
    return before;
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
    if (c->shape == SHAPE_BASE && tag == 't')
        return source_of_infinitive(r, i);
    if (tag == 'k' || tag == 'b' || (tag == 'r' && tag_in(d, i - 2, "kb"))) {
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
    pieces_add(r, s, subject.first, subject.last);
    return true;
}

/* `Said X: "..."`, `Said X, an aide, "..."`, at the head of a sentence. */
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
    if (last == NO_PLACE)
        return false;
    q = or_else(tags_from(d, last + 1, "^[:,][%.\n]*()Q"),
                tags_from(d, last + 1, "^,[^,:%.\nQ]+[,:]()Q"));
    if (q == NO_PLACE)
        return false;
    s->kind = (enum kind)c->frames[FRAME_INVERTED];
    s->source = (struct phrase){i + 1, last, HOW_INVERTED};
    pieces_add(r, s, q, quotation_end(d, q));
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

/* A plan called "Alpha" and a firm called Hale say nothing. */
static bool
is_naming(const struct statement_reader *r, const struct cue *c,
          const struct complement *said, struct phrase source)
{
    return (said->quoted || says(&r->d, said->first, "^[A0]+e")) &&
           has(c, FRAME_THING) && !has(c, FRAME_BARE) &&
           c->shape == SHAPE_PAST && source.first != NO_PLACE &&
           word_at(&r->d, source.first) == r->words.a;
}

/* `called Hale on Friday`, `a firm called Hale & Sons`: nothing is said of whom
   a verb names that would say what he is. */
static bool
is_address(const struct clauses *d, int i, const struct cue *c,
           const struct complement *said)
{
    return has(c, FRAME_THING) && has(c, FRAME_QUOTE) && !has(c, FRAME_BARE) &&
           !said->quoted && said->first == i + 1 &&
           says(d, said->first, "^d?[Am0]+[ti,%.\n;:ksxvq]");
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
    pieces_add(r, s, said.first, said.last);
    return true;
}

/* The comma before the main clause where the cue at place i stands in one ahead
   of that: `While X said that ships came, Y left`, `Noting the risk, Y left`.
   NO_PLACE: there is none in what is said. */
static int
main_clause(const struct clauses *d, int i, const struct complement *said)
{
    int from = sentence_start(d, i);

    if (from != i && (!tag_in(d, from, "sh") ||
                      memchr(d->t + from - 1, ',', (size_t)(i - from))))
        return NO_PLACE;
    for (int at = said->first + 1; at <= said->last; at++)
        if (tag_at(d, at) == ',' && says(d, at, "^,r?d*[Aap0'N]+[rx]*[xve]"))
            return at;
    return NO_PLACE;
}

/* The phrase with which a main clause begins. */
static struct phrase
subject_behind(const struct clauses *d, int first)
{
    first = over_tags(d, first, "r");
    return tag_at(d, first) == 'p'
               ? (struct phrase){first, first, HOW_PRONOUN}
               : (struct phrase){first, phrase_behind(d, first), HOW_PHRASE};
}

static bool
read_verb(struct statement_reader *r, int i, const struct cue *c,
          struct statement *s)
{
    struct complement said;
    int comma;

    if (is_noun(r, i, c))
        return false;
    if (read_headed(r, i, c, s) || read_as(r, i, c, s) ||
        read_postposed(r, i, c, s))
        return true;
    drop_pieces(r, s);
    if (is_bare(&r->d, i, c))
        return read_question(r, i, c, s);
    if ((c->shape == SHAPE_PAST || c->shape == SHAPE_PARTICIPLE) &&
        is_passive(r, i))
        return read_passive(r, i, c, s);
    said = complement_of(r, i, c);
    if (!said.kind || said.first > said.last || is_address(&r->d, i, c, &said))
        return false;
    s->kind = said.kind;
    s->cue_stop = said.cue_stop;
    s->source = source_of(r, i, c);
    comma = main_clause(&r->d, i, &said);
    if (comma != NO_PLACE) {
        said.last = comma - 1;
        if (sentence_start(&r->d, i) == i)
            s->source = subject_behind(&r->d, comma + 1);
    }
    if (is_article(r, s->source) && c->shape == SHAPE_ING)
        s->source.first = NO_PLACE;
    if (is_article(r, s->source) || is_naming(r, c, &said, s->source))
        return false;
    pieces_add(r, s, said.first, said.last);
    if (said.quoted)
        pieces_add_more(r, s, said.last);
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
            pieces_add(r, s, first, clause_stop(d, first));
        return first != NO_PLACE;
    }
    first = tag_at(d, i - 1) == ',' ? i - 2 : i - 1;
    if (first < from)
        return false;
    pieces_add(r, s, from, first);
    if (tag_at(d, last + 1) == ',' && tag_at(d, i - 1) == ',')
        pieces_add(r, s, last + 2, clause_stop(d, last + 2));
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
    pieces_add(r, s, i + 1, clause_stop(d, i + 1));
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
        read_negation(r, &s);
        list->at =
            mem_grow(list->at, &list->cap, list->n + 1, sizeof *list->at);
        list->at[list->n++] = s;
    }
}
