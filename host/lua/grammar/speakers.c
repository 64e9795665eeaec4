#include "speakers.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
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

/* Whether a pattern that begins with ^ matches a slice from byte `from`; *at
   becomes the place of its capture, if it has one. */
static bool
reads(const struct speaker_reader *r, struct slice s, size_t from,
      const char *pattern, size_t *at)
{
    return patterns_match(r->d->patterns, r->d->L, pattern, s.p, s.len, from,
                          at, at != NULL);
}

static bool
contains(struct slice s, const char *words)
{
    return memmem(s.p, s.len, words, strlen(words)) != NULL;
}

static bool
ends_with(struct slice s, const char *words)
{
    size_t len = strlen(words);

    return s.len >= len && memcmp(s.p + s.len - len, words, len) == 0;
}

/* A string that lives as long as the document is read. */
static char *
make(struct speaker_reader *r, size_t len)
{
    r->made = mem_grow(r->made, &r->cap_made, r->n_made + 1, sizeof *r->made);
    r->made[r->n_made] = mem_alloc(len + 1);
    return r->made[r->n_made++];
}

/* ---- pronouns */

/* The roles of the letters that a slice begins with, as a word. */
static int
leading_role(const struct speaker_reader *r, struct slice s)
{
    size_t n = 0;

    while (n < s.len && isalpha((unsigned char)s.p[n]))
        n++;
    return n ? tagger_tag(r->words, word_key(s.p, n)) : 0;
}

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
    int role = leading_role(r, text);
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

/* Whether there may be blanks other than single plain ones. */
static bool
has_odd_blanks(struct slice s)
{
    for (size_t i = 0; i < s.len; i++)
        if (s.p[i] == '\xc2' || (s.p[i] >= '\t' && s.p[i] <= '\r') ||
            (s.p[i] == ' ' && i + 1 < s.len && s.p[i + 1] == ' '))
            return true;
    return false;
}

/* One plain blank for blanks of all kinds. */
static struct slice
plain_blanks(struct speaker_reader *r, struct slice s)
{
    char *to = make(r, s.len);
    size_t n = 0;

    for (size_t i = 0; i < s.len; i++) {
        bool blank = isspace((unsigned char)s.p[i]);

        if (s.len - i >= 2 && memcmp(s.p + i, "\xc2\xa0", 2) == 0)
            blank = true, i++;
        if (!blank)
            to[n++] = s.p[i];
        else if (n == 0 || to[n - 1] != ' ')
            to[n++] = ' ';
    }
    return (struct slice){to, n};
}

/* A name without what a phrase may begin with beside it. */
static struct slice
without_article(struct speaker_reader *r, struct slice s)
{
    static const char *const openings[] = {"^[%-,]*()", "^Meanwhile,? ()",
                                           "^[Tt]he ()", "^[Aa]n? ()"};
    size_t at;

    if (has_odd_blanks(s))
        s = plain_blanks(r, s);
    if (!s.len || !strchr("-,MTtAa", s.p[0]))
        return s;
    for (size_t i = 0; i < sizeof openings / sizeof openings[0]; i++)
        if (reads(r, s, 0, openings[i], &at))
            s = (struct slice){s.p + at, s.len - at};
    return s;
}

/* The bytes behind the last blank. */
static struct slice
last_word(struct slice s)
{
    size_t from = s.len;

    while (from && !isspace((unsigned char)s.p[from - 1]))
        from--;
    return (struct slice){s.p + from, s.len - from};
}

/* Whether a word of three or more small letters stands in a name. */
static bool
has_small_word(struct slice s)
{
    for (size_t i = 0; i + 2 < s.len; i++)
        if ((i == 0 || !isalpha((unsigned char)s.p[i - 1])) &&
            islower((unsigned char)s.p[i]) &&
            islower((unsigned char)s.p[i + 1]) &&
            islower((unsigned char)s.p[i + 2]))
            return true;
    return false;
}

/* What the last word of these is that stands for a person (in small letters:
   spokesman) or for a body; SOURCE_OTHER: there is none. */
static enum source_kind
last_kind(const struct speaker_reader *r, struct slice s)
{
    enum source_kind kind = SOURCE_OTHER;

    for (size_t i = 0, to; i < s.len; i = to + (to == i)) {
        uint64_t word;
        char person;

        for (to = i; to < s.len && isalpha((unsigned char)s.p[to]);)
            to++;
        if (to == i)
            continue;
        word = word_key(s.p + i, to - i);
        person = islower((unsigned char)s.p[i])
                     ? tagger_slot(r->genders, word)->tag
                     : '\0';
        if (person)
            kind = person == GENDER_OTHERS ? SOURCE_OTHER : SOURCE_PERSON;
        else if (tagger_slot(r->words, word)->tag & ROLE_BODY)
            kind = SOURCE_BODY;
    }
    return kind;
}

/* `Smith` after `John Smith` is he; Smith Corp is a firm. */
static void
remember(struct speaker_reader *r, struct speaker *s)
{
    struct slice name = s->name, last = no_slice;
    const struct slice *full;
    size_t at;

    if (!reads(r, name, 0, "^%u", NULL))
        return;
    if (last_kind(r, name) == SOURCE_BODY) {
        if (reads(r, name, 0, "^%S+() ", &at))
            full_names_add(&r->firms, (struct slice){name.p, at}, name);
        return;
    }
    if (reads(r, name, 0, "^%u%S* .-()%u%S+$", &at))
        last = (struct slice){name.p + at, name.len - at};
    if (last.p && !has_small_word(name)) {
        full_names_add(&r->full, last, name);
    } else if ((full = full_names_find(&r->full, r->d->L, name))) {
        s->name = *full;
    } else if (reads(r, name, 0, "^M[rs]s?%.? %u", NULL)) {
        full = full_names_find(&r->full, r->d->L, last_word(name));
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

    return reads(r, text, m->at.stop, "^'s?%f[^%w']", NULL) ||
           reads(r, text, m->at.stop, "^\xe2\x80\x99s%f[^%w]", NULL);
}

/* Two persons as one source. */
static struct speaker
both(struct speaker_reader *r, const struct mention *a, const struct mention *b)
{
    size_t len = a->entity.len + joint.len + b->entity.len;
    char *name = make(r, len), *to = name;

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
    if (ends_with(before, " the "))
        before.len -= 4;
    return ends_with(before, " of ") || ends_with(before, " for ") ||
           ends_with(before, " to ");
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
            *s = (struct speaker){m->entity, m->actor, m->at, SOURCE_PERSON};
        return true;
    }
    return false;
}

/* The words of a phrase up to the first preposition: its head is the last. */
static struct slice
up_to_head(const struct speaker_reader *r, struct slice text)
{
    size_t at;

    return reads(r, text, 0, "^.-() [oifa][fnort]r? ", &at)
               ? (struct slice){text.p, at}
               : text;
}

/* Whether a word of a phrase up to its first preposition is for those who are
   no voice of whom it names: the president's critics. */
static bool
is_of_others(const struct speaker_reader *r, struct slice text)
{
    struct slice front = up_to_head(r, text);

    for (size_t i = 0, to; i < front.len; i = to + (to == i)) {
        for (to = i; to < front.len && isalpha((unsigned char)front.p[to]);)
            to++;
        if (to > i &&
            tagger_slot(r->genders, word_key(front.p + i, to - i))->tag ==
                GENDER_OTHERS)
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

    if (is_of_others(r, text))
        return no_slice;
    before = r->n_found > 1 ? r->found[r->n_found - 2] : last;
    if (slice_same(before->actor, last->actor))
        return last->actor;
    between = text_at(r, before->at.stop, last->at.start);
    if (reads(r, between, 0, "^%s+and%s+$", NULL))
        return no_slice;
    if (before->actor.p &&
        (contains(between, " to ") || contains(between, " in ")))
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
            contains(text, "statement from ") ||
            contains(text, "statement by "));
}

/* ---- all of them */

/* Whether a phrase without a mention tells who that is: not `this source` by
   its first word, nor `several` alone, but `sources`, `critics`, `the man`. */
static bool
tells(const struct speaker_reader *r, struct slice text)
{
    int role = leading_role(r, text);

    if (role & ROLE_SUBJECT && !memchr(text.p, ' ', text.len))
        return false;
    if (role & ROLE_NAMELESS)
        return true;
    for (size_t i = 0; i < text.len; i++)
        if (isupper((unsigned char)text.p[i]))
            return true;
    return reads(r, text, 0, "^%l+ ?%l*s$", NULL);
}

/* Whether a name is no person's: in capitals, or the first word of a firm. */
static bool
is_firm(const struct speaker_reader *r, struct slice name)
{
    return (name.len > 1 && !reads(r, name, 0, "^.*%l", NULL)) ||
           full_names_find(&r->firms, r->d->L, name);
}

/* What a phrase is that names nobody listed, by its head, or by a word before a
   name as head: banker Smith, the bank Smith and Sons. */
static enum source_kind
kind_of(const struct speaker_reader *r, struct slice text)
{
    struct slice front = up_to_head(r, text), head = last_word(front);
    bool name = head.len && isupper((unsigned char)*head.p);
    bool ends_small = text.len && islower((unsigned char)*last_word(text).p);
    enum source_kind kind;

    if (name && ends_small && front.len < text.len)
        return SOURCE_OTHER; /* Bank of England officials */
    kind = last_kind(r, name ? front : head);
    if (kind != SOURCE_OTHER || !name || r->n_found || has_small_word(text))
        return kind;
    return is_firm(r, text) ? SOURCE_BODY : SOURCE_NAME;
}

/* A people as a whole, for its state: the Russians said, an American claim. */
static bool
people_in(const struct speaker_reader *r, struct span at, struct speaker *s)
{
    const struct mention *m = r->n_found == 1 ? r->found[0] : NULL;

    if (!m || m->kind != MENTION_PEOPLE || m->actor.p ||
        m->at.stop != at.stop || m->at.start > at.start + ARTICLE ||
        reads(r, text_at(r, at.start, at.stop), 0, "^[Aa]n? ", NULL) ||
        islower((unsigned char)*last_word(text_at(r, at.start, at.stop)).p))
        return false; /* a Russian said, the Moscow mayor said */
    *s = (struct speaker){m->entity, m->entity, m->at, SOURCE_BODY};
    return true;
}

/* The name with which a phrase ends behind a small word for a person: of `Putin
   critic Bill Braun` that of Braun; the phrase as it is when it has none. */
static struct slice
name_behind(const struct speaker_reader *r, struct slice text)
{
    struct slice before;
    size_t at;

    if (!reads(r, text, 0, "^.*%f[%w]%l+ ()%u%S* %u%S*$", &at) &&
        !reads(r, text, 0, "^.*%f[%w]%l+ ()%u%S* %u%S* %u%S*$", &at))
        return text;
    before = last_word((struct slice){text.p, at - 1});
    return tagger_slot(r->genders, word_key(before.p, before.len))->tag
               ? (struct slice){text.p + at, text.len - at}
               : text;
}

/* The person by whose name a phrase for one is followed between commas: the
   minister, Anna Smith, said. NULL: none, or `a spokesman for the minister` may
   be meant. */
static const struct mention *
apposed(const struct speaker_reader *r, struct span at, struct slice text)
{
    struct slice whole = {r->d->text, r->d->size}, front = up_to_head(r, text);
    struct slice rest = {front.p + front.len, text.len - front.len};
    size_t i = mentions_by(&r->mentions, at.stop);
    const struct mention *m = &r->mentions.at[i];

    return i < r->mentions.n && m->kind == MENTION_PERSON &&
                   slice_same(text_at(r, at.stop, m->at.start), comma) &&
                   reads(r, whole, m->at.stop, "^[,.]", NULL) &&
                   kind_of(r, front) == SOURCE_PERSON &&
                   last_kind(r, rest) != SOURCE_PERSON
               ? m
               : NULL;
}

/* Who is named by a phrase. */
static struct speaker
of_phrase(struct speaker_reader *r, struct span at)
{
    const struct mention *person;
    struct slice text = text_at(r, at.start, at.stop);
    struct speaker s = {.at = at};

    find_mentions(r, at.start, at.stop);
    if (person_in(r, at, &s) || people_in(r, at, &s))
        return s;
    if (r->n_found && is_mention(r, at)) {
        const struct mention *last = r->found[r->n_found - 1];

        return (struct speaker){last->entity, last->actor, last->at,
                                SOURCE_BODY};
    }
    if (!r->n_found && !tells(r, text))
        return s;
    text = without_article(r, text);
    person = apposed(r, at, text);
    s.source = kind_of(r, text);
    s.name = person ? person->entity : name_behind(r, text);
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
           (r->full.cap + r->firms.cap) * sizeof *r->full.at +
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
    free(r->made);
    *r = (struct speaker_reader){0};
}
