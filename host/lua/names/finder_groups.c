/* States, capitals, blocs and institutions, and the offices, forces and acts
   around their names. */
#include <string.h>

#include "finder_inside.h"

#define OFFICE_MAX 151 /* bytes in which the words of an office stand */
#define CAPITAL_NEAR 8 /* bytes: a ministry's name has one so near its end */

/* ---- names that wait ---- */

/* "Chinese and Russian troops", "Russian-Chinese cooperation": a mention that
   waits for what the next one means. m: its number, from 1 on. */
static void
wait_for_next(struct name_finder *f, size_t m, size_t stop)
{
    static const struct {
        const char *between;
        bool hyphen;
    } joints[] = {
        {"-", true},
        {"\xe2\x80\x90", true},
        {"\xe2\x80\x91", true},
        {"\xe2\x80\x93", true},
        {" and ", false},
        {", and ", false},
        {" or ", false},
        {", or ", false},
        {", ", false},
    };

    for (size_t i = 0; i < sizeof joints / sizeof joints[0]; i++) {
        size_t at = stop + strlen(joints[i].between);

        if (text_has(f->t, stop, joints[i].between) && text_upper(f->t, at)) {
            f->waiting = (struct waiting){
                .at = at, .hyphen = joints[i].hyphen, .mention = m};
            return;
        }
    }
}

/* What waits for the name at `start` learns whether that counts as an actor. */
static void
settle(struct name_finder *f, size_t start, struct name_text actor)
{
    struct waiting w = f->waiting;

    f->waiting = (struct waiting){0};
    if (w.at == 0 || w.at != start || (!actor.s && !w.hyphen))
        return;
    f->at[w.mention - 1].actor = f->at[w.mention - 1].entity;
    if (w.before)
        f->at[w.before - 1].actor = f->at[w.before - 1].entity;
}

/* ---- words of office behind a name ---- */

static size_t
behind_blanks(struct name_text t, size_t at)
{
    while (at < t.len && (t.s[at] == ' ' || t.s[at] == '\n' ||
                          t.s[at] == '\xc2' || t.s[at] == '\xa0'))
        at++;
    return at;
}

/* A ministry's full name: Russian Defense Ministry. */
static struct name_text
ministry_of(struct name_finder *f, struct name_text actor,
            struct name_text name)
{
    struct name_text adjective = gazetteer_adjective(f->g, actor);
    char *s;

    if (!actor.s)
        return name;
    s = finder_bytes(f, adjective.len + 1 + name.len);
    memcpy(s, adjective.s, adjective.len);
    s[adjective.len] = ' ';
    memcpy(s + adjective.len + 1, name.s, name.len);
    return (struct name_text){s, adjective.len + 1 + name.len};
}

static void
add_ministry(struct name_finder *f, size_t start, size_t stop,
             struct name_text name, struct name_text actor)
{
    struct named known = {.entity = ministry_of(f, actor, name),
                          .actor = actor};

    f->last_ministry = named_add(&f->ministries, &f->ministry_of, name, known);
    finder_add(f, start, stop, NAME_INSTITUTION, known.entity, actor);
}

/* The officials, troops or holder of an office of an actor, named up to `stop`.
   role: the words say an office alone. */
static void
add_people(struct name_finder *f, size_t start, size_t from, size_t stop,
           bool role, struct name_text entity, struct name_text actor)
{
    const struct name_entry *holder = NULL;

    if (role && actor.s && f->date.s)
        holder = gazetteer_holder(
            f->g, actor,
            finder_lower(f, finder_text(f, behind_blanks(f->t, from), stop)),
            f->date);
    if (holder)
        finder_add(f, start, stop, NAME_PERSON,
                   person_listed(f, holder)->entity, actor);
    else
        finder_add(f, start, stop, NAME_PEOPLE, entity, actor);
}

/* A mention that begins with a state, bloc or institution: what office, force
   or act of it is meant. from: where the words of office begin. Returns true
   when something was there. */
static bool
read_group(struct name_finder *f, size_t start, size_t from,
           struct name_text entity, struct name_text actor, bool adjective)
{
    struct heads h = heads_read(&f->g->names, f->t, from, false);
    struct name_text state;
    size_t stop;

    h.former |=
        (word_before(&f->g->names, f->t, start).flags & WORD_FORMER) != 0;
    state = h.former ? NO_ACTOR : actor;

    if (!h.words)
        return false;
    if (h.next && h.role == h.stop) {
        struct named *person = person_read(f, h.next, state, false, &stop);

        if (person) {
            if (h.former)
                person->actor = NO_ACTOR;
            finder_add(f, start, stop, NAME_PERSON, person->entity,
                       person->actor);
            return true;
        }
    }
    if (h.ministry && h.ministry >= h.role) {
        add_ministry(f, start, h.ministry,
                     finder_text(f, behind_blanks(f->t, from), h.ministry),
                     actor);
        return true;
    }
    stop = h.group > h.role ? h.group : h.role;
    if (stop)
        add_people(f, start, from, stop, stop == h.role, entity, state);
    else if (h.act && adjective)
        finder_add(f, start, from, NAME_PEOPLE, entity, actor);
    else
        return false;
    return true;
}

/* ---- states and their adjectives ---- */

/* Whether a word behind the name of a state tells that no actor is meant: U.S.
   dollars, Paris accord, Japan Airlines. */
static bool
is_thing(const struct name_finder *f, size_t stop)
{
    return word_behind(&f->g->names, f->t, stop).flags &
           (WORD_THING | WORD_FIRM);
}

/* Whether a name is the second part of pro-Russia, anti-Russia, ex-Russia. */
static bool
is_behind_prefix(struct name_text t, size_t start)
{
    static const char *const prefixes[] = {"pro-",  "Pro-", "anti-",
                                           "Anti-", "ex-",  "Ex-"};

    for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++)
        if (text_ends(t, start, prefixes[i]))
            return true;
    return false;
}

/* Whether the name of a capital only says where: in Rome, the mayor of Rome. */
static bool
is_mere_place(const struct name_finder *f, size_t start)
{
    const struct names *n = &f->g->names;

    return word_before(n, f->t, start).flags & WORD_LOCATIVE ||
           letters_before(n, f->t, 0, before_of(f->t, start)).flags &
               WORD_PRIVATE;
}

void
state_read(struct name_finder *f, size_t start, size_t stop,
           const struct name_entry *e)
{
    const struct names *n = &f->g->names;
    bool capital = e->kind == NAME_PLACE, place;
    size_t behind = behind_possessive(f->t, stop);

    settle(f, start, e->actor);
    if ((compound_at(n, f->t, stop).flags & WORD_PASSIVE) ||
        is_thing(f, stop) || is_behind_prefix(f->t, start)) {
        finder_add(f, start, stop, e->kind, e->entity, NO_ACTOR);
        return;
    }
    place = capital && is_mere_place(f, start);
    if (!place && read_group(f, start, behind ? behind : stop,
                             capital && e->actor.s ? e->actor : e->entity,
                             e->actor, false))
        return;
    finder_add(f, start, stop, e->kind, e->entity, place ? NO_ACTOR : e->actor);
}

/* "Chinese Foreign Ministry" when an institution of that state is listed by the
   words behind the adjective. */
static const struct name_entry *
institution_behind(const struct name_finder *f, size_t at,
                   struct name_text actor, size_t *stop)
{
    const struct name_entry *e;
    struct name_word w;

    at = names_behind_blanks(f->t, at);
    if (at == f->t.len)
        return NULL;
    w = names_word_at(&f->g->names, f->t, at);
    e = gazetteer_find(f->g, f->t, &w, stop);
    return e && e->kind == NAME_INSTITUTION && name_text_same(e->actor, actor)
               ? e
               : NULL;
}

/* An adjective alone: of what is not known, unless the next name tells. */
static void
add_adjective(struct name_finder *f, size_t start, size_t stop,
              const struct name_entry *e, bool counts)
{
    struct waiting before = f->waiting;
    struct name_found *m = finder_add(f, start, stop, NAME_PEOPLE, e->entity,
                                      counts ? e->actor : NO_ACTOR);

    settle(f, start, m->actor);
    wait_for_next(f, f->n, stop);
    if (f->waiting.at && before.at && before.at == start && !m->actor.s)
        f->waiting.before = before.mention;
    if (f->waiting.hyphen)
        m->actor = e->actor;
}

void
adjective_read(struct name_finder *f, size_t start, size_t stop,
               const struct name_entry *e)
{
    const struct name_entry *institution;
    struct name_word compound = compound_at(&f->g->names, f->t, stop);
    bool hyphened = f->waiting.at == start && f->waiting.hyphen;
    bool led = compound.stop - compound.start == 3 &&
               text_has(f->t, compound.start, "led");
    size_t last;

    if (compound.flags & WORD_PASSIVE) {
        finder_add(f, start, stop, NAME_PEOPLE, e->entity, NO_ACTOR);
        return;
    }
    institution = institution_behind(f, stop, e->actor, &last);
    if (institution) {
        state_read(f, start, last, institution);
    } else if (read_group(f, start, stop, e->entity, e->actor, true)) {
        settle(f, start, finder_last(f)->actor);
    } else if (name_text_is(e->entity, "West")) { /* western France */
        f->waiting = (struct waiting){0};
        f->done = stop;
    } else {
        add_adjective(f, start, stop, e, hyphened || led);
    }
}

/* ---- offices without their state ---- */

/* The words of office that begin at `start`, as far as they may reach. */
static struct heads
office_at(const struct name_finder *f, size_t start)
{
    struct name_text t = f->t;

    if (t.len - start > OFFICE_MAX)
        t.len = start + OFFICE_MAX;
    return heads_read(&f->g->names, t, start, true);
}

/* "President Xi"; "U.S. President Trump" behind a mention that ends a byte
   before. */
static bool
read_titled(struct name_finder *f, size_t start, const struct heads *h)
{
    const struct name_found *last = finder_last(f);
    bool joined = last && last->stop + 1 == f->base + start;
    bool same = joined && last->sentence == f->sentence;
    struct name_text state = joined ? last->actor : NO_ACTOR;
    size_t stop;
    struct named *person =
        person_read(f, h->next, state, h->last.flags & WORD_TITLE, &stop);

    if (!person)
        return false;
    if (same && !person->actor.s)
        person->actor = state;
    finder_add(f, start, stop, NAME_PERSON, person->entity,
               h->former ? NO_ACTOR : person->actor);
    return true;
}

static bool
has_capital_near(struct name_text t, size_t stop)
{
    for (size_t i = stop > CAPITAL_NEAR ? stop - CAPITAL_NEAR : 0; i < stop;
         i++)
        if (text_upper(t, i))
            return true;
    return false;
}

/* The actor of a ministry named without one: that of the first mention of the
   sentence that has one, or of the last ministry. */
static struct name_text
actor_at_hand(const struct name_finder *f)
{
    for (size_t i = f->first; i < f->n; i++)
        if (f->at[i].actor.s)
            return f->at[i].actor;
    return f->last_ministry ? f->ministries.at[f->last_ministry].actor
                            : NO_ACTOR;
}

bool
office_read(struct name_finder *f, size_t start)
{
    struct heads h = office_at(f, start);
    struct name_text name;
    uint32_t known;

    if (h.next && h.role == h.stop && read_titled(f, start, &h))
        return true;
    if (!h.ministry || h.words < 2 || h.ministry < h.role ||
        !has_capital_near(f->t, h.ministry))
        return false;
    name = finder_text(f, start, h.ministry);
    known = name_map_get(&f->ministry_of, name_text_hash(name));
    if (known) {
        f->last_ministry = known;
        finder_add(f, start, h.ministry, NAME_INSTITUTION,
                   f->ministries.at[known].entity,
                   f->ministries.at[known].actor);
    } else {
        add_ministry(f, start, h.ministry, name, actor_at_hand(f));
    }
    return true;
}
