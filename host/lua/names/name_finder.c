#include "name_finder.h"

#include <string.h>

#include "act.h"
#include "hash.h"
#include "finder_inside.h"

#define WORDS_A_CHECK 256
#define TAME_MIN 4     /* letters of a word in capitals that is made small */
#define SURNAME_MIN 2  /* of the last one before a colon: XI */
#define DATELINE_MIN 5 /* bytes of one that can be a dateline */
#define DATELINE_MAX 64
#define LABEL_MAX 40 /* bytes of a name before a colon */
#define MINISTRY "ministry"

/* ---- a word ---- */

/* A capital city in capitals with which the sentence begins. */
static bool
read_dateline(struct name_finder *f, const struct name_word *w)
{
    size_t len = w->stop - w->start, stop;
    const struct name_entry *e;
    struct name_word small = *w;
    char s[DATELINE_MAX];

    if (w->start > 0 || len < DATELINE_MIN || len > DATELINE_MAX)
        return false;
    for (size_t i = 0; i < len; i++) {
        if (f->t.s[i] >= 'a' && f->t.s[i] <= 'z')
            return false;
        s[i] = i && text_upper(f->t, i) ? (char)(f->t.s[i] + 32) : f->t.s[i];
    }
    small.hash = hash64_of(s, len);
    small.flags = name_map_get(&f->g->names.words, small.hash);
    e = gazetteer_find(f->g, f->t, &small, &stop);
    if (!e || e->kind != NAME_PLACE)
        return false;
    finder_add(f, 0, stop, NAME_PLACE, e->entity, NO_ACTOR);
    return true;
}

/* Writes words in capitals up to place `to` as if they were ordinary names; the
   last one from `last_min` letters on. */
static void
write_small(struct name_finder *f, size_t to, size_t last_min)
{
    char *s = finder_bytes(f, f->t.len);

    name_finder_hold(f);
    memcpy(s, f->t.s, f->t.len);
    f->t.s = s;
    for (size_t from = 0, stop; from < to; from = stop + (stop == from)) {
        for (stop = from; stop < to && text_upper(f->t, stop);)
            stop++;
        if (stop - from < (stop == to ? last_min : TAME_MIN))
            continue;
        for (size_t i = from + 1; i < stop; i++)
            s[i] = (char)(s[i] + 32);
    }
}

/* Makes the name ordinary that is all in capitals before a colon, with which a
   sentence begins, as in transcripts: PRESIDENT PUTIN: We ... */
static bool
tame_label(struct name_finder *f, const struct name_word *w)
{
    size_t to = 0;

    if (w->start > 0 || w->stop >= f->t.len)
        return false;
    while (to < f->t.len && to < LABEL_MAX && f->t.s[to] != ':' &&
           !(f->t.s[to] >= 'a' && f->t.s[to] <= 'z'))
        to++;
    if (!text_has(f->t, to, ": ") || !text_upper(f->t, 1))
        return false;
    write_small(f, to, SURNAME_MIN);
    return true;
}

static void
read_person(struct name_finder *f, size_t start, size_t stop,
            const struct name_entry *e)
{
    struct named person = *person_listed(f, e);
    bool former = word_before(&f->g->names, f->t, start).flags & WORD_FORMER;

    finder_add(f, start, stop, NAME_PERSON, person.entity,
               former ? NO_ACTOR : person.actor);
}

/* Whether the name of a body that goes with `the` lacks it, or goes on: the
   Pentagon, but no Pentagon Papers. */
static bool
is_chance(struct name_finder *f, size_t start, size_t stop)
{
    struct name_word w = word_before(&f->g->names, f->t, start);
    size_t len = w.stop - w.start;

    return len != 3 ||
           !(text_has(f->t, w.start, "the") ||
             text_has(f->t, w.start, "The")) ||
           text_has(f->t, stop, " of ") ||
           (text_has(f->t, stop, " ") && text_upper(f->t, stop + 1));
}

static void
read_entry(struct name_finder *f, size_t start, size_t stop,
           const struct name_entry *e)
{
    switch (e->kind) {
    case NAME_EXCLUDED:
        f->done = stop;
        break;
    case NAME_PERSON:
        read_person(f, start, stop, e);
        break;
    case NAME_ADJECTIVE:
        if (!e->hyphen || text_has(f->t, stop, "-"))
            adjective_read(f, start, stop, e);
        break;
    case NAME_PEOPLE:
        finder_add(f, start, stop, e->kind, e->entity, NO_ACTOR);
        break;
    case NAME_ORGANIZATION: /* one of the user's may have an actor */
        finder_add(f, start, stop, e->kind, e->entity, e->actor);
        break;
    default:
        if (!e->article || !is_chance(f, start, stop))
            state_read(f, start, stop, e);
    }
}

static void
read_word(struct name_finder *f, const struct name_word *w)
{
    size_t stop;
    const struct name_entry *e = gazetteer_find(f->g, f->t, w, &stop);
    struct name_word small;

    if (!e && read_dateline(f, w))
        return;
    if (!e && tame_label(f, w)) {
        small = names_word_at(&f->g->names, f->t, w->start);
        e = gazetteer_find(f->g, f->t, &small, &stop);
        w = &small;
    }
    if (e && person_alike(f, e, w, stop))
        return;
    if (e && !person_not_meant(f, e, w, stop))
        read_entry(f, w->start, stop, e);
    else if (person_addressed(f, w))
        return;
    else if (!(w->flags & WORD_HEAD) || !office_read(f, w->start))
        person_unknown(f, w);
}

/* ---- a sentence ---- */

/* Text without small letters is read as if it were ordinary writing. */
static void
tame(struct name_finder *f)
{
    for (size_t i = 0; i < f->t.len; i++)
        if (f->t.s[i] >= 'a' && f->t.s[i] <= 'z')
            return;
    write_small(f, f->t.len, TAME_MIN);
}

/* The first `the ministry`, or t.len. */
static size_t
find_the_ministry(struct name_text t)
{
    size_t len = strlen(MINISTRY);
    const char *from = t.s, *at;

    while ((at = memmem(from, t.len - (size_t)(from - t.s), "he " MINISTRY,
                        len + 3))) {
        size_t start = (size_t)(at - t.s) + 3, stop = start + len;

        if ((text_ends(t, start, "the ") || text_ends(t, start, "The ")) &&
            !(stop < t.len && (names_is_letter(t.s[stop]) ||
                               (t.s[stop] >= '0' && t.s[stop] <= '9'))))
            return start;
        from = at + 3;
    }
    return t.len;
}

/* "the ministry": the last one named before; put at its place among the rest.
 */
static void
read_the_ministry(struct name_finder *f, uint32_t before)
{
    size_t at = before ? find_the_ministry(f->t) : f->t.len, i;
    struct named ministry;
    struct name_found m;

    if (at == f->t.len)
        return;
    ministry = f->ministries.at[before];
    m = *finder_add(f, at, at + strlen(MINISTRY), NAME_INSTITUTION,
                    ministry.entity, ministry.actor);
    for (i = f->n - 1; i > f->first && f->at[i - 1].start > m.start; i--)
        f->at[i] = f->at[i - 1];
    f->at[i] = m;
}

void
name_finder_read(struct name_finder *f, const char *text, uint32_t start,
                 uint32_t stop, uint32_t number)
{
    uint32_t ministry = f->last_ministry;
    size_t at = 0;

    act_check(f->L);
    f->t = (struct name_text){text + start, stop - start};
    f->base = start;
    f->sentence = number;
    f->first = f->n;
    f->done = 0;
    f->waiting = (struct waiting){0};
    tame(f);
    while ((at = names_next_capital(f->t, at)) < f->t.len) {
        struct name_word w = names_word_at(&f->g->names, f->t, at);

        if (++f->words % WORDS_A_CHECK == 0) {
            act_check(f->L);
            name_finder_hold(f);
        }
        read_word(f, &w);
        at = f->done > w.stop ? f->done : w.stop;
    }
    read_the_ministry(f, ministry);
}
