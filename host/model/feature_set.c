#include "feature_set.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "feature_key.h"
#include "hash.h"
#include "outline.h"
#include "roles.h"
#include "word_units.h"

#define NEAR_MAX 8 /* units from a target that are near it */
#define PATH_MAX_UNITS 5

static inline void
put_units(struct features *f, uint64_t key, size_t from, size_t to)
{
    features_put(f, key, 1, f->units[from].first, f->units[to].last);
}

/* ---- words ---- */

static void
add_words(struct features *f)
{
    const struct unit *u = f->units;
    const struct wanted wanted = f->wanted;
    struct feature *to;

    features_room(f, 2 * f->n_units);
    to = f->at + f->n;
    for (size_t left = f->n_units; left; left--, u++) {
        to += feature_write(to, wanted, key_of(WORD, u->key, u->negated, 0), 1,
                            u->first, u->last);
        if (left > 1)
            to += feature_write(to, wanted, key_of(PAIR, u->key, u[1].key, 0),
                                1, u->first, u[1].last);
    }
    f->n = (size_t)(to - f->at);
}

static int
bucket(int distance)
{
    int d = distance < 0 ? -distance : distance;

    return d <= 2 ? d : d <= 4 ? 3 : d <= NEAR_MAX ? 4 : 5;
}

/* Words by where they stand towards target t. */
static void
add_near(struct features *f, int t, uint32_t clauses)
{
    for (size_t i = 0; i < f->n_units; i++) {
        const struct unit *u = &f->units[i];
        int near = u->near[t];

        if (u->target == t)
            continue;
        if (near && bucket(near) < 5)
            put_units(f,
                      key_of(NEAR, u->key,
                             (uint64_t)(near < 0) << 1 | (unsigned)t,
                             bucket(near) > 2),
                      i, i);
        if (clauses >> (u->clause & 31) & 1)
            put_units(f, key_of(CLAUSE, u->key, (unsigned)t, u->negated), i, i);
    }
}

/* The words next but one to a mention. */
static void
add_skips(struct features *f, size_t at)
{
    const struct unit *u = &f->units[at];

    if (at + 2 < f->n_units)
        put_units(f, key_of(SKIP, u->key, 0, u[2].key), at, at + 2);
    if (at >= 2)
        put_units(f, key_of(SKIP, u[-2].key, 1, u->key), at - 2, at);
}

static void
add_regions(struct features *f, bool two)
{
    size_t first = f->n_units, last = 0;
    uint64_t path = PATH;

    for (size_t i = 0; i < f->n_units; i++) {
        const struct unit *u = &f->units[i];
        bool between = two && u->region % 3 == 1;

        put_units(f, key_of(SIDE, u->key, u->region, u->negated), i, i);
        if (!between)
            continue;
        if (i + 1 < f->n_units)
            put_units(f, key_of(BETWEEN, u->key, u[1].key, u->region), i,
                      i + 1);
        first = i < first ? i : first;
        last = i;
        path = key_mix(path, u->key);
    }
    if (first <= last && last - first < PATH_MAX_UNITS)
        put_units(f, key_of(PATH, path, f->units[first].region, 0), first,
                  last);
}

/* The clauses with a mention of t, as bits. */
static uint32_t
clauses_of(const struct features *f, int t)
{
    uint32_t bits = 0;

    for (size_t i = 0; i < f->n_units; i++)
        if (f->units[i].target == t)
            bits |= 1u << (f->units[i].clause & 31);
    return bits;
}

/* ---- tone ---- */

enum sum { /* regions of sums; each of one target comes twice */
    SUM_ALL,
    SUM_QUOTED,
    SUM_OWN,
    SUM_REGION,
    SUM_LEFT = SUM_REGION + REGIONS,
    SUM_RIGHT = SUM_LEFT + PASSAGE_TARGETS,
    SUM_CLAUSE = SUM_RIGHT + PASSAGE_TARGETS,
    SUMS = SUM_CLAUSE + PASSAGE_TARGETS
};

static void
add_sum(double sums[SUMS][2], int at, double score)
{
    sums[at][score > 0] += score;
}

static void
sum_hit(const struct features *f, const struct passage *p, size_t unit,
        double score, const uint32_t *clauses, double sums[SUMS][2])
{
    const struct unit *u = &f->units[unit];

    add_sum(sums, SUM_ALL, score);
    add_sum(sums, u->flags & WORD_QUOTED ? SUM_QUOTED : SUM_OWN, score);
    if (p->n_targets)
        add_sum(sums, SUM_REGION + u->region, score);
    for (size_t t = 0; t < p->n_targets; t++) {
        if (u->near[t] && bucket(u->near[t]) < 5)
            add_sum(sums, (u->near[t] < 0 ? SUM_LEFT : SUM_RIGHT) + (int)t,
                    score);
        if (clauses[t] >> (u->clause & 31) & 1)
            add_sum(sums, SUM_CLAUSE + (int)t, score);
    }
}

/* A group of words may say more or less than the rules have it. */
static void
add_group(struct features *f, const struct tone_hit *hit)
{
    const char *group = hit->entry->note;

    if (*group)
        features_put(f,
                     key_of(TONE_GROUP, hash64_of(group, strlen(group)),
                            hit->score > 0, 0),
                     fabs(hit->score) / 2, hit->modifier, hit->last);
}

static void
add_tone(struct features *f, const struct passage *p, const uint32_t *clauses)
{
    double sums[SUMS][2] = {{0}};

    for (size_t i = 0; i < f->tone.n; i++) {
        const struct tone_hit *hit = &f->tone.hits[i];
        size_t unit = word_units_find(f, hit->first);

        if (!hit->counts || hit->score == 0)
            continue;
        sum_hit(f, p, unit, hit->score, clauses, sums);
        features_put(f, key_of(TONE_SUM, SUM_ALL, hit->score > 0, 0),
                     hit->score / 2, hit->modifier, hit->last);
        if (p->n_targets == 0)
            add_group(f, hit);
        for (size_t t = 0; t < p->n_targets; t++) {
            int near = f->units[unit].near[t];

            if (near)
                features_put(f,
                             key_of(TONE_NEAR, (uint64_t)bucket(near) << 1 | t,
                                    near<0, hit->score> 0),
                             hit->score / 2, hit->modifier, hit->last);
        }
    }
    for (int s = SUM_ALL; s < (p->n_targets ? SUMS : SUM_REGION); s++)
        for (int good = 0; good < 2; good++) {
            double v = sums[s][good];

            if (v == 0)
                continue;
            if (s > SUM_ALL)
                features_put(f, key_of(TONE_SUM, (unsigned)s, good, 0), v / 2,
                             good ? OF_GOOD : OF_BAD, FEATURE_WHOLE);
            features_put(f, key_of(TONE_SIGN, (unsigned)s, good, 0),
                         fabs(v) / (1 + fabs(v)), good ? OF_GOOD : OF_BAD,
                         FEATURE_WHOLE);
        }
    features_put(f, key_of(VALENCE, 0, 0, 0), f->tone.valence, OF_TONE,
                 FEATURE_WHOLE);
}

/* ---- targets ---- */

/* Where the first mention stands in a short or long passage. */
static void
add_length(struct features *f, unsigned t, size_t first)
{
    size_t n = f->n_units, length = n < 10 ? 0 : n < 18 ? 1 : n < 28 ? 2 : 3;
    size_t place = first < 2 ? first : first < 6 ? 2 : 3;

    features_put(f, key_of(PLACE, 3, t, length), 1, 0, FEATURE_WHOLE);
    features_put(f, key_of(PLACE, 4, t, length * 4 + place), 1, 0,
                 FEATURE_WHOLE);
    features_put(f, key_of(PLACE, 5, t, (n - first) * 4 / (n + 1)), 1, 0,
                 FEATURE_WHOLE);
}

static void
add_place(struct features *f, int t)
{
    size_t mentions = 0, first = f->n_units;
    bool quoted = false, own = false;

    for (size_t i = 0; i < f->n_units; i++)
        if (f->units[i].target == t) {
            add_skips(f, i);
            mentions++;
            first = first < i ? first : i;
            quoted |= f->units[i].flags & WORD_QUOTED;
            own |= !(f->units[i].flags & WORD_QUOTED);
        }
    if (mentions == 0)
        return;
    features_put(f, key_of(PLACE, 0, (unsigned)t, first < 2 ? first : 2), 1, 0,
                 FEATURE_WHOLE);
    features_put(f, key_of(PLACE, 1, (unsigned)t, mentions < 3 ? mentions : 3),
                 1, 0, FEATURE_WHOLE);
    features_put(f, key_of(PLACE, 2, (unsigned)t, quoted * 2u + own), 1, 0,
                 FEATURE_WHOLE);
    add_length(f, (unsigned)t, first);
}

void
features_read(struct features *f, const struct tone_rules *rules,
              const struct passage *p)
{
    bool tone = p->lexicons[LEXICON_TONE] != NULL;
    uint32_t clauses[PASSAGE_TARGETS] = {0};

    f->n = 0;
    f->tone.n = f->frames.n = 0;
    if (tone)
        tone_read(&f->tone, p, LEXICON_TONE, rules);
    word_units_make(f, rules, p);
    features_put(f, BIAS, 1, 0, FEATURE_WHOLE);
    add_words(f);
    for (size_t t = 0; t < p->n_targets; t++) {
        clauses[t] = clauses_of(f, (int)t);
        add_near(f, (int)t, clauses[t]);
        add_place(f, (int)t);
    }
    if (p->n_targets)
        add_regions(f, p->n_targets > 1);
    if (tone)
        add_tone(f, p, clauses);
    if (p->lexicons[LEXICON_VERBS])
        roles_add(f, p);
    if (p->n_targets)
        outline_add(f, p);
}

void
features_add_named(struct features *f, const char *name, size_t len,
                   double value)
{
    features_put(f, key_of(NAMED, hash64_of(name, len), 0, 0), value, 0,
                 FEATURE_WHOLE);
}
