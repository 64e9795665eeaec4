#include "clauses.h"

#include <string.h>

/* ---- tags and words ---- */

/* Place of the pattern's `()` in tags, which it is to match from byte `from`.
 */
static int
match(const struct clauses *d, const char *tags, int from, const char *pattern)
{
    size_t at;

    if (from < 0 || from > d->n ||
        !patterns_match(d->patterns, d->L, pattern, tags, (size_t)d->n,
                        (size_t)from, &at, 1))
        return NO_PLACE;
    return (int)at;
}

int
tags_from(const struct clauses *d, int i, const char *pattern)
{
    int at = match(d, d->t, i - 1, pattern);

    return at == NO_PLACE ? NO_PLACE : at + 1;
}

int
tags_back(const struct clauses *d, int i, const char *pattern)
{
    int at = match(d, d->u, d->n - i, pattern);

    return at == NO_PLACE ? NO_PLACE : d->n - at;
}

uint64_t
word_at(const struct clauses *d, int i)
{
    struct span at;

    if (i < 1 || i > d->n)
        return 0;
    at = d->items->at[i - 1];
    return word_key(d->text + at.start, at.stop - at.start);
}

const struct cue *
cue_at(const struct clauses *d, int i)
{
    return cue_find(d->cues, word_at(d, i));
}

/* ---- noun phrases ---- */

static bool
is_base(const struct clauses *d, int i)
{
    const struct cue *cue = tag_at(d, i) == 'v' ? cue_at(d, i) : NULL;

    return cue && cue->shape == SHAPE_BASE;
}

/* Whether place i has a verb behind its subject that a clause can follow: the
   envoy said X. */
static bool
opens_clause(const struct clauses *d, int i)
{
    const struct cue *cue = tag_at(d, i) == 'v' ? cue_at(d, i) : NULL;

    return cue && cue->frames[FRAME_BARE] && !tag_in(d, i - 1, "dr");
}

/* Before further words of a noun phrase that look like verbs: a press
   secretary, the newly elected president, "...," retired general X. */
static int
wider(const struct clauses *d, int i)
{
    int at = NO_PLACE;

    if (is_base(d, i))
        at = tags_back(d, i, "^v[Aa0'Ny]+[dr]*()");
    if (at == NO_PLACE && tag_in(d, i, "evg") && !opens_clause(d, i))
        at = tags_back(d, i, "^[evg]r*[Aa']*d()");
    if (at == NO_PLACE && (tag_at(d, i) == 'e' || is_base(d, i)) &&
        tag_in(d, i - 1, "Q,.\n"))
        at = i - 1;
    return at == NO_PLACE ? i : at;
}

int
phrase_before(const struct clauses *d, int last)
{
    int at = last, start = NO_PLACE, behind;

    /* a noun that is a verb too: the report */
    if (tag_in(d, at, "vegNfy") && tag_in(d, at - 1, "dAa0'N"))
        start = --at;
    for (;;) {
        behind = back_over_tags(d, at, "Aa0'fNy");
        if (behind == at && start == NO_PLACE)
            return tag_at(d, at) == 'd' ? last : NO_PLACE; /* many, this */
        start = wider(d, back_over_tags(d, behind, "dr"));
        if (tag_in(d, start, "oi") && tag_in(d, start - 1, "Aa0'N"))
            at = start - 1;
        else if (tag_at(d, start) == 'k' && tag_at(d, start - 1) == 'A')
            at = start - 1;
        else if (tag_at(d, start) == 't' && tag_at(d, start - 1) == 'a')
            at = start - 1;
        else
            return start + 1;
    }
}

/* Behind `during the second debate`, whose noun can be a verb. */
static int
noun_of_verb(const struct clauses *d, int i)
{
    int verb = tags_from(d, i, "^[oi]d+[Aa0'N]*()v");

    return verb != NO_PLACE && is_base(d, verb) ? verb + 1 : NO_PLACE;
}

int
phrase_behind(const struct clauses *d, int first)
{
    int behind = tags_from(d, first, "^d*r?[Aa0'Nf]+()");

    if (behind == NO_PLACE)
        behind = tags_from(d, first, "^d[veN]()[TtQ,%.\n]");
    if (behind == NO_PLACE)
        behind = tags_from(d, first, "^d+()");
    if (behind == NO_PLACE && tag_in(d, first, "veN"))
        behind = first + 1;
    for (int more = behind; more != NO_PLACE;) {
        behind = more;
        more = noun_of_verb(d, behind);
        if (more == NO_PLACE)
            more = tags_from(d, behind, "^[oi]d*[Aa0'N]+()");
        if (more == NO_PLACE)
            more = tags_from(d, behind, "^kd*A[Aa0']*()");
        if (more == NO_PLACE)
            more = tags_from(d, behind, "^[vegN]?[Aa0'N]+()");
    }
    return behind == NO_PLACE ? NO_PLACE : behind - 1;
}

/* ---- subjects ---- */

static const struct phrase no_phrase = {NO_PLACE, NO_PLACE, HOW_NONE};

/* Before what may stand between a subject and its verb: last week, himself, an
   aside in brackets or between dashes. */
static int
before_aside(const struct clauses *d, int i)
{
    int at;

    switch (tag_at(d, i)) {
    case 'y':
        at = tags_back(d, i, "^y+a?i?e?()[Aap,%)]");
        break;
    case 'm':
        at = tags_back(d, i, "^m()[Aa0p]");
        break;
    case ')':
        at = tags_back(d, i, "^%)[^%(]-%(()");
        break;
    case '-':
        at = tags_back(d, i, "^%-[^%-%.\nQ]+%-()[Aa0')]");
        break;
    default:
        return i;
    }
    return at == NO_PLACE ? i : at;
}

/* The same of two: Hale (D-Md.) on Monday. */
static int
before_asides(const struct clauses *d, int i)
{
    return before_aside(d, before_aside(d, i));
}

/* Whether a phrase is no more than a time: Friday, the next year. */
static bool
is_time(const struct clauses *d, int first, int last)
{
    int at = over_tags(d, first, "d0");

    return tag_at(d, at) == 'y' && over_tags(d, at, "y0") > last;
}

/* Behind a time that opens a sentence before its subject: on Friday officials
   said, but not in The Sunday Post. */
static int
behind_time(const struct clauses *d, int first)
{
    int at = tag_at(d, first) == 'y' ? tags_from(d, first, "^y+0?()[dAaN]")
                                     : NO_PLACE;

    return at != NO_PLACE &&
                   (tag_at(d, first - 1) == 'i' || tag_at(d, at) != 'A')
               ? at
               : first;
}

static struct phrase
phrase_ending(const struct clauses *d, int last)
{
    for (;;) {
        int first = phrase_before(d, last), more;

        if (first == NO_PLACE || is_time(d, first, last))
            return no_phrase;
        first = behind_time(d, first);
        more = tags_back(d, first - 1, "^[it]g()[Aa0'N]"); /* speaking to X */
        if (more == NO_PLACE)                              /* who sent X */
            more = tags_back(d, first - 1, "^[ev]q()[Aa0'N]");
        if (more == NO_PLACE) /* obtained by X */
            more = tags_back(d, first - 1, "^ie()[Aa0'N]");
        if (more == NO_PLACE)
            return (struct phrase){first, last, HOW_PHRASE};
        last = more;
    }
}

/* What stands before a verb as its subject would. */
static struct phrase
phrase_ahead(const struct clauses *d, int verb)
{
    int last = before_asides(d, back_over_tags(d, verb - 1, "rx"));
    int comma;

    switch (tag_at(d, last)) {
    case 'p':
        return (struct phrase){last, last, HOW_PRONOUN};
    case 'q':
        return (struct phrase){last, last, HOW_RELATIVE};
    case ',':
        comma = tags_back(d, last, "^,[^,;:%.\nQ]+(),");
        return comma == NO_PLACE
                   ? no_phrase
                   : phrase_ending(d, before_asides(d, comma - 1));
    default:
        return phrase_ending(d, last);
    }
}

struct phrase
clause_subject(const struct clauses *d, int verb)
{
    struct phrase s = phrase_ahead(d, verb);

    return tag_at(d, s.first - 1) == 'i' && tag_in(d, s.first - 2, "xqkb")
               ? phrase_ahead(d, s.first - 1) /* has in May said */
               : s;
}

int
sentence_start(const struct clauses *d, int i)
{
    while (i > 1 && !tag_in(d, i - 1, ".\n"))
        i--;
    return i > 1 ? i : 1;
}

/* The next finite verb of the sentence from place i on. */
static int
verb_from(const struct clauses *d, int i)
{
    while (i <= d->n && !tag_in(d, i, "xve.\n"))
        i++;
    return tag_in(d, i, "xve") ? i : NO_PLACE;
}

/* Whether the verb at place i is a noun: a fourth term, the press. */
static bool
is_noun(const struct clauses *d, int i)
{
    return tag_in(d, i - 1, "da0'") && is_base(d, i);
}

struct phrase
main_subject(const struct clauses *d, int i)
{
    int from = sentence_start(d, i);
    struct phrase minor = no_phrase; /* of a subordinate clause */

    for (int verb = verb_from(d, from); verb != NO_PLACE && verb < i;
         verb = verb_from(d, verb + 1)) {
        struct phrase s = clause_subject(d, verb);

        if (s.first < from || is_noun(d, verb))
            continue;
        if (s.how != HOW_RELATIVE && !tag_in(d, s.first - 1, "shT"))
            return s;
        if (minor.first == NO_PLACE)
            minor = s;
    }
    return minor;
}

struct phrase
near_subject(const struct clauses *d, int i)
{
    int from = sentence_start(d, i);

    for (i--; i >= from; i--)
        if (tag_in(d, i, "xve")) {
            struct phrase s = clause_subject(d, i);

            if (s.first >= from)
                return s;
        }
    return no_phrase;
}

/* ---- clauses ---- */

/* Whether somebody speaks behind a comma, as in `Asked whether he won, Smith
   said`. */
static bool
speaks(const struct clauses *d, int comma)
{
    int verb = tags_from(d, comma, "^[,Qk]d?[Aapa0']+r*()v");
    const struct cue *cue = verb == NO_PLACE ? NULL : cue_at(d, verb);

    return cue && cue->frames[FRAME_BACK] && cue->frames[FRAME_INVERTED] &&
           cue->shape != SHAPE_BASE;
}

/* Whether what follows a comma is another's clause, or a word more of whose the
   one before it is: `, adding`, `, and said`. */
static bool
parts(const struct clauses *d, int comma)
{
    return speaks(d, comma) ||
           tags_from(d, comma, "^[,Q]r?[gC]()") != NO_PLACE ||
           tags_from(d, comma, "^[,Q]b[dApa0]()") != NO_PLACE ||
           tags_from(d, comma, "^[,Q][kb]r*v()") != NO_PLACE ||
           tags_from(d, comma, "^[,Q][kbs]d?[Aapa]+r*v()") != NO_PLACE;
}

/* Whether a quotation ends at place `at` with a comma inside its mark. */
static bool
ends_with_comma(const struct clauses *d, int at)
{
    return tag_at(d, at + 1) != 'Q' &&
           d->text[d->items->at[at - 1].start] == ',';
}

static bool
goes_on(const struct clauses *d, int from, int at)
{
    switch (tag_at(d, at)) {
    case ',':
        return !parts(d, at);
    case 'Q':
        return !ends_with_comma(d, at) || !parts(d, at);
    case 'k':
        return !speaks(d, at) && tags_from(d, at, "^kr*v[TQ]()") == NO_PLACE &&
               tags_from(d, at, "^kr*g()") == NO_PLACE;
    case ')':
        return memchr(d->t + from - 1, '(', (size_t)(at - from)) != NULL;
    default:
        return false;
    }
}

/* Whether a clause may end before an item. */
static bool
may_stop(char tag)
{
    switch (tag) {
    case '.':
    case '\n':
    case ';':
    case ',':
    case ')':
    case 'k':
    case 'Q':
        return true;
    default:
        return false;
    }
}

int
clause_stop(const struct clauses *d, int from)
{
    int at = from;

    do {
        while (at <= d->n && !may_stop(d->t[at - 1]))
            at++;
    } while (goes_on(d, from, at++));
    return tag_at(d, at - 1) == 'Q' ? at - 1 : at - 2;
}

/* Whether an object ends before place i of a clause that ends with `stop`. */
static bool
object_ends(const struct clauses *d, int i, int stop)
{
    switch (tag_at(d, i)) {
    case 'b':
        return true;
    case 'k':
        return tags_from(d, i, "^kr*()[vexg]") != NO_PLACE;
    case ',':
    case '-': /* but goes on to a quotation: as, "..." */
        return !memchr(d->t + i, 'Q', (size_t)(stop - i));
    default:
        return false;
    }
}

int
object_stop(const struct clauses *d, int from)
{
    int at = from + 1, stop = clause_stop(d, from);

    while (at <= stop && !object_ends(d, at, stop))
        at++;
    return at - 1 < stop ? at - 1 : stop;
}
