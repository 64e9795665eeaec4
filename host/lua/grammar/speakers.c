#include "speakers.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "offices.h"
#include "source_words.h"
#include "statements.h"

#define NEAR 30   /* bytes between a name and its `who` */
#define ARTICLE 4 /* bytes before a name in its phrase: `the ` */

static const struct slice no_slice, joint = {" and ", 5}, comma = {", ", 2};

static struct speaker of_phrase(struct speaker_reader *r, struct span at);

static struct slice
text_at(const struct speaker_reader *r, uint32_t start, uint32_t stop)
{
    return (struct slice){r->d->text + start, start < stop ? stop - start : 0};
}

/* ---- pronouns */

/* `who`: what is named right before it. */
static struct speaker
of_relative(const struct speaker_reader *r, struct span at)
{
    size_t i = mentions_by(&r->mentions, at.start);
    const struct mention *m = i ? &r->mentions.at[i - 1] : NULL;
    struct speaker s = {.at = at};

    if (m && at.start - m->at.stop < NEAR) {
        s.name = m->entity;
        s.actor = m->actor;
        s.holder = m->holder;
        s.source = m->kind == MENTION_PERSON ? SOURCE_PERSON : SOURCE_OTHER;
    }
    return s;
}

/* The subject of the sentence up to place i, if it is a body. */
static struct speaker
body_as_subject(struct speaker_reader *r, int i)
{
    struct phrase p = main_subject(r->d, i);
    struct speaker s = {0};

    if (p.first != NO_PLACE && p.how == HOW_PHRASE)
        s = of_phrase(r, bytes_of(r->d, p.first, p.last));
    return s.source == SOURCE_BODY ? s : (struct speaker){0};
}

/* What `it` at byte `at` stands for: the subject of its sentence, else what
   spoke last, else the subject of the sentence before. */
static struct speaker
body_before(struct speaker_reader *r, uint32_t at)
{
    int place = items_from(r->d->items, at);
    int start = sentence_start(r->d, place);
    struct speaker s = body_as_subject(r, place);
    const struct speaker *spoke = antecedents_body(&r->antecedents, at);

    if (s.source == SOURCE_OTHER && spoke)
        s = *spoke;
    if (s.source == SOURCE_OTHER && start > 1)
        s = body_as_subject(r, start - 1);
    return s;
}

static struct speaker
of_pronoun(struct speaker_reader *r, struct span at)
{
    struct slice text = text_at(r, at.start, at.stop);
    int role = source_role(r, text);
    struct speaker s = {0};

    if (role & ROLE_RELATIVE)
        return of_relative(r, at);
    if (role & (ROLE_HE | ROLE_SHE)) {
        s = antecedents_person(&r->antecedents, r->d, &r->mentions, r->genders,
                               at.start,
                               role & ROLE_HE ? GENDER_MALE : GENDER_FEMALE);
    } else if (role & ROLE_GROUP) {
        s = body_before(r, at.start);
    }
    s.at = at;
    return s;
}

/* ---- names that the gazetteer did not have */

/* `Smith` after `John Smith` is he; Smith Corp is a firm. */
static void
remember(struct speaker_reader *r, struct speaker *s)
{
    struct slice name = s->name, last = no_slice;
    const struct slice *full;
    size_t at;

    if (!source_reads(r, name, 0, "^%u", NULL))
        return;
    if (source_last_kind(r, name) == SOURCE_BODY) {
        if (source_reads(r, name, 0, "^%S+() ", &at))
            full_names_add(&r->firms, (struct slice){name.p, at}, name);
        return;
    }
    if (source_reads(r, name, 0, "^%u%S* .-()%u%S+$", &at))
        last = (struct slice){name.p + at, name.len - at};
    if (last.p && !source_has_small_word(name)) {
        full_names_add(&r->full, last, name);
    } else if ((full = full_names_find(&r->full, r->d->L, name))) {
        s->name = *full;
    } else if (source_reads(r, name, 0, "^M[rs]s?%.? %u", NULL)) {
        full = full_names_find(&r->full, r->d->L, source_last_word(name));
        s->name = full ? *full : name;
    }
}

/* ---- mentions in a phrase */

/* Sets r->found to those that lie in the phrase at bytes [start, stop). */
static void
find_mentions(struct speaker_reader *r, uint32_t start, uint32_t stop)
{
    size_t i = mentions_by(&r->mentions, start);

    r->n_found = 0;
    for (; i < r->mentions.n && r->mentions.at[i].at.start < stop; i++) {
        const struct mention *m = &r->mentions.at[i];

        if (m->at.start < start || m->at.stop > stop)
            continue;
        r->found =
            mem_grow(r->found, &r->cap_found, r->n_found + 1, sizeof *r->found);
        r->found[r->n_found++] = m;
    }
}

static bool
is_possessive(const struct speaker_reader *r, const struct mention *m)
{
    struct slice text = {r->d->text, r->d->size};

    return source_reads(r, text, m->at.stop, "^'s?%f[^%w']", NULL) ||
           source_reads(r, text, m->at.stop, "^\xe2\x80\x99s%f[^%w]", NULL);
}

/* Two persons as one source. */
static struct speaker
both(struct speaker_reader *r, const struct mention *a, const struct mention *b)
{
    size_t len = a->entity.len + joint.len + b->entity.len;
    char *name = source_make(r, len), *to = name;

    to = mempcpy(to, a->entity.p, a->entity.len);
    to = mempcpy(to, joint.p, joint.len);
    memcpy(to, b->entity.p, b->entity.len);
    return (struct speaker){
        .name = {name, len},
        .actor = slice_same(a->actor, b->actor) ? a->actor : no_slice,
        .at = {a->at.start, b->at.stop},
    };
}

/* Whether a small word that is part of the phrase follows a mention: a Smith
   aide. */
static bool
has_head_behind(const struct speaker_reader *r, const struct mention *m,
                struct span in)
{
    int behind = items_from(r->d->items, m->at.stop);
    uint32_t start;

    if (!tag_in(r->d, behind, "aevN"))
        return false;
    start = r->d->items->at[behind - 1].start;
    return start < in.stop && islower((unsigned char)r->d->text[start]);
}

/* Whether `of`, `for` or `to` stands between the phrase and mention i of it:
   critics of the Russian president Smith. A letter by Smith is his word. */
static bool
has_head_before(const struct speaker_reader *r, size_t i, struct span in)
{
    uint32_t start = r->found[i]->at.start;
    struct slice before;

    if (i && r->found[i - 1]->kind == MENTION_PEOPLE &&
        r->found[i - 1]->at.stop + 1 == start)
        start = r->found[i - 1]->at.start;
    before = text_at(r, in.start, start);
    if (source_ends_with(before, " the "))
        before.len -= 4;
    return source_ends_with(before, " of ") ||
           source_ends_with(before, " for ") ||
           source_ends_with(before, " to ");
}

/* The person found in a phrase, or two joined by `and`. */
static bool
person_in(struct speaker_reader *r, struct span in, struct speaker *s)
{
    for (size_t i = 0; i < r->n_found; i++) {
        const struct mention *m = r->found[i], *next;

        if (m->kind != MENTION_PERSON || is_possessive(r, m) ||
            has_head_behind(r, m, in) || has_head_before(r, i, in))
            continue;
        next = i == 0 && r->n_found > 1 ? r->found[1] : NULL;
        if (next && next->kind == MENTION_PERSON &&
            slice_same(text_at(r, m->at.stop, next->at.start), joint))
            *s = both(r, m, next);
        else
            *s = (struct speaker){m->entity, m->actor, m->at, SOURCE_PERSON,
                                  m->holder};
        return true;
    }
    return false;
}

/* The actor of a noun phrase without a person: that of its last mention, but of
   `China's mission to the EU` that before the place, and of `the ministers of
   Russia and China` none, nor of `critics of Russia`. */
static struct slice
actor_of(const struct speaker_reader *r, struct slice text)
{
    const struct mention *last = r->found[r->n_found - 1], *before;
    struct slice between;

    if (source_is_of_others(r, text))
        return no_slice;
    before = r->n_found > 1 ? r->found[r->n_found - 2] : last;
    if (slice_same(before->actor, last->actor))
        return last->actor;
    between = text_at(r, before->at.stop, last->at.start);
    if (source_reads(r, between, 0, "^%s+and%s+$", NULL))
        return no_slice;
    if (before->actor.p &&
        (source_contains(between, " to ") || source_contains(between, " in ")))
        return before->actor;
    return last->actor;
}

/* Whether the phrase at `at` is no more than the mention found last in it, or
   its statement. */
static bool
is_mention(const struct speaker_reader *r, struct span at)
{
    const struct mention *last = r->found[r->n_found - 1];
    struct slice text = text_at(r, at.start, at.stop);

    return last->kind != MENTION_PEOPLE && last->at.stop == at.stop &&
           ((r->n_found == 1 && last->at.start <= at.start + ARTICLE) ||
            source_contains(text, "statement from ") ||
            source_contains(text, "statement by "));
}

/* ---- all of them */

/* Whether a phrase without a mention tells who that is: not `this source` by
   its first word, nor `several` alone, but `sources`, `critics`, `the man`. */
static bool
tells(const struct speaker_reader *r, struct slice text)
{
    int role = source_role(r, text);

    if (role & ROLE_SUBJECT && !memchr(text.p, ' ', text.len))
        return false;
    if (role & ROLE_NAMELESS)
        return true;
    for (size_t i = 0; i < text.len; i++)
        if (isupper((unsigned char)text.p[i]))
            return true;
    return source_reads(r, text, 0, "^%l+ ?%l*s$", NULL);
}

/* Whether a name is no person's: in capitals, or the first word of a firm. */
static bool
is_firm(const struct speaker_reader *r, struct slice name)
{
    return (name.len > 1 && !source_reads(r, name, 0, "^.*%l", NULL)) ||
           full_names_find(&r->firms, r->d->L, name);
}

/* What a phrase is that names nobody listed, by its head, or by a word before a
   name as head: banker Smith, the bank Smith and Sons. */
static enum source_kind
kind_of(const struct speaker_reader *r, struct slice text)
{
    struct slice front = source_head(r, text), head = source_last_word(front);
    bool name = head.len && isupper((unsigned char)*head.p);
    bool ends_small =
        text.len && islower((unsigned char)*source_last_word(text).p);
    enum source_kind kind;

    if (name && ends_small && front.len < text.len)
        return SOURCE_OTHER; /* Bank of England officials */
    kind = source_last_kind(r, name ? front : head);
    if (kind != SOURCE_OTHER || !name || r->n_found ||
        source_has_small_word(text))
        return kind;
    return is_firm(r, text) ? SOURCE_BODY : SOURCE_NAME;
}

/* A people as a whole, for its state: the Russians said, an American claim. */
static bool
people_in(const struct speaker_reader *r, struct span at, struct speaker *s)
{
    const struct mention *m = r->n_found == 1 ? r->found[0] : NULL;
    struct slice text = text_at(r, at.start, at.stop);

    if (!m || m->kind != MENTION_PEOPLE || m->actor.p ||
        m->at.stop != at.stop || m->at.start > at.start + ARTICLE ||
        source_reads(r, text, 0, "^[Aa]n? ", NULL) ||
        islower((unsigned char)*source_last_word(text).p))
        return false; /* a Russian said, the Moscow mayor said */
    *s = (struct speaker){m->entity, m->entity, m->at, SOURCE_BODY, no_slice};
    return true;
}

/* The person by whose name a phrase for one is followed between commas: the
   minister, Anna Smith, said. NULL: none, or `a spokesman for the minister` may
   be meant. */
static const struct mention *
apposed(const struct speaker_reader *r, struct span at, struct slice text)
{
    struct slice whole = {r->d->text, r->d->size}, front = source_head(r, text);
    struct slice rest = {front.p + front.len, text.len - front.len};
    size_t i = mentions_by(&r->mentions, at.stop);
    const struct mention *m = i < r->mentions.n ? &r->mentions.at[i] : NULL;

    return m && m->kind == MENTION_PERSON &&
                   slice_same(text_at(r, at.stop, m->at.start), comma) &&
                   source_reads(r, whole, m->at.stop, "^[,.]", NULL) &&
                   kind_of(r, front) == SOURCE_PERSON &&
                   source_last_kind(r, rest) != SOURCE_PERSON
               ? m
               : NULL;
}

/* Who is called s by an office: Brazil's president, Luiz Quist, said. */
static struct speaker
of_office(struct speaker_reader *r, struct span at, struct speaker s)
{
    struct slice text = text_at(r, at.start, at.stop);
    const struct mention *m = apposed(r, at, source_without_article(r, text));

    if (m) {
        s.name = m->entity;
        s.holder = no_slice;
        s.at = (struct span){at.start, m->at.stop};
    }
    return s;
}

/* Who is named by a phrase. */
static struct speaker
of_phrase(struct speaker_reader *r, struct span at)
{
    const struct mention *person;
    struct slice text = text_at(r, at.start, at.stop);
    struct speaker s = {.at = at};

    find_mentions(r, at.start, at.stop);
    if ((person_in(r, at, &s) && !s.holder.p) || people_in(r, at, &s))
        return s;
    if (s.holder.p)
        return of_office(r, at, s);
    if (r->n_found && is_mention(r, at)) {
        const struct mention *last = r->found[r->n_found - 1];

        return (struct speaker){last->entity, last->actor, last->at,
                                SOURCE_BODY, no_slice};
    }
    if (!r->n_found && !tells(r, text))
        return s;
    text = source_without_article(r, text);
    person = apposed(r, at, text);
    s.source = kind_of(r, text);
    s.name = person ? person->entity : source_name_behind(r, text);
    s.at.stop = person ? person->at.stop : at.stop;
    if (person && person->actor.p)
        s.actor = person->actor;
    else if (r->n_found)
        s.actor = actor_of(r, text);
    else if (!person)
        remember(r, &s);
    return s;
}

struct speaker
speaker_at(struct speaker_reader *r, struct span at, enum how how)
{
    struct speaker s = how == HOW_PRONOUN || how == HOW_RELATIVE
                           ? of_pronoun(r, at)
                           : of_phrase(r, at);

    if (s.source != SOURCE_OTHER)
        antecedents_spoke(&r->antecedents, &s);
    return s;
}

size_t
speakers_bytes(const struct speaker_reader *r)
{
    size_t made = 0;

    for (size_t i = 0; i < r->n_made; i++)
        made += strlen(r->made[i]) + 1;
    return made + r->mentions.cap * sizeof *r->mentions.at +
           r->cap_found * sizeof *r->found +
           antecedents_bytes(&r->antecedents) +
           (r->full.cap + r->firms.cap + r->called.cap) * sizeof *r->full.at +
           r->cap_made * sizeof *r->made;
}

static void
forget_made(struct speaker_reader *r)
{
    for (size_t i = 0; i < r->n_made; i++)
        free(r->made[i]);
    r->n_made = 0;
}

void
speakers_begin(struct speaker_reader *r, const struct clauses *d)
{
    r->d = d;
    antecedents_clear(&r->antecedents);
    full_names_clear(&r->full);
    full_names_clear(&r->firms);
    forget_made(r);
    offices_read(r);
}

void
speakers_free(struct speaker_reader *r)
{
    forget_made(r);
    mentions_free(&r->mentions);
    free(r->found);
    antecedents_free(&r->antecedents);
    full_names_free(&r->full);
    full_names_free(&r->firms);
    full_names_free(&r->called);
    free(r->made);
    *r = (struct speaker_reader){0};
}
