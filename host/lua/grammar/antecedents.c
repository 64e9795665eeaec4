#include "antecedents.h"

#include <ctype.h>
#include <stdlib.h>

#include "mem.h"

#define FAR 1500    /* bytes */
#define TITLE_FAR 5 /* bytes before a name in which its title stands */

/* ---- gender */

/* The gender of the first word that tells one, else GENDER_EITHER if there is
   a word of persons, or 0. A name at the end is a surname. */
static char
gender_of(const struct tagger *genders, struct slice s)
{
    char gender = 0;

    for (size_t i = 0, to; i < s.len; i = to + (to == i)) {
        char tag = 0;

        for (to = i; to < s.len && isalpha((unsigned char)s.p[to]);)
            to++;
        if (to > i && (to < s.len || islower((unsigned char)s.p[i])))
            tag = tagger_slot(genders, word_key(s.p + i, to - i))->tag;
        if (tag == GENDER_MALE || tag == GENDER_FEMALE)
            return tag;
        gender = tag ? tag : gender;
    }
    return gender;
}

/* By the title in the text or before it, else by the name. */
static char
gender_of_mention(const struct tagger *genders, const struct clauses *d,
                  const struct mention *m)
{
    uint32_t from = m->at.start > TITLE_FAR ? m->at.start - TITLE_FAR : 0;
    char gender;

    while (from < m->at.start && d->text[from] != 'M')
        from++;
    gender =
        gender_of(genders, (struct slice){d->text + from, m->at.stop - from});
    return gender == GENDER_MALE || gender == GENDER_FEMALE
               ? gender
               : gender_of(genders, m->holder.p ? m->holder : m->entity);
}

static bool
agrees(char a, enum gender b)
{
    return !a || a == GENDER_EITHER || a == (char)b;
}

/* ---- persons that the text names */

static void
find_persons(struct antecedents *a, const struct clauses *d,
             const struct mention_list *mentions, const struct tagger *genders)
{
    a->has_persons = true;
    for (size_t i = 0; i < mentions->n; i++) {
        const struct mention *m = &mentions->at[i];

        if (m->kind != MENTION_PERSON ||
            tag_at(d, items_from(d->items, m->at.start)) == 'Q')
            continue;
        a->persons = mem_grow(a->persons, &a->cap_persons, a->n_persons + 1,
                              sizeof *a->persons);
        a->persons[a->n_persons++] =
            (struct named_person){m, gender_of_mention(genders, d, m)};
    }
}

/* How many of these end by byte `at`. */
static size_t
persons_by(const struct antecedents *a, uint32_t at)
{
    size_t low = 0, high = a->n_persons;

    while (low < high) {
        size_t mid = (low + high + 1) / 2;

        if (a->persons[mid - 1].mention->at.stop <= at)
            low = mid;
        else
            high = mid - 1;
    }
    return low;
}

/* ---- who spoke */

void
antecedents_spoke(struct antecedents *a, const struct speaker *source)
{
    a->spoke =
        mem_grow(a->spoke, &a->cap_spoke, a->n_spoke + 1, sizeof *a->spoke);
    a->spoke[a->n_spoke++] = *source;
}

static bool
is_near(struct span s, uint32_t at)
{
    return s.stop <= at && at - s.stop <= FAR;
}

const struct speaker *
antecedents_body(const struct antecedents *a, uint32_t at)
{
    for (size_t i = a->n_spoke; i > 0; i--) {
        const struct speaker *s = &a->spoke[i - 1];

        if ((s->source == SOURCE_BODY || s->source == SOURCE_NAME) &&
            is_near(s->at, at))
            return s;
    }
    return NULL;
}

/* Whether the sentence names somebody behind byte `at`: whoever `he` is in "He
   said that Tambo would come", it is not Tambo. */
static bool
is_named_behind(const struct antecedents *a, struct slice name, uint32_t at,
                uint32_t stop)
{
    for (size_t i = persons_by(a, at); i < a->n_persons; i++) {
        const struct mention *m = a->persons[i].mention;

        if (m->at.start >= stop)
            break;
        if (m->at.start >= at && slice_same(m->entity, name))
            return true;
    }
    return false;
}

/* The last person that spoke before byte `at` of a sentence that ends at
   `stop`, or NULL. */
static const struct speaker *
person_spoke(const struct antecedents *a, const struct tagger *genders,
             uint32_t at, uint32_t stop, enum gender gender)
{
    for (size_t i = a->n_spoke; i > 0; i--) {
        const struct speaker *s = &a->spoke[i - 1];

        if ((s->source == SOURCE_PERSON || s->source == SOURCE_NAME) &&
            is_near(s->at, at) && agrees(gender_of(genders, s->name), gender) &&
            !is_named_behind(a, s->name, at, stop))
            return s;
    }
    return NULL;
}

/* ---- he and she */

static int
sentence_end(const struct clauses *d, int i)
{
    while (i < d->n && !tag_in(d, i, ".\n"))
        i++;
    return i;
}

/* The byte behind the sentence that begins with the word at byte `at`; `at` if
   none does: in "Asked if he would, Hale said" it may be Hale. */
static uint32_t
sentence_stop(const struct clauses *d, uint32_t at)
{
    int place = items_from(d->items, at), stop = sentence_end(d, place);

    if (sentence_start(d, place) != place)
        return at;
    return stop < d->n ? d->items->at[stop].start : UINT32_MAX;
}

/* The bytes of the subject of the sentence in which a mention stands. */
static struct span
subject_of(const struct clauses *d, const struct mention *m)
{
    int place = items_from(d->items, m->at.start);
    struct phrase p = main_subject(d, sentence_end(d, place));

    return p.first == NO_PLACE ? (struct span){0, 0}
                               : bytes_of(d, p.first, p.last);
}

static struct speaker
of_mention(const struct mention *m)
{
    return (struct speaker){m->entity, m->actor, m->at, SOURCE_PERSON,
                            m->holder};
}

/* The only person of these that agrees and lies in a stretch of the text, if it
   is the only one there. */
static const struct mention *
only_one(const struct named_person *persons, size_t n, struct span in,
         enum gender gender)
{
    const struct mention *only = NULL;

    for (size_t i = 0; i < n; i++) {
        const struct mention *m = persons[i].mention;

        if (!agrees(persons[i].gender, gender) || m->at.start < in.start ||
            m->at.stop > in.stop)
            continue;
        if (only && !slice_same(only->entity, m->entity))
            return NULL;
        only = m;
    }
    return only;
}

/* Of the persons of a sentence: the only one that is its subject, or the only
   one. */
static struct speaker
pick(const struct clauses *d, const struct named_person *persons, size_t n,
     enum gender gender)
{
    struct span subject = subject_of(d, persons[n - 1].mention);
    const struct mention *m = only_one(persons, n, subject, gender);

    if (!m)
        m = only_one(persons, n, (struct span){0, UINT32_MAX}, gender);
    return m ? of_mention(m) : (struct speaker){0};
}

/* A name that is called he or she is a person's. */
static struct speaker
as_person(struct antecedents *a, struct speaker who, uint32_t at)
{
    for (size_t i = a->n_spoke; i > 0; i--) {
        struct speaker *s = &a->spoke[i - 1];

        if (!is_near(s->at, at))
            break;
        if (slice_same(s->name, who.name))
            s->source = SOURCE_PERSON;
    }
    who.source = SOURCE_PERSON;
    return who;
}

struct speaker
antecedents_person(struct antecedents *a, const struct clauses *d,
                   const struct mention_list *mentions,
                   const struct tagger *genders, uint32_t at,
                   enum gender gender)
{
    const struct speaker *spoke;
    size_t last, first;
    uint32_t start, stop = sentence_stop(d, at);

    if (!a->has_persons)
        find_persons(a, d, mentions, genders);
    spoke = person_spoke(a, genders, at, stop, gender);
    last = persons_by(a, at);
    while (last &&
           (!agrees(a->persons[last - 1].gender, gender) ||
            is_named_behind(a, a->persons[last - 1].mention->entity, at, stop)))
        last--;
    if (!last || !is_near(a->persons[last - 1].mention->at, at))
        return spoke ? as_person(a, *spoke, at) : (struct speaker){0};
    start = a->persons[last - 1].mention->at.start;
    start =
        d->items->at[sentence_start(d, items_from(d->items, start)) - 1].start;
    if (spoke && spoke->at.start >= start)
        return as_person(a, *spoke, at);
    for (first = last;
         first && a->persons[first - 1].mention->at.start >= start;)
        first--;
    return pick(d, a->persons + first, last - first, gender);
}

/* ---- */

void
antecedents_clear(struct antecedents *a)
{
    a->has_persons = false;
    a->n_persons = a->n_spoke = 0;
}

size_t
antecedents_bytes(const struct antecedents *a)
{
    return a->cap_persons * sizeof *a->persons +
           a->cap_spoke * sizeof *a->spoke;
}

void
antecedents_free(struct antecedents *a)
{
    free(a->persons);
    free(a->spoke);
    *a = (struct antecedents){0};
}
