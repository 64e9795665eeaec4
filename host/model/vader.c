#include "vader.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "vader_inside.h"

#define CAPITALS 0.733
#define NEGATED (-0.74)
#define ALPHA 15

static double
capitals(double valence, const struct token *t, bool differ)
{
    if (!(t->flags & UPPER) || !differ)
        return 0;
    return valence > 0 ? CAPITALS : -CAPITALS;
}

/* What a booster before a word adds to it. */
static double
boost(const struct token *t, double valence, bool differ)
{
    double by;

    if (!(t->flags & (UP | DOWN)))
        return 0;
    by = t->flags & UP ? VADER_BOOST : -VADER_BOOST;
    if (valence < 0)
        by = -by;
    return by + capitals(valence, t, differ);
}

static bool
so_or_this(const struct token *t)
{
    return t->label == SO || t->label == THIS;
}

/* The negation `back` words before token i. At 3 words, `so` or `this` right
   before the word strengthens it also without `never`, as in the program. */
static double
negate(const struct token *t, int back, double valence)
{
    const struct token *b = t - back;

    if (back == 2 && b->label == NEVER && so_or_this(t - 1))
        return valence * 1.25;
    if (back == 3 &&
        ((b->label == NEVER && so_or_this(t - 2)) || so_or_this(t - 1)))
        return valence * 1.25;
    if (back > 1 && b->label == WITHOUT &&
        (t[-1].label == DOUBT || (back == 3 && t[-2].label == DOUBT)))
        return valence;
    return b->flags & NOT ? valence * NEGATED : valence;
}

static bool
is_at(const struct idiom *i, const struct token *t)
{
    for (size_t k = 0; k < i->n; k++)
        if (t[k].label != i->words[k])
            return false;
    return true;
}

/* The last of the idioms that begins at t with n words; or fallback. */
static bool
idiom_at(const struct vader *v, const struct token *t, size_t n, double *out)
{
    if (!(t->flags & BEGINS))
        return false;
    for (size_t k = 0; k < v->n_idioms; k++)
        if (v->idioms[k].n == n && is_at(&v->idioms[k], t)) {
            *out = v->idioms[k].valence;
            return true;
        }
    return false;
}

static double
idioms(const struct vader *v, size_t i, double valence)
{
    const struct token *t = &v->tokens[i];
    size_t rest = v->n - 1 - i;

    if (!((t->flags | t[-1].flags | t[-2].flags | t[-3].flags) & BEGINS))
        return valence;
    if (!idiom_at(v, t - 1, 2, &valence) && !idiom_at(v, t - 2, 3, &valence) &&
        !idiom_at(v, t - 2, 2, &valence) && !idiom_at(v, t - 3, 3, &valence))
        idiom_at(v, t - 3, 2, &valence);
    if (rest > 0)
        idiom_at(v, t, 2, &valence);
    if (rest > 1)
        idiom_at(v, t, 3, &valence);
    for (int back = 3; back >= 2; back--)
        for (size_t k = 0; k < v->n_pairs; k++)
            if (is_at(&v->pairs[k], t - back))
                valence += v->pairs[k].valence;
    return valence;
}

static double
least(const struct vader *v, size_t i, double valence)
{
    const struct token *t = &v->tokens[i];

    if (i == 0 || t[-1].label != LEAST || t[-1].flags & IN_LEXICON)
        return valence;
    if (i > 1 && (t[-2].label == AT || t[-2].label == VERY))
        return valence;
    return valence * NEGATED;
}

static bool
no_before(const struct token *t, size_t i)
{
    return (i > 0 && t[-1].label == NO) || (i > 1 && t[-2].label == NO) ||
           (i > 2 && t[-3].label == NO &&
            (t[-1].label == OR || t[-1].label == NOR));
}

static double
valence_of(const struct vader *v, const struct hit *h, bool differ)
{
    size_t i = h->at;
    const struct token *t = &v->tokens[i];
    double valence = h->valence;

    if (t->label == NO && i + 1 < v->n && t[1].flags & IN_LEXICON)
        valence = 0;
    if (no_before(t, i))
        valence = h->valence * NEGATED;
    valence += capitals(valence, t, differ);
    for (int back = 1; back <= 3 && i >= (size_t)back; back++) {
        static const double fade[] = {0, 1, 0.95, 0.9};

        if (t[-back].flags & IN_LEXICON)
            continue;
        valence += boost(t - back, valence, differ) * fade[back];
        valence = negate(t, back, valence);
        if (back == 3)
            valence = idioms(v, i, valence);
    }
    return least(v, i, valence);
}

static bool
is_skipped(const struct vader *v, size_t i)
{
    const struct token *t = &v->tokens[i];

    return t->flags & (UP | DOWN) ||
           (t->label == KIND && i + 1 < v->n && t[1].label == OF);
}

/* Before the first `but` half, behind it one and a half; each score changes
   the first one of its value, as in the program. Scores of 0 stay 0. */
static void
contrast(struct vader *v)
{
    for (size_t k = 0; v->but < v->n && k < v->n_hits; k++) {
        double score = v->hits[k].score;
        struct hit *first = v->hits;

        if (score == 0)
            continue;
        while (first->score != score)
            first++;
        if (first->at < v->but)
            first->score = score * 0.5;
        else if (first->at > v->but)
            first->score = score * 1.5;
    }
}

static double
emphasis(const struct vader *v)
{
    size_t marks = v->exclamations < 4 ? v->exclamations : 4;
    double by = (double)marks * 0.292;

    if (v->questions > 1)
        by += v->questions <= 3 ? (double)v->questions * 0.18 : 0.96;
    return by;
}

/* To the nearest decimal, as Python's round: the quick way is right but near
   a tie. */
static double
rounded(double x, int places)
{
    double scale = places == 4 ? 1e4 : 1e3, up = x * scale;
    char s[40];

    if (fabs(fabs(up - trunc(up)) - 0.5) > 1e-6)
        return nearbyint(up) / scale + 0; /* no -0 */
    snprintf(s, sizeof s, "%.*f", places, x);
    return strtod(s, NULL) + 0;
}

static struct vader_scores
sum_up(const struct vader *v)
{
    double sum = 0, pos = 0, neg = 0, neu, by = emphasis(v), total;
    size_t zeros = v->n;

    for (size_t k = 0; k < v->n_hits; k++) {
        double s = v->hits[k].score;

        sum += s;
        zeros -= s != 0;
        pos += s > 0 ? s + 1 : 0;
        neg += s < 0 ? s - 1 : 0;
    }
    sum += sum > 0 ? by : sum < 0 ? -by : 0;
    if (pos > fabs(neg))
        pos += by;
    else if (pos < fabs(neg))
        neg -= by;
    neu = (double)zeros;
    total = pos + fabs(neg) + neu;
    return (struct vader_scores){.compound =
                                     rounded(sum / sqrt(sum * sum + ALPHA), 4),
                                 .pos = rounded(pos / total, 3),
                                 .neg = rounded(fabs(neg) / total, 3),
                                 .neu = rounded(neu / total, 3)};
}

struct vader_scores
vader_end(struct vader *v)
{
    struct vader_scores out = {0};
    bool differ = v->upper > 0 && v->upper < v->n;
    size_t counted = 0;

    if (v->n == 0)
        return out;
    vader_look_up(v);
    for (size_t k = 0; k < v->n_hits; k++) {
        struct hit *h = &v->hits[k];

        h->score = is_skipped(v, h->at) ? 0 : valence_of(v, h, differ);
        counted += h->score != 0;
    }
    contrast(v);
    out = sum_up(v);
    out.hits = counted;
    return out;
}
