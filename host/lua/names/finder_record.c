/* The persons of the document: one record each, of the gazetteer or of the text
   alone, by name and by surname. */
#include <string.h>

#include "finder_inside.h"

/* ---- names in the text ---- */

struct name_text
person_words(struct name_finder *f, const struct person *p, size_t first,
             size_t last)
{
    size_t len = 0;
    char *s =
        finder_bytes(f, 2 * (p->words[last].stop - p->words[first].start));

    for (size_t i = first; i <= last; i++) {
        size_t start = p->words[i].start, word = p->words[i].word;

        if (i > first)
            s[len++] = ' ';
        if (word > start) { /* de X */
            size_t stop = names_word_stop(f->t, start);

            memcpy(s + len, f->t.s + start, stop - start);
            len += stop - start;
            s[len++] = ' ';
        }
        memcpy(s + len, f->t.s + word, p->words[i].stop - word);
        len += p->words[i].stop - word;
    }
    return (struct name_text){s, len};
}

static struct name_text
last_of(struct name_finder *f, const struct person *p)
{
    return person_words(f, p, p->n - 1, p->n - 1);
}

uint32_t
finder_flags(const struct name_finder *f, struct name_text word)
{
    return name_map_get(&f->g->names.words, name_text_hash(word));
}

/* The part of a name of several words by which the person is mentioned later.
   first, last: of these. */
static struct name_text
surname(const struct name_finder *f, size_t n, struct name_text first,
        struct name_text last, struct name_text state)
{
    static const char *const states[] = {"China", "Taiwan", "North Korea",
                                         "South Korea", "Vietnam"};
    uint32_t flags = finder_flags(f, first);
    bool given = flags & WORD_GIVEN, family_first = false;

    for (size_t i = 0; i < sizeof states / sizeof states[0]; i++)
        family_first |= name_text_is(state, states[i]);
    if ((flags & WORD_FAMILY_FIRST) && (family_first || !given))
        return first;
    return family_first && n == 2 && !given ? first : last;
}

/* ---- the persons of the document ---- */

static struct named *
person_add(struct name_finder *f, struct name_text name, struct name_text actor)
{
    uint32_t number = named_add(&f->persons, &f->person_of, name,
                                (struct named){.entity = name, .actor = actor});

    return &f->persons.at[number];
}

struct named *
person_by_surname(const struct name_finder *f, uint64_t hash)
{
    uint32_t number = name_map_get(&f->surname_of, hash);

    return number ? &f->persons.at[number] : NULL;
}

void
person_set_surname(struct name_finder *f, struct name_text surname,
                   const struct named *person)
{
    uint64_t hash = name_text_hash(surname);
    const struct named *holder = person_by_surname(f, hash);

    if (!holder || !holder->called ||
        (finder_flags(f, surname) & WORD_FAMILY_FIRST))
        name_map_set(&f->surname_of, hash, (uint32_t)(person - f->persons.at));
}

struct named *
person_listed(struct name_finder *f, const struct name_entry *e)
{
    struct named *person = named_find(&f->persons, &f->person_of, e->entity);
    struct name_text name = e->entity, first = {0}, last = {0};
    size_t n = 0;

    if (person)
        return person;
    person = person_add(f, name, gazetteer_state_of(f->g, e, f->date));
    for (size_t from = 0, to; from < name.len; from = to) {
        to = names_word_stop(name, from);
        if (to == from) {
            to++;
            continue;
        }
        last = (struct name_text){name.s + from, to - from};
        first = n++ ? first : last;
    }
    if (n > 1)
        person_set_surname(
            f, surname(f, n, first, last, gazetteer_first_state(f->g, e)),
            person);
    return person;
}

struct named *
person_made(struct name_finder *f, const struct person *p,
            struct name_text state)
{
    struct name_text name = person_words(f, p, 0, p->n - 1);
    struct named *person = named_find(&f->persons, &f->person_of, name), *same;

    if (!person && p->n > 1) {
        same = person_by_surname(f, name_text_hash(last_of(f, p)));
        person = same && is_same_person(f->g, name, same->entity) ? same : NULL;
    }
    if (!person) {
        person = person_add(f, name, state);
        if (p->n > 1)
            person_set_surname(f,
                               surname(f, p->n, person_words(f, p, 0, 0),
                                       last_of(f, p), state),
                               person);
    } else if (!person->actor.s) {
        person->actor = state;
    }
    return person;
}
