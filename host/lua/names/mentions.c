#include "mentions.h"

#include <stdlib.h>
#include <string.h>

#include "act.h"
#include "hash.h"
#include "mem.h"
#include "mentions_inside.h"

#define WORDS_A_CHECK 256
#define TAME_MIN 4     /* letters of a word in capitals that is made small */
#define DATELINE_MIN 5 /* bytes of one that can be a dateline */
#define DATELINE_MAX 64
#define MINISTRY "ministry"

/* ---- what the reader holds ---- */

void
mentions_free(struct mention_reader *r)
{
    for (size_t i = 0; i < r->n_made; i++)
        free(r->made[i]);
    free(r->made);
    free(r->at);
    free(r->persons.at);
    free(r->ministries.at);
    name_map_free(&r->person_of);
    name_map_free(&r->surname_of);
    name_map_free(&r->ministry_of);
    *r = (struct mention_reader){0};
}

static void
hold(struct mention_reader *r)
{
    act_hold(r->L, r->held,
             r->cap * sizeof *r->at + r->bytes_made +
                 (r->persons.cap + r->ministries.cap) * sizeof(struct named) +
                 name_map_bytes(&r->person_of) +
                 name_map_bytes(&r->surname_of) +
                 name_map_bytes(&r->ministry_of));
    act_room(r->L, *r->held); /* to grow */
}

struct mention *
mention_add(struct mention_reader *r, size_t start, size_t stop,
            enum name_kind kind, struct name_text entity,
            struct name_text actor)
{
    struct mention *m;

    r->at = mem_grow(r->at, &r->cap, r->n + 1, sizeof *r->at);
    m = &r->at[r->n++];
    *m = (struct mention){.start = r->base + (uint32_t)start,
                          .stop = r->base + (uint32_t)stop,
                          .sentence = r->sentence,
                          .kind = kind,
                          .entity = entity,
                          .actor = gazetteer_then(r->g, actor, r->date)};
    r->done = stop;
    return m;
}

struct mention *
mention_last(struct mention_reader *r)
{
    return r->n ? &r->at[r->n - 1] : NULL;
}

char *
mention_bytes(struct mention_reader *r, size_t len)
{
    r->made = mem_grow(r->made, &r->cap_made, r->n_made + 1, sizeof *r->made);
    r->bytes_made += len + sizeof *r->made;
    return r->made[r->n_made++] = mem_alloc(len);
}

struct name_text
mention_text(struct mention_reader *r, size_t from, size_t to)
{
    char *s = mention_bytes(r, to - from);
    size_t len = 0;

    for (size_t i = from; i < to; i++) {
        bool wide = i + 1 < to && text_has(r->t, i, "\xc2\xa0");
        char c = wide || r->t.s[i] == '\n' ? ' ' : r->t.s[i];

        i += wide;
        if (c != ' ' || len == 0 || s[len - 1] != ' ')
            s[len++] = c;
    }
    return (struct name_text){s, len};
}

struct name_text
mention_lower(struct mention_reader *r, struct name_text t)
{
    char *s = mention_bytes(r, t.len);

    for (size_t i = 0; i < t.len; i++)
        s[i] = t.s[i] >= 'A' && t.s[i] <= 'Z' ? (char)(t.s[i] + 32) : t.s[i];
    return (struct name_text){s, t.len};
}

uint32_t
named_add(struct named_list *list, struct name_map *map, struct name_text key,
          struct named what)
{
    list->n++;
    list->at = mem_grow(list->at, &list->cap, list->n + 1, sizeof *list->at);
    list->at[list->n] = what;
    name_map_set(map, name_text_hash(key), (uint32_t)list->n);
    return (uint32_t)list->n;
}

struct named *
named_find(const struct named_list *list, const struct name_map *map,
           struct name_text key)
{
    uint32_t number = name_map_get(map, name_text_hash(key));

    return number ? &list->at[number] : NULL;
}

/* ---- a word ---- */

/* A capital city in capitals with which the sentence begins. */
static bool
read_dateline(struct mention_reader *r, const struct name_word *w)
{
    size_t len = w->stop - w->start, stop;
    const struct name_entry *e;
    struct name_word small = *w;
    char s[DATELINE_MAX];

    if (w->start > 0 || len < DATELINE_MIN || len > DATELINE_MAX)
        return false;
    for (size_t i = 0; i < len; i++) {
        if (r->t.s[i] >= 'a' && r->t.s[i] <= 'z')
            return false;
        s[i] = i && text_upper(r->t, i) ? (char)(r->t.s[i] + 32) : r->t.s[i];
    }
    small.hash = hash64_of(s, len);
    small.flags = name_map_get(&r->g->names.words, small.hash);
    e = gazetteer_find(r->g, r->t, &small, &stop);
    if (!e || e->kind != NAME_PLACE)
        return false;
    mention_add(r, 0, stop, NAME_PLACE, e->entity, NO_ACTOR);
    return true;
}

static void
read_person(struct mention_reader *r, size_t start, size_t stop,
            const struct name_entry *e)
{
    struct named person = *person_listed(r, e);
    bool former = word_before(&r->g->names, r->t, start).flags & WORD_FORMER;

    mention_add(r, start, stop, NAME_PERSON, person.entity,
                former ? NO_ACTOR : person.actor);
}

/* Whether the name of a body that goes with `the` lacks it, or goes on: the
   Pentagon, but no Pentagon Papers. */
static bool
is_chance(struct mention_reader *r, size_t start, size_t stop)
{
    struct name_word w = word_before(&r->g->names, r->t, start);
    size_t len = w.stop - w.start;

    return len != 3 ||
           !(text_has(r->t, w.start, "the") ||
             text_has(r->t, w.start, "The")) ||
           text_has(r->t, stop, " of ") ||
           (text_has(r->t, stop, " ") && text_upper(r->t, stop + 1));
}

static void
read_entry(struct mention_reader *r, size_t start, size_t stop,
           const struct name_entry *e)
{
    switch (e->kind) {
    case NAME_EXCLUDED:
        r->done = stop;
        break;
    case NAME_PERSON:
        read_person(r, start, stop, e);
        break;
    case NAME_ADJECTIVE:
        if (!e->hyphen || text_has(r->t, stop, "-"))
            adjective_read(r, start, stop, e);
        break;
    case NAME_PEOPLE:
    case NAME_ORGANIZATION:
        mention_add(r, start, stop, e->kind, e->entity, NO_ACTOR);
        break;
    default:
        if (!e->article || !is_chance(r, start, stop))
            state_read(r, start, stop, e);
    }
}

static void
read_word(struct mention_reader *r, const struct name_word *w)
{
    size_t stop;
    const struct name_entry *e = gazetteer_find(r->g, r->t, w, &stop);

    if (!e && read_dateline(r, w))
        return;
    if (e && !person_too_early(r, e, w, stop))
        read_entry(r, w->start, stop, e);
    else if (!(w->flags & WORD_HEAD) || !office_read(r, w->start))
        person_unknown(r, w);
}

/* ---- a sentence ---- */

/* Text without small letters is read as if it were ordinary writing. */
static void
tame(struct mention_reader *r)
{
    size_t len = r->t.len;
    char *s;

    for (size_t i = 0; i < len; i++)
        if (r->t.s[i] >= 'a' && r->t.s[i] <= 'z')
            return;
    s = mention_bytes(r, len);
    memcpy(s, r->t.s, len);
    r->t.s = s;
    for (size_t from = 0, to; from < len; from = to + (to == from)) {
        for (to = from; text_upper(r->t, to);)
            to++;
        for (size_t i = from + 1; to - from >= TAME_MIN && i < to; i++)
            s[i] = (char)(s[i] + 32);
    }
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
read_the_ministry(struct mention_reader *r, uint32_t before)
{
    size_t at = before ? find_the_ministry(r->t) : r->t.len, i;
    struct named ministry;
    struct mention m;

    if (at == r->t.len)
        return;
    ministry = r->ministries.at[before];
    m = *mention_add(r, at, at + strlen(MINISTRY), NAME_INSTITUTION,
                     ministry.entity, ministry.actor);
    for (i = r->n - 1; i > r->first && r->at[i - 1].start > m.start; i--)
        r->at[i] = r->at[i - 1];
    r->at[i] = m;
}

void
mentions_read(struct mention_reader *r, const char *text, uint32_t start,
              uint32_t stop, uint32_t number)
{
    uint32_t ministry = r->last_ministry;
    size_t at = 0, words = 0;

    act_check(r->L);
    r->t = (struct name_text){text + start, stop - start};
    r->base = start;
    r->sentence = number;
    r->first = r->n;
    r->done = 0;
    r->waiting = (struct waiting){0};
    tame(r);
    while ((at = names_next_capital(r->t, at)) < r->t.len) {
        struct name_word w = names_word_at(&r->g->names, r->t, at);

        if (++words % WORDS_A_CHECK == 0) {
            act_check(r->L);
            hold(r);
        }
        read_word(r, &w);
        at = r->done > w.stop ? r->done : w.stop;
    }
    read_the_ministry(r, ministry);
    hold(r);
}
