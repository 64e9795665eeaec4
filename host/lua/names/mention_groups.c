/* States, capitals, blocs and institutions, and the offices, forces and acts
   around their names. */
#include <string.h>

#include "mentions_inside.h"

#define OFFICE_MAX 151 /* bytes in which the words of an office stand */
#define CAPITAL_NEAR 8 /* bytes: a ministry's name has one so near its end */

/* ---- names that wait ---- */

/* "Chinese and Russian troops", "Russian-Chinese cooperation": a mention that
   waits for what the next one means. m: its number, from 1 on. */
static void
wait_for_next(struct mention_reader *r, size_t m, size_t stop)
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

        if (text_has(r->t, stop, joints[i].between) && text_upper(r->t, at)) {
            r->waiting = (struct waiting){
                .at = at, .hyphen = joints[i].hyphen, .mention = m};
            return;
        }
    }
}

/* What waits for the name at `start` learns whether that counts as an actor. */
static void
settle(struct mention_reader *r, size_t start, struct name_text actor)
{
    struct waiting w = r->waiting;

    r->waiting = (struct waiting){0};
    if (w.at == 0 || w.at != start || (!actor.s && !w.hyphen))
        return;
    r->at[w.mention - 1].actor = r->at[w.mention - 1].entity;
    if (w.before)
        r->at[w.before - 1].actor = r->at[w.before - 1].entity;
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
ministry_of(struct mention_reader *r, struct name_text actor,
            struct name_text name)
{
    struct name_text adjective = gazetteer_adjective(r->g, actor);
    char *s;

    if (!actor.s)
        return name;
    s = mention_bytes(r, adjective.len + 1 + name.len);
    memcpy(s, adjective.s, adjective.len);
    s[adjective.len] = ' ';
    memcpy(s + adjective.len + 1, name.s, name.len);
    return (struct name_text){s, adjective.len + 1 + name.len};
}

static void
add_ministry(struct mention_reader *r, size_t start, size_t stop,
             struct name_text name, struct name_text actor)
{
    struct named known = {ministry_of(r, actor, name), actor};

    r->last_ministry = named_add(&r->ministries, &r->ministry_of, name, known);
    mention_add(r, start, stop, NAME_INSTITUTION, known.entity, actor);
}

/* The officials, troops or holder of an office of an actor, named up to `stop`.
   role: the words say an office alone. */
static void
add_people(struct mention_reader *r, size_t start, size_t from, size_t stop,
           bool role, struct name_text entity, struct name_text actor)
{
    const struct name_entry *holder = NULL;

    if (role && actor.s && r->date.s)
        holder = gazetteer_holder(
            r->g, actor,
            mention_lower(r, mention_text(r, behind_blanks(r->t, from), stop)),
            r->date);
    if (holder)
        mention_add(r, start, stop, NAME_PERSON,
                    person_listed(r, holder)->entity, actor);
    else
        mention_add(r, start, stop, NAME_PEOPLE, entity, actor);
}

/* A mention that begins with a state, bloc or institution: what office, force
   or act of it is meant. from: where the words of office begin. Returns true
   when something was there. */
static bool
read_group(struct mention_reader *r, size_t start, size_t from,
           struct name_text entity, struct name_text actor, bool adjective)
{
    struct heads h = heads_read(&r->g->names, r->t, from, false);
    struct name_text state = h.former ? NO_ACTOR : actor;
    size_t stop;

    if (!h.words)
        return false;
    if (h.next && h.role == h.stop) {
        struct named *person = person_read(r, h.next, state, false, &stop);

        if (person) {
            if (h.former)
                person->actor = NO_ACTOR;
            mention_add(r, start, stop, NAME_PERSON, person->entity,
                        person->actor);
            return true;
        }
    }
    if (h.ministry && h.ministry >= h.role) {
        add_ministry(r, start, h.ministry,
                     mention_text(r, behind_blanks(r->t, from), h.ministry),
                     actor);
        return true;
    }
    stop = h.group > h.role ? h.group : h.role;
    if (stop)
        add_people(r, start, from, stop, stop == h.role, entity, state);
    else if (h.act && adjective)
        mention_add(r, start, from, NAME_PEOPLE, entity, actor);
    else
        return false;
    return true;
}

/* ---- states and their adjectives ---- */

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

void
state_read(struct mention_reader *r, size_t start, size_t stop,
           const struct name_entry *e)
{
    const struct names *n = &r->g->names;
    bool capital = e->kind == NAME_PLACE, place;
    size_t behind = behind_possessive(r->t, stop);

    settle(r, start, e->actor);
    if ((compound_at(n, r->t, stop).flags & WORD_PASSIVE) ||
        is_behind_prefix(r->t, start)) {
        mention_add(r, start, stop, e->kind, e->entity, NO_ACTOR);
        return;
    }
    place = capital && (word_before(n, r->t, start).flags & WORD_LOCATIVE);
    if (!place && read_group(r, start, behind ? behind : stop,
                             capital && e->actor.s ? e->actor : e->entity,
                             e->actor, false))
        return;
    mention_add(r, start, stop, e->kind, e->entity,
                place ? NO_ACTOR : e->actor);
}

/* "Chinese Foreign Ministry" when an institution of that state is listed by the
   words behind the adjective. */
static const struct name_entry *
institution_behind(const struct mention_reader *r, size_t at,
                   struct name_text actor, size_t *stop)
{
    const struct name_entry *e;
    struct name_word w;

    at = names_behind_blanks(r->t, at);
    if (at == r->t.len)
        return NULL;
    w = names_word_at(&r->g->names, r->t, at);
    e = gazetteer_find(r->g, r->t, &w, stop);
    return e && e->kind == NAME_INSTITUTION && name_text_same(e->actor, actor)
               ? e
               : NULL;
}

/* An adjective alone: of what is not known, unless the next name tells. */
static void
add_adjective(struct mention_reader *r, size_t start, size_t stop,
              const struct name_entry *e, bool counts)
{
    struct waiting before = r->waiting;
    struct mention *m = mention_add(r, start, stop, NAME_PEOPLE, e->entity,
                                    counts ? e->actor : NO_ACTOR);

    settle(r, start, m->actor);
    wait_for_next(r, r->n, stop);
    if (r->waiting.at && before.at && before.at == start && !m->actor.s)
        r->waiting.before = before.mention;
    if (r->waiting.hyphen)
        m->actor = e->actor;
}

void
adjective_read(struct mention_reader *r, size_t start, size_t stop,
               const struct name_entry *e)
{
    const struct name_entry *institution;
    struct name_word compound = compound_at(&r->g->names, r->t, stop);
    bool hyphened = r->waiting.at == start && r->waiting.hyphen;
    bool led = compound.stop - compound.start == 3 &&
               text_has(r->t, compound.start, "led");
    size_t last;

    if (compound.flags & WORD_PASSIVE) {
        mention_add(r, start, stop, NAME_PEOPLE, e->entity, NO_ACTOR);
        return;
    }
    institution = institution_behind(r, stop, e->actor, &last);
    if (institution) {
        state_read(r, start, last, institution);
    } else if (read_group(r, start, stop, e->entity, e->actor, true)) {
        settle(r, start, mention_last(r)->actor);
    } else if (name_text_is(e->entity, "West")) { /* western France */
        r->waiting = (struct waiting){0};
        r->done = stop;
    } else {
        add_adjective(r, start, stop, e, hyphened || led);
    }
}

/* ---- offices without their state ---- */

/* The words of office that begin at `start`, as far as they may reach. */
static struct heads
office_at(const struct mention_reader *r, size_t start)
{
    struct name_text t = r->t;

    if (t.len - start > OFFICE_MAX)
        t.len = start + OFFICE_MAX;
    return heads_read(&r->g->names, t, start, true);
}

/* "President Xi"; "U.S. President Trump" behind a mention that ends a byte
   before. */
static bool
read_titled(struct mention_reader *r, size_t start, const struct heads *h)
{
    const struct mention *last = mention_last(r);
    bool joined = last && last->stop + 1 == r->base + start;
    bool same = joined && last->sentence == r->sentence;
    struct name_text state = joined ? last->actor : NO_ACTOR;
    size_t stop;
    struct named *person =
        person_read(r, h->next, state, h->last.flags & WORD_TITLE, &stop);

    if (!person)
        return false;
    if (same && !person->actor.s)
        person->actor = state;
    mention_add(r, start, stop, NAME_PERSON, person->entity,
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
actor_at_hand(const struct mention_reader *r)
{
    for (size_t i = r->first; i < r->n; i++)
        if (r->at[i].actor.s)
            return r->at[i].actor;
    return r->last_ministry ? r->ministries.at[r->last_ministry].actor
                            : NO_ACTOR;
}

bool
office_read(struct mention_reader *r, size_t start)
{
    struct heads h = office_at(r, start);
    struct name_text name;
    uint32_t known;

    if (h.next && h.role == h.stop && read_titled(r, start, &h))
        return true;
    if (!h.ministry || h.words < 2 || h.ministry < h.role ||
        !has_capital_near(r->t, h.ministry))
        return false;
    name = mention_text(r, start, h.ministry);
    known = name_map_get(&r->ministry_of, name_text_hash(name));
    if (known) {
        r->last_ministry = known;
        mention_add(r, start, h.ministry, NAME_INSTITUTION,
                    r->ministries.at[known].entity,
                    r->ministries.at[known].actor);
    } else {
        add_ministry(r, start, h.ministry, name, actor_at_hand(r));
    }
    return true;
}
