#include "tone.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"

/* The longest entry that begins at word i; its last word in *last. What stands
   between the words of a phrase is no break. */
static const struct lexicon_entry *
longest(const struct passage *p, enum passage_lexicon which, size_t i,
        size_t *last)
{
    const struct lexicon *l = p->lexicons[which];
    struct lexicon_use first = p->words[i].in[which];
    const struct lexicon_entry *found = lexicon_entry(l, first.entry);
    uint32_t node = first.more;

    *last = i;
    if (node && p->words[i].flags & WORD_POSSESSIVE)
        node = lexicon_over(l, node, &found);
    for (size_t k = i + 1; node && k < p->n; k++) {
        const struct word *w = &p->words[k];
        const struct lexicon_entry *e = NULL;

        if (!w->in[which].behind || w->flags & WORD_BREAK)
            break;
        node = lexicon_step(l, node, w->hash);
        if (node)
            e = lexicon_at(l, node);
        if (node && w->flags & WORD_POSSESSIVE)
            node = lexicon_over(l, node, &e);
        if (e) {
            found = e;
            *last = k;
        }
    }
    return found;
}

static void
find_hits(struct tone *t, const struct passage *p, enum passage_lexicon which)
{
    t->n = 0;
    for (size_t i = 0; i < p->n; i++) {
        size_t last;
        const struct lexicon_entry *e = longest(p, which, i, &last);

        if (!e)
            continue;
        __builtin_prefetch(e);
        t->hits = mem_grow(t->hits, &t->cap, t->n + 1, sizeof *t->hits);
        t->hits[t->n++] =
            (struct tone_hit){.entry = e,
                              .first = (uint16_t)i,
                              .last = (uint16_t)last,
                              .modifier = (uint16_t)i,
                              .name = p->words[i].flags & WORD_NAME};
        i = last;
    }
}

static bool
reaches(const struct passage *p, const struct tone_hit *before,
        const struct tone_hit *hit, const struct tone_effect *e)
{
    for (size_t i = before->last + 1u; i <= hit->first; i++) {
        if (p->words[i].flags & WORD_BREAK)
            return false;
        if (e->object && i < hit->first && p->words[i].uses & USE_OBJECT)
            return false;
    }
    return true;
}

/* The value of hit number `at` under the modifiers before it. */
static void
weigh(struct tone *t, const struct tone_rules *r, const struct passage *p,
      size_t at)
{
    struct tone_hit *hit = &t->hits[at];

    hit->score = hit->entry->value[0];
    hit->counts = true;
    for (size_t k = at; k-- > 0;) {
        struct tone_hit *before = &t->hits[k];
        const struct tone_effect *e = &r->effects[before->entry->kind];
        int distance = hit->first - before->last;

        if (before->entry->kind && before->entry->kind == r->contrast)
            break;
        if (distance > r->reach_max)
            break;
        if (distance > e->reach || !reaches(p, before, hit, e))
            continue;
        hit->score *= hit->score > 0 ? e->good : e->bad;
        hit->modifier = before->first;
        before->acted = true;
    }
}

static bool
weigh_all(struct tone *t, const struct tone_rules *r, const struct passage *p)
{
    t->evidence = 0;
    for (size_t i = 0; i < t->n; i++) {
        const struct tone_hit *hit = &t->hits[i];

        if (hit->entry->value[0] != 0 && !hit->name) {
            weigh(t, r, p, i);
            t->evidence++;
        }
    }
    for (size_t i = 0; i < t->n && t->evidence; i++) {
        struct tone_hit *hit = &t->hits[i];
        double bare = r->effects[hit->entry->kind].bare;

        if (bare != 0 && !hit->acted && !hit->counts) {
            hit->score = bare;
            hit->counts = true;
        }
    }
    return t->evidence > 0;
}

/* Words before the last contrast count less, those behind it more; as the
   first word it contrasts with another sentence. */
static void
weigh_contrast(struct tone *t, const struct tone_rules *r)
{
    size_t turn = 0;

    for (size_t i = 0; i < t->n; i++)
        if (r->contrast && t->hits[i].entry->kind == r->contrast &&
            t->hits[i].first > 0)
            turn = t->hits[i].first;
    for (size_t i = 0; turn && i < t->n; i++)
        t->hits[i].score *=
            t->hits[i].first < turn ? r->before_contrast : r->after_contrast;
}

/* A concession ends at the next comma or semicolon. */
static void
weigh_concessions(struct tone *t, const struct tone_rules *r,
                  const struct passage *p)
{
    size_t stop = 0;

    for (size_t i = 0; i < t->n; i++) {
        struct tone_hit *hit = &t->hits[i];

        if (r->concession && hit->entry->kind == r->concession &&
            hit->first >= stop) {
            for (stop = hit->last + 1u; stop < p->n; stop++)
                if (p->words[stop].flags & WORD_BREAK)
                    break;
        } else if (hit->first < stop) {
            hit->score *= r->conceded;
        }
    }
}

void
tone_read(struct tone *t, const struct passage *p, enum passage_lexicon which,
          const struct tone_rules *r)
{
    bool unreal = r->unreal && p->question;
    double sum = 0, words = (double)p->n;

    t->valence = 0;
    find_hits(t, p, which);
    if (!weigh_all(t, r, p))
        return;
    weigh_contrast(t, r);
    weigh_concessions(t, r, p);
    for (size_t i = 0; i < t->n; i++) {
        sum += t->hits[i].counts ? t->hits[i].score : 0;
        unreal |= r->unreal && t->hits[i].entry->kind == r->unreal;
    }
    if (unreal)
        sum *= r->unreal_factor;
    if (words < r->words_min)
        words = r->words_min;
    if (r->spread_per_word > 0)
        t->valence = 4 * sum / sqrt(sum * sum + r->spread_per_word * words);
    else
        t->valence = sum;
}

uint8_t
tone_kind(const struct tone_rules *r, const char *name)
{
    for (size_t i = 1; i < r->n; i++)
        if (strcmp(r->effects[i].name, name) == 0)
            return (uint8_t)i;
    return 0;
}

void
tone_free(struct tone *t)
{
    free(t->hits);
    *t = (struct tone){0};
}
