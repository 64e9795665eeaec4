#include "train.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lbfgs.h"
#include "mem.h"

struct sample {
    size_t first, n; /* in keys and values */
    double target, weight;
    int64_t fold;
};

struct trainer {
    size_t classes;
    char names[LINEAR_CLASSES][LINEAR_NAME_MAX];
    struct sample *samples;
    size_t n, cap;
    uint64_t *keys;
    float *values;
    size_t n_keys, cap_keys, cap_values;
};

struct trainer *
train_new(size_t classes, const char names[][LINEAR_NAME_MAX])
{
    struct trainer *t = mem_alloc(sizeof *t);

    t->classes = classes;
    memcpy(t->names, names, classes * sizeof names[0]);
    return t;
}

void
train_free(struct trainer *t)
{
    if (!t)
        return;
    free(t->samples);
    free(t->keys);
    free(t->values);
    free(t);
}

size_t
train_samples(const struct trainer *t)
{
    return t->n;
}

void
train_add(struct trainer *t, const struct features *f, double target,
          double weight, int64_t fold)
{
    t->samples = mem_grow(t->samples, &t->cap, t->n + 1, sizeof *t->samples);
    t->samples[t->n++] = (struct sample){t->n_keys, f->n, target, weight, fold};
    t->keys =
        mem_grow(t->keys, &t->cap_keys, t->n_keys + f->n, sizeof *t->keys);
    t->values = mem_grow(t->values, &t->cap_values, t->n_keys + f->n,
                         sizeof *t->values);
    for (size_t i = 0; i < f->n; i++) {
        t->keys[t->n_keys] = f->at[i].key;
        t->values[t->n_keys++] = f->at[i].value;
    }
}

/* ---- the problem: features that occur often enough, numbered ---- */

struct problem {
    const struct trainer *t;
    const struct train_options *o;
    uint32_t *number; /* by bucket: of its feature, from 1; 0: left out */
    size_t features;
    double *scale; /* by feature */
    uint32_t *at;  /* by key of the trainer: number of its feature */
};

static bool
is_used(const struct problem *p, const struct sample *s)
{
    return p->o->except < 0 || s->fold != p->o->except;
}

static size_t
bucket_of(const struct problem *p, size_t key)
{
    return p->t->keys[key] >> (64 - p->o->bits);
}

static void
number_features(struct problem *p)
{
    const struct trainer *t = p->t;
    size_t buckets = (size_t)1 << p->o->bits;
    uint32_t *count = mem_alloc(buckets * sizeof *count);
    uint32_t *last = mem_alloc(buckets * sizeof *last);

    p->number = mem_alloc(buckets * sizeof *p->number);
    p->at = mem_alloc((t->n_keys + 1) * sizeof *p->at);
    for (size_t i = 0; i < t->n; i++)
        for (size_t k = 0; is_used(p, &t->samples[i]) && k < t->samples[i].n;
             k++) {
            size_t b = bucket_of(p, t->samples[i].first + k);

            count[b] += last[b] != i + 1;
            last[b] = (uint32_t)i + 1;
        }
    for (size_t b = 0; b < buckets; b++)
        if (count[b] && count[b] >= p->o->min_count)
            p->number[b] = (uint32_t)++p->features;
    for (size_t k = 0; k < t->n_keys; k++)
        p->at[k] = p->number[bucket_of(p, k)];
    free(count);
    free(last);
}

/* How often feature j stands in samples of a class: sums[c][j]. */
static double *
sum_classes(const struct problem *p, double *totals)
{
    const struct trainer *t = p->t;
    double *sums = mem_alloc(t->classes * (p->features + 1) * sizeof *sums);

    for (size_t i = 0; i < t->n; i++) {
        const struct sample *s = &t->samples[i];
        double *of = sums + (size_t)s->target * (p->features + 1);

        for (size_t k = s->first; is_used(p, s) && k < s->first + s->n; k++)
            if (p->at[k]) {
                of[p->at[k]] += fabs((double)t->values[k]);
                totals[(size_t)s->target] += fabs((double)t->values[k]);
            }
    }
    return sums;
}

static void
find_scales(struct problem *p)
{
    size_t classes = p->t->classes, n = p->features;
    double totals[LINEAR_CLASSES] = {0}, total = 0, *sums;

    p->scale = mem_alloc((n + 1) * sizeof *p->scale);
    for (size_t j = 0; j <= n; j++)
        p->scale[j] = 1;
    if (!p->o->ratio || classes < 2)
        return;
    sums = sum_classes(p, totals);
    for (size_t c = 0; c < classes; c++)
        total += totals[c];
    for (size_t j = 1; j <= n; j++) {
        double all = 0, most = 0;

        for (size_t c = 0; c < classes; c++)
            all += sums[c * (n + 1) + j];
        for (size_t c = 0; c < classes; c++) {
            double in = (sums[c * (n + 1) + j] + 1) / (totals[c] + (double)n);
            double out = (all - sums[c * (n + 1) + j] + 1) /
                         (total - totals[c] + (double)n);

            most = fmax(most, fabs(log(in / out)));
        }
        p->scale[j] = most * pow(all, p->o->common);
    }
    free(sums);
}

static void
score(const struct problem *p, const struct sample *s, const double *x,
      double *scores)
{
    size_t classes = p->t->classes;

    for (size_t c = 0; c < classes; c++)
        scores[c] = 0;
    for (size_t k = s->first; k < s->first + s->n; k++) {
        size_t j = p->at[k];
        double v = j ? (double)p->t->values[k] * p->scale[j] : 0;

        for (size_t c = 0; j && c < classes; c++)
            scores[c] += v * x[(j - 1) * classes + c];
    }
}

/* The loss; scores becomes its derivative. */
static double
loss_of(const struct problem *p, const struct sample *s, double *scores)
{
    double loss;

    if (p->t->classes == 1) {
        scores[0] -= s->target;
        loss = scores[0] * scores[0] / 2;
    } else {
        linear_softmax(scores, p->t->classes);
        loss = -log(fmax(scores[(size_t)s->target], 1e-300));
        scores[(size_t)s->target] -= 1;
    }
    for (size_t c = 0; c < p->t->classes; c++)
        scores[c] *= s->weight;
    return loss * s->weight;
}

static double
value(const void *problem, const double *x, double *g)
{
    const struct problem *p = problem;
    size_t classes = p->t->classes, n = p->features * classes;
    double sum = 0;

    for (size_t i = 0; i < n; i++) {
        g[i] = p->o->l2 * x[i];
        sum += p->o->l2 * x[i] * x[i] / 2;
    }
    for (size_t i = 0; i < p->t->n; i++) {
        const struct sample *s = &p->t->samples[i];
        double d[LINEAR_CLASSES];

        if (!is_used(p, s))
            continue;
        score(p, s, x, d);
        sum += loss_of(p, s, d);
        for (size_t k = s->first; k < s->first + s->n; k++) {
            size_t j = p->at[k];
            double v = j ? (double)p->t->values[k] * p->scale[j] : 0;

            for (size_t c = 0; j && c < classes; c++)
                g[(j - 1) * classes + c] += v * d[c];
        }
    }
    return sum;
}

void
train_fit(const struct trainer *t, const struct train_options *o,
          struct buf *out)
{
    struct problem p = {.t = t, .o = o};
    struct linear m = {.n = t->classes, .bits = o->bits};
    size_t buckets = (size_t)1 << o->bits, classes = t->classes;
    double *x, *weights = mem_alloc(buckets * classes * sizeof *weights);

    number_features(&p);
    find_scales(&p);
    x = mem_alloc((p.features * classes + 1) * sizeof *x);
    lbfgs(value, &p, x, p.features * classes, o->iterations);
    for (size_t b = 0; b < buckets; b++)
        for (size_t c = 0; p.number[b] && c < classes; c++)
            weights[b * classes + c] =
                x[(p.number[b] - 1) * classes + c] * p.scale[p.number[b]];
    m.about = mem_string(o->about);
    memcpy(m.names, t->names, sizeof m.names);
    linear_save(&m, weights, out);
    free(m.about);
    free(weights);
    free(x);
    free(p.number);
    free(p.at);
    free(p.scale);
}
