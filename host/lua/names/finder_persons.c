/* Reads the names of persons: those that only the text has, and later mentions
   by surname alone. */
#include <string.h>

#include "finder_inside.h"

#define SHORT_GIVEN 3       /* bytes, of a word behind a family name */
#define DESCRIPTION_MAX 120 /* bytes */
#define GAP_MAX 80          /* from a state's 's to the name of its official */

static struct name_text
text_of(const struct name_finder *f, const struct name_word *w)
{
    return (struct name_text){f->t.s + w->start, w->stop - w->start};
}

/* Whether a word that makes a firm or place of the name before it follows place
   `at`. */
static bool
is_firm_behind(const struct name_finder *f, size_t at)
{
    return word_behind(&f->g->names, f->t, at).flags & WORD_FIRM;
}

/* Whether such a word stands in a name or follows it. */
static bool
is_firm(const struct name_finder *f, const struct person *p)
{
    for (size_t i = 0; i < p->n; i++)
        if (names_word_to(&f->g->names, f->t, p->words[i].word,
                          p->words[i].stop)
                .flags &
            WORD_FIRM)
            return true;
    return is_firm_behind(f, p->words[p->n - 1].stop);
}

bool
person_not_meant(const struct name_finder *f, const struct name_entry *e,
                 const struct name_word *w, size_t stop)
{
    if (stop != w->stop || e->kind != NAME_PERSON)
        return false;
    if (is_firm_behind(f, stop))
        return true;
    if (name_text_same(e->entity, text_of(f, w)))
        return false;
    if (gazetteer_first_state(f->g, e).s)
        return f->date.s && !gazetteer_in_term(f->g, e, f->date);
    return !(f->date.s && gazetteer_in_term(f->g, e, f->date)) &&
           !named_find(&f->persons, &f->person_of, e->entity);
}

struct named *
person_read(struct name_finder *f, size_t start, struct name_text state,
            bool full, size_t *stop)
{
    const struct names *names = &f->g->names;
    const struct name_entry *e;
    struct name_word w;
    struct named *person;
    struct person p;

    if (!names_is_capital(f->t.s[start]))
        return NULL;
    w = names_word_at(names, f->t, start);
    e = gazetteer_find(f->g, f->t, &w, stop);
    if (e && person_not_meant(f, e, &w, *stop))
        e = NULL;
    if (e && e->kind == NAME_PERSON) {
        person = person_listed(f, e);
        if (!person->actor.s) /* of no office then, but the text says of one */
            person->actor = state;
        return person;
    }
    if (e && e->kind != NAME_EXCLUDED && !(w.flags & WORD_GIVEN))
        return NULL;
    if (!names_person(names, f->t, &w, &p) || (full && p.n == 1) ||
        is_firm(f, &p))
        return NULL;
    *stop = p.words[p.n - 1].stop;
    if (p.n > 1)
        return person_made(f, &p, state);
    person = person_by_surname(f, w.hash);
    if (!person) {
        person = person_made(f, &p, state);
        person_set_surname(f, text_of(f, &w), person);
    }
    return person;
}

/* ---- what stands around a name ---- */

static bool
is_role(struct name_word w)
{
    return w.flags & WORD_ROLE;
}

/* The state that the mention before gives to a name: "China's defense attaché,
   X", "Major General of the People's Liberation Army X". */
static bool
office_of_last(struct name_finder *f, const struct name_found *last,
               size_t start)
{
    const struct names *n = &f->g->names;
    size_t from = last->start - f->base, to = last->stop - f->base, end = start;
    size_t gap = start - to;
    bool blank = gap == 1 && f->t.s[to] == ' ';

    if (blank && is_role(letters_before(n, f->t, 0, before_of(f->t, from))))
        return true;
    if ((blank || (gap == 2 && text_has(f->t, to, ", "))) &&
        last->kind == NAME_PEOPLE && is_role(letters_before(n, f->t, 0, to)))
        return true;
    if (gap >= GAP_MAX ||
        !(text_has(f->t, to, "'s ") || text_has(f->t, to, "\xe2\x80\x99s ")) ||
        f->t.s[end - 1] != ' ')
        return false;
    end--;
    end -= end > to && f->t.s[end - 1] == ',';
    return is_role(letters_before(n, f->t, to, end));
}

/* Whether words before a name give it an office, as in "spokeswoman X"; *state:
   of which state, if they tell. */
static bool
office_before(struct name_finder *f, size_t start, struct name_text *state)
{
    const struct name_found *last = finder_last(f);

    if (last && last->sentence == f->sentence &&
        office_of_last(f, last, start)) {
        *state = last->actor;
        return true;
    }
    *state = NO_ACTOR;
    return is_role(word_before(&f->g->names, f->t, start));
}

/* Whether what stands behind a name at `at` says what the person is: ", a
   spokesman for", ", the Kremlin's foreign policy adviser,". *from, *to: the
   stretch of it; *private is set if it is an office of no state, or
   was one. */
static bool
description(const struct name_finder *f, size_t at, size_t *from, size_t *to,
            bool *private)
{
    size_t start = at + 2, stop = start;
    bool curly;

    if (!text_has(f->t, at, ", "))
        return false;
    curly = text_has(f->t, start, "\xe2"); /* goes on behind it only then */
    while (stop < f->t.len && stop - start <= DESCRIPTION_MAX &&
           !memchr(",;:\"", f->t.s[stop], 4) &&
           (curly || f->t.s[stop] != '\xe2'))
        stop++;
    if (stop == start || stop - start > DESCRIPTION_MAX)
        return false;
    *from = start;
    *to = stop;
    for (size_t i = start, end; i < stop; i = end + (end == i)) {
        uint32_t flags;

        for (end = i; end < stop && names_is_letter(f->t.s[end]);)
            end++;
        flags = end > i ? names_word_to(&f->g->names, f->t, i, end).flags : 0;
        *private |= (flags & (WORD_PRIVATE | WORD_FORMER)) != 0;
        if (flags & (WORD_ROLE | WORD_TELLING))
            return flags & WORD_ROLE;
    }
    return false;
}

static bool
is_state(const struct name_entry *e)
{
    return e->kind == NAME_STATE || e->kind == NAME_ADJECTIVE ||
           e->kind == NAME_PLACE;
}

/* Whether the name of a state at [start, stop) is part of another name, or only
   says where: American Meat Institute, Union Bank of Switzerland, in Rome. */
static bool
is_within_name(const struct name_finder *f, size_t start, size_t stop)
{
    const struct names *n = &f->g->names;
    size_t behind = behind_possessive(f->t, stop);
    struct name_word next = word_behind(n, f->t, behind ? behind : stop), of;

    if (next.stop && names_is_capital(f->t.s[next.start]) &&
        !(next.flags & (WORD_HEAD | WORD_NAME)))
        return true;
    if (!behind &&
        (word_before(n, f->t, start).flags & WORD_LOCATIVE ||
         text_ends(f->t, start, " in ") || text_ends(f->t, start, " in the ")))
        return true;
    if (text_ends(f->t, start, "("))
        return true;
    of = letters_before(n, f->t, 0, before_of(f->t, start));
    return of.stop && names_is_capital(f->t.s[of.start]) &&
           !(of.flags & (WORD_HEAD | WORD_OF_OFFICE));
}

/* The state-level actor for which somebody with a description stands. */
static struct name_text
actor_within(const struct name_finder *f, size_t from, size_t to)
{
    size_t at = from, stop;

    while ((at = names_next_capital(f->t, at)) < to) {
        struct name_word w = names_word_at(&f->g->names, f->t, at);
        const struct name_entry *e = gazetteer_find(f->g, f->t, &w, &stop);

        if (e && e->actor.s)
            return is_state(e) && is_within_name(f, at, stop) ? NO_ACTOR
                                                              : e->actor;
        at = w.stop;
    }
    return NO_ACTOR;
}

/* ---- a name in no list ---- */

/* Whether a word that goes on with a name follows, in the same line. */
static bool
is_followed(const struct name_finder *f, const struct name_word *w)
{
    size_t at = names_behind_blanks(f->t, w->stop);

    return at < f->t.len && f->t.s[w->stop] != '\n' &&
           names_is_capital(f->t.s[at]) &&
           !(names_word_at(&f->g->names, f->t, at).flags & WORD_NEVER);
}

/* Whether a word begins its sentence. */
static bool
is_first(const struct name_finder *f, const struct name_word *w)
{
    for (size_t i = 0; i < w->start; i++)
        if (names_is_letter(f->t.s[i]))
            return false;
    return true;
}

/* However, With: a word that begins the sentence and no name that is known. */
static bool
is_opener(const struct name_finder *f, const struct name_word *w)
{
    return !(w->flags & (WORD_GIVEN | WORD_FAMILY_FIRST)) && is_first(f, w);
}

/* Will Egypt pay? Of a question that begins with a given name and a state. */
static bool
asks_of_state(const struct name_finder *f, const struct name_word *w,
              const struct person *p)
{
    struct name_word next;
    const struct name_entry *e;
    size_t stop;

    if (!memchr(f->t.s + w->stop, '?', f->t.len - w->stop) || !is_first(f, w))
        return false;
    next = names_word_at(&f->g->names, f->t, p->words[1].word);
    e = gazetteer_find(f->g, f->t, &next, &stop);
    return e && is_state(e);
}

/* May 5; in May */
static bool
is_month(const struct name_finder *f, const struct name_word *w)
{
    struct name_word before;
    char c;

    if (!(w->flags & WORD_MONTH))
        return false;
    if (text_has(f->t, w->stop, " ") && w->stop + 1 < f->t.len &&
        f->t.s[w->stop + 1] >= '0' && f->t.s[w->stop + 1] <= '9')
        return true;
    before = word_before(&f->g->names, f->t, w->start);
    c = before.stop ? f->t.s[before.start] : '\0';
    return c >= 'a' && c <= 'z';
}

/* A name of several words that nobody in the document has: the person, if
   something around it tells that it is one. */
static struct named *
person_told(struct name_finder *f, const struct name_word *w,
            const struct person *p, struct name_text last, bool called)
{
    struct name_text state;
    size_t from, to;
    bool private = false, office = office_before(f, w->start, &state);
    bool described =
        description(f, p->words[p->n - 1].stop, &from, &to, &private);

    if (!office && !described && !called && !(w->flags & WORD_GIVEN) &&
        !((w->flags & WORD_FAMILY_FIRST) && p->n == 2 &&
          last.len > SHORT_GIVEN))
        return NULL;
    if (!state.s && described && !private)
        state = actor_within(f, from, to);
    return person_made(f, p, state);
}

static void
add_person(struct name_finder *f, size_t start, size_t stop,
           const struct named *person)
{
    finder_add(f, start, stop, NAME_PERSON, person->entity, person->actor);
}

/* One word with a capital: the surname of somebody known. */
static void
read_surname(struct name_finder *f, const struct name_word *w,
             struct named *known)
{
    if (!known || is_month(f, w) || is_firm_behind(f, w->stop))
        return;
    known->called = true;
    add_person(f, w->start, w->stop, known);
}

bool
person_addressed(struct name_finder *f, const struct name_word *address)
{
    bool stop = text_has(f->t, address->stop, ".");
    struct name_word w = word_behind(&f->g->names, f->t, address->stop + stop);
    struct named *person;
    struct person p;
    size_t listed;

    if (!(address->flags & WORD_ADDRESS) ||
        gazetteer_find(f->g, f->t, &w, &listed) ||
        !names_person(&f->g->names, f->t, &w, &p) || is_firm(f, &p))
        return false;
    person = p.n == 1 ? person_by_surname(f, w.hash) : NULL;
    person = person_of_address(f, person, text_of(f, &w), text_of(f, address));
    if (!person)
        person = person_made(f, &p, NO_ACTOR);
    if (p.n == 1) {
        person_set_surname(f, text_of(f, &w), person);
        person->called = true;
    }
    add_person(f, address->start, p.words[p.n - 1].stop, person);
    return true;
}

/* Mr Ruiz, House Speaker Paul Ryan, SEAL Eddie Hale: the name begins later. */
static bool
is_title_first(const struct name_finder *f, const struct name_word *w,
               const struct person *p)
{
    const uint32_t titles = WORD_TITLE | WORD_ADDRESS;
    size_t capitals = w->start;

    if ((w->flags & titles) && p->n == 2)
        return true;
    for (size_t i = 1; i + 1 < p->n; i++)
        if (finder_flags(
                f, (struct name_text){f->t.s + p->words[i].word,
                                      p->words[i].stop - p->words[i].word}) &
            titles)
            return true;
    while (capitals < w->stop && text_upper(f->t, capitals))
        capitals++;
    return capitals == w->stop && capitals - w->start > 2 &&
           !text_upper(f->t, p->words[1].word + 1);
}

/* Whether a state was named before, by whatever name. */
static bool
is_named(const struct name_finder *f, struct name_text state)
{
    for (size_t i = 0; i < f->n; i++)
        if (f->at[i].kind != NAME_PERSON &&
            name_text_same(f->at[i].entity, state))
            return true;
    return false;
}

/* Whether the name of a state or its adjective, up to `stop`, may be a person's
   where it stands: Cuban said, Cuban's plan; no Cuban exports, no Jordan's
   king.
 */
static bool
may_be_person(const struct name_finder *f, bool adjective, size_t stop)
{
    const struct names *n = &f->g->names;
    size_t owner = behind_possessive(f->t, stop);
    struct name_word w = word_behind(n, f->t, stop);

    if (!adjective)
        return heads_read(n, f->t, owner ? owner : stop, false).words == 0;
    if (owner || w.flags & WORD_TELLING)
        return true;
    return w.stop == w.start && !text_has(f->t, stop, "-");
}

bool
person_alike(struct name_finder *f, const struct name_entry *e,
             const struct name_word *w, size_t stop)
{
    bool adjective = e->kind == NAME_ADJECTIVE;
    struct named *known;

    if (stop != w->stop || (e->kind != NAME_STATE && !adjective))
        return false;
    known = person_by_surname(f, w->hash);
    if (!known ||
        (word_before(&f->g->names, f->t, w->start).flags & WORD_LOCATIVE))
        return false;
    if ((!adjective && !known->called && is_named(f, e->entity)) ||
        !may_be_person(f, adjective, stop))
        return false;
    read_surname(f, w, known);
    return true;
}

void
person_unknown(struct name_finder *f, const struct name_word *w)
{
    struct named *known = person_by_surname(f, w->hash), *person = NULL;
    struct name_text last;
    struct person p;
    bool called;

    if (!known && (w->flags & WORD_NEVER))
        return;
    if (!is_followed(f, w)) {
        read_surname(f, w, known);
        return;
    }
    if (!names_person(&f->g->names, f->t, w, &p) || p.n < 2 ||
        is_title_first(f, w, &p) || asks_of_state(f, w, &p))
        return;
    if (is_firm(f, &p)) {
        f->done = p.words[p.n - 1].stop;
        return;
    }
    last = person_words(f, &p, p.n - 1, p.n - 1);
    called = person_by_surname(f, name_text_hash(last)) != NULL;
    if (called || known)
        person = named_find(&f->persons, &f->person_of,
                            person_words(f, &p, 0, p.n - 1));
    if (!person && !known && is_opener(f, w) && (called || p.n > 2))
        return; /* the next word begins the name */
    if (!person)
        person = person_told(f, w, &p, last, called);
    if (person)
        add_person(f, w->start, p.words[p.n - 1].stop, person);
}
