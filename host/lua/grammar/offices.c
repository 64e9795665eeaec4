#include "offices.h"

#include <ctype.h>

#include "source_words.h"

/* The letters with which a slice ends, as a word; 0: none. */
static uint64_t
last_key(struct slice s)
{
    size_t from = s.len;

    while (from && isalpha((unsigned char)s.p[from - 1]))
        from--;
    return from < s.len ? word_key(s.p + from, s.len - from) : 0;
}

static bool
has_word(struct slice s, uint64_t key)
{
    for (size_t i = 0, to; i < s.len; i = to + (to == i)) {
        for (to = i; to < s.len && isalpha((unsigned char)s.p[to]);)
            to++;
        if (to > i && word_key(s.p + i, to - i) == key)
            return true;
    }
    return false;
}

/* Whether a person is mentioned by an office: with a word for a person at the
   end that is no part of the name. */
static bool
is_office(const struct speaker_reader *r, const struct mention *m)
{
    struct slice text = {r->d->text + m->at.start, m->at.stop - m->at.start};
    uint64_t last = m->kind == MENTION_PERSON ? last_key(text) : 0;

    return last && tagger_slot(r->genders, last)->tag &&
           !has_word(m->entity, last);
}

void
offices_read(struct speaker_reader *r)
{
    struct mention_list *list = &r->mentions;

    full_names_clear(&r->called);
    for (size_t i = 0; i < list->n; i++)
        if (list->at[i].kind == MENTION_PERSON && !is_office(r, &list->at[i]))
            full_names_add(&r->called, list->at[i].entity, list->at[i].entity);
    for (size_t i = 0; i < list->n; i++) {
        struct mention *m = &list->at[i];
        struct slice text = {r->d->text + m->at.start,
                             m->at.stop - m->at.start};
        const struct slice *name;

        if (!is_office(r, m))
            continue;
        name = full_names_find(&r->called, r->d->L, m->entity);
        if (!name) {
            full_names_add(&r->called, m->entity,
                           source_without_article(r, text));
            name = full_names_find(&r->called, r->d->L, m->entity);
        }
        if (!slice_same(*name, m->entity)) {
            m->holder = m->entity;
            m->entity = *name;
        }
    }
}
