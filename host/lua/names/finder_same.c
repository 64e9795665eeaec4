/* Which of the persons of a document a name means: two names for one, two of
   one surname. */

#include "finder_inside.h"

/* The first or the last word of a name. */
static struct name_text
end_word(struct name_text name, bool first)
{
    size_t i = first ? 0 : name.len;

    if (first) {
        while (i < name.len && name.s[i] != ' ')
            i++;
        return (struct name_text){name.s, i};
    }
    while (i > 0 && name.s[i - 1] != ' ')
        i--;
    return (struct name_text){name.s + i, name.len - i};
}

/* Paul and Paul, Robert and Bob. */
static bool
is_same_given(const struct gazetteer *g, struct name_text a, struct name_text b)
{
    uint32_t forms = name_map_get(&g->short_of, name_text_hash(a));

    return name_text_same(a, b) ||
           (forms && forms == name_map_get(&g->short_of, name_text_hash(b)));
}

/* Whether all words between the first and the last are initials. */
static bool
has_initials_only(struct name_text name)
{
    size_t i = end_word(name, true).len,
           stop = name.len - end_word(name, false).len;

    while (i + 1 < stop) { /* at a blank */
        if (name.s[i + 2] != ' ')
            return false;
        i += 2;
    }
    return true;
}

bool
is_same_person(const struct gazetteer *g, struct name_text a,
               struct name_text b)
{
    return name_text_same(end_word(a, false), end_word(b, false)) &&
           has_initials_only(a) && has_initials_only(b) &&
           is_same_given(g, end_word(a, true), end_word(b, true));
}

/* WORD_MALE, WORD_FEMALE or 0: whom a form of address is for. */
static uint32_t
gender_of_address(struct name_text address)
{
    if (name_text_is(address, "Mr") || name_text_is(address, "Sir"))
        return WORD_MALE;
    if (name_text_is(address, "Mrs") || name_text_is(address, "Ms") ||
        name_text_is(address, "Lady"))
        return WORD_FEMALE;
    return 0;
}

struct named *
person_of_address(const struct name_finder *f, struct named *person,
                  struct name_text surname, struct name_text address)
{
    uint32_t wanted = gender_of_address(address);
    struct named *p = person;
    size_t i = f->persons.n;

    if (!wanted)
        return person;
    while (p) {
        uint32_t flags = name_map_get(
            &f->g->names.words, name_text_hash(end_word(p->entity, true)));

        flags &= WORD_MALE | WORD_FEMALE;
        if (name_text_same(end_word(p->entity, false), surname) &&
            (!flags || (flags & wanted)))
            return p;
        p = i ? &f->persons.at[i--] : NULL;
    }
    return NULL;
}
