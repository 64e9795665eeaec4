#include "roles.h"

#include "word_units.h"

#define BEFORE_MAX 8 /* units between a verb and who goes with it */
#define AFTER_MAX 6

/* Keys of these features; beside the kinds of feature_set.c. */
enum {
    ROLE = 0x517cc1b7u << 8
};

/* was attacked, has been widely praised; not: was attacking */
static bool
is_passive(const struct passage *p, size_t verb)
{
    if (p->words[verb].uses & USE_ING)
        return false;
    for (size_t i = verb; i-- > 0 && i + 3 > verb;) {
        if (p->words[i].uses & USE_PASSIVE)
            return true;
        if (p->words[i].flags & (WORD_NAME | WORD_BREAK))
            break;
    }
    return false;
}

static bool
is_actor(const struct unit *u)
{
    return u->target >= 0 || u->key == UNIT_NAME;
}

/* The nearest actor before unit v: a unit, or -1. */
static int
actor_before(const struct features *f, int v)
{
    for (int i = v - 1; i >= 0 && i >= v - BEFORE_MAX; i--)
        if (is_actor(&f->units[i]))
            return i;
    return -1;
}

static int
actor_behind(const struct features *f, int v)
{
    for (int i = v + 1; i < (int)f->n_units && i <= v + AFTER_MAX; i++) {
        if (f->units[i].flags & WORD_BREAK)
            return -1;
        if (is_actor(&f->units[i]))
            return i;
    }
    return -1;
}

static bool
has_by(const struct features *f, const struct passage *p, int from, int to)
{
    for (int i = from; i < to; i++)
        if (p->words[f->units[i].first].uses & USE_BY)
            return true;
    return false;
}

static void
put_role(struct features *f, uint64_t role, double value,
         const struct tone_hit *hit)
{
    if (value == 0)
        return;
    features_put(f, ROLE + role * 4 + (value > 0), value, hit->first,
                 hit->last);
    features_put(f, ROLE + role * 4 + 2 + (value > 0), 1, hit->first,
                 hit->last);
}

static void
add_verb(struct features *f, const struct passage *p,
         const struct tone_hit *hit)
{
    const float *value = hit->entry->value;
    int v = (int)word_units_find(f, hit->first);
    int end = (int)word_units_find(f, hit->last);
    bool passive = is_passive(p, hit->first);
    int before = actor_before(f, v), behind = actor_behind(f, end);
    int agent = passive ? -1 : before, patient = passive ? before : behind;
    double sign = f->units[v].negated ? -0.7 : 1;
    int a, b;

    if (passive && behind >= 0 && has_by(f, p, end, behind))
        agent = behind;
    a = agent >= 0 ? f->units[agent].target : -1;
    b = patient >= 0 ? f->units[patient].target : -1;
    if (a >= 0) {
        put_role(f, 1 + (unsigned)a, sign * value[FRAME_AGENT], hit);
        put_role(f, 3 + (unsigned)a, sign * value[FRAME_ATTITUDE], hit);
    }
    if (b >= 0) {
        put_role(f, 5 + (unsigned)b, sign * value[FRAME_PATIENT], hit);
        put_role(f, 7 + (unsigned)b, sign * value[FRAME_ATTITUDE], hit);
    }
    if (a >= 0 && b >= 0 && a != b)
        put_role(f, 9 + (unsigned)a, sign * value[FRAME_ATTITUDE], hit);
    if (p->n_targets == 2 && a < 0 && b < 0)
        put_role(f, 11 + f->units[v].region, sign * value[FRAME_ATTITUDE], hit);
}

void
roles_add(struct features *f, const struct passage *p)
{
    static const struct tone_rules none = {0};

    tone_read(&f->frames, p, LEXICON_VERBS, &none);
    for (size_t i = 0; i < f->frames.n; i++)
        if (!f->frames.hits[i].name)
            add_verb(f, p, &f->frames.hits[i]);
}
