#include "linear.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"

static void
make_decode(struct linear *m, double scale)
{
    for (int q = -127; q <= 127; q++) {
        double root = q / 127.0;

        m->decode[(uint8_t)q] = (float)(root * fabs(root) * scale);
    }
}

static int8_t
encode(double w, double scale)
{
    double q = scale > 0 ? 127 * sqrt(fabs(w) / scale) : 0;

    return (int8_t)(w < 0 ? -lround(q) : lround(q));
}

/* ---- the file ---- */

/* The rest of a line `NAME: rest`, copied; NULL: the line is another. */
static char *
header(struct cur *c, const char *name)
{
    const char *stop = memchr(c->p, '\n', (size_t)(c->end - c->p));
    size_t n = strlen(name);
    char *rest;

    if (!stop || (size_t)(stop - c->p) < n || memcmp(c->p, name, n) != 0)
        return NULL;
    rest = mem_copy(c->p + n, (size_t)(stop - c->p) - n);
    c->p = stop + 1;
    return rest;
}

static bool
header_number(struct cur *c, const char *name, double low, double high,
              double *out)
{
    char *rest = header(c, name), *end = NULL;

    *out = rest ? strtod(rest, &end) : 0;
    if (!rest || *end || !(*out >= low && *out <= high)) {
        free(rest);
        return false;
    }
    free(rest);
    return true;
}

static bool
read_classes(struct linear *m, struct cur *c)
{
    char *rest = header(c, "classes: "), *at = rest, *save;

    for (char *w = at ? strtok_r(at, " ", &save) : NULL; w;
         w = strtok_r(NULL, " ", &save)) {
        if (m->n == LINEAR_CLASSES || strlen(w) >= LINEAR_NAME_MAX) {
            m->n = 0;
            break;
        }
        strcpy(m->names[m->n++], w);
    }
    free(rest);
    return m->n > 0;
}

static bool
read_weights(struct linear *m, struct cur *c, size_t buckets)
{
    size_t at = 0;

    m->weights = mem_alloc(m->n << m->bits);
    m->wanted = mem_alloc(((size_t)1 << m->bits) / 8);
    for (size_t i = 0; i < buckets; i++) {
        at += cur_varint(c);
        if (c->bad || at >> m->bits || (size_t)(c->end - c->p) < m->n)
            return false;
        memcpy(m->weights + at * m->n, c->p, m->n);
        m->wanted[at / 64] |= (uint64_t)1 << at % 64;
        c->p += m->n;
    }
    return c->p == c->end;
}

static bool
read_all(struct linear *m, struct cur *c, bool *old)
{
    double version, bits, scale, buckets;

    free(header(c, "slant-model 1"));
    m->about = header(c, "about: ");
    if (!m->about || !header_number(c, "features: ", 0, 1e6, &version))
        return false;
    *old = version != FEATURES_VERSION;
    if (*old || !read_classes(m, c) ||
        !header_number(c, "bits: ", LINEAR_BITS_MIN, LINEAR_BITS_MAX, &bits) ||
        !header_number(c, "scale: ", 0, 1e9, &scale) ||
        !header_number(c, "buckets: ", 0, 1 << LINEAR_BITS_MAX, &buckets))
        return false;
    free(header(c, ""));
    m->bits = (unsigned)bits;
    make_decode(m, scale);
    return read_weights(m, c, (size_t)buckets);
}

struct linear *
linear_load(const char *data, size_t len, struct fault *ft)
{
    struct linear *m = mem_alloc(sizeof *m);
    struct cur c = cur_of(data, len);
    bool old = false;

    if (read_all(m, &c, &old))
        return m;
    linear_free(m);
    fault_set(ft, FAULT_USAGE, "%s",
              old ? "the model was trained for other features than this "
                    "slant has; train it anew"
                  : "this is no model, or not a whole one");
    return NULL;
}

void
linear_save(const struct linear *m, const double *weights, struct buf *out)
{
    struct buf body = {0};
    double scale = 0;
    size_t last = 0, buckets = 0, size = (size_t)1 << m->bits;

    for (size_t i = 0; i < size * m->n; i++)
        scale = fmax(scale, fabs(weights[i]));
    scale = (float)scale;
    for (size_t at = 0; at < size; at++) {
        int8_t q[LINEAR_CLASSES];
        bool any = false;

        for (size_t k = 0; k < m->n; k++)
            any |= (q[k] = encode(weights[at * m->n + k], scale)) != 0;
        if (!any)
            continue;
        buf_varint(&body, at - last);
        buf_add(&body, q, m->n);
        last = at;
        buckets++;
    }
    buf_format(out,
               "slant-model 1\nabout: %s\nfeatures: %d\nclasses:", m->about,
               FEATURES_VERSION);
    for (size_t k = 0; k < m->n; k++)
        buf_format(out, " %s", m->names[k]);
    buf_format(out, "\nbits: %u\nscale: %.9g\nbuckets: %zu\n\n", m->bits, scale,
               buckets);
    buf_add(out, body.data, body.len);
    buf_free(&body);
}

void
linear_free(struct linear *m)
{
    if (!m)
        return;
    free(m->about);
    free(m->weights);
    free(m->wanted);
    free(m);
}

/* ---- use ---- */

static const int8_t *
weights_of(const struct linear *m, const struct feature *f)
{
    return m->weights + (f->key >> (64 - m->bits)) * m->n;
}

struct wanted
linear_wanted(const struct linear *m)
{
    return (struct wanted){m->wanted, 64 - m->bits};
}

void
linear_score(const struct linear *m, const struct features *f, double *scores)
{
    for (size_t k = 0; k < m->n; k++)
        scores[k] = 0;
    for (size_t i = 0; i < f->n; i++) {
        const int8_t *q = weights_of(m, &f->at[i]);

        for (size_t k = 0; k < m->n; k++)
            scores[k] += (double)m->decode[(uint8_t)q[k]] * f->at[i].value;
    }
}

void
linear_softmax(double *scores, size_t n)
{
    double most = scores[0], sum = 0;

    for (size_t k = 1; k < n; k++)
        most = fmax(most, scores[k]);
    for (size_t k = 0; k < n; k++)
        sum += scores[k] = exp(scores[k] - most);
    for (size_t k = 0; k < n; k++)
        scores[k] /= sum;
}

/* Shares what features of all hits gave among them, by their scores. */
static void
share(const struct tone *t, const double *of, double *parts, size_t words)
{
    double sums[2] = {0, 0};

    for (size_t i = 0; i < t->n; i++)
        if (t->hits[i].counts)
            sums[t->hits[i].score > 0] += t->hits[i].score;
    for (size_t i = 0; i < t->n; i++) {
        const struct tone_hit *h = &t->hits[i];
        double sum = sums[0] + sums[1], part = 0;

        if (!h->counts || h->score == 0 || h->last >= words)
            continue;
        part =
            h->score / sums[h->score > 0] * of[h->score > 0 ? OF_GOOD : OF_BAD];
        if (fabs(sum) > 1e-6)
            part += h->score / sum * of[OF_TONE];
        parts[h->last] += part;
    }
}

#define CHUNK 64

/* What each of n features gives to class c, into w: all are asked for before
   one is waited for. */
static void
weigh(const struct linear *m, const struct feature *x, size_t n, size_t c,
      double w[CHUNK])
{
    const int8_t *weights = m->weights + c;
    const unsigned shift = 64 - m->bits;
    const size_t classes = m->n;

    for (size_t i = 0; i < n; i++)
        w[i] =
            (double)m->decode[(uint8_t)weights[(x[i].key >> shift) * classes]] *
            (double)x[i].value;
}

/* Adds w to the words of a feature; most are of one word or two, and no branch
   tells which. */
static void
add_part(double *parts, const struct feature *x, double w)
{
    const double second[2] = {0, w};

    parts[x->first] += w;
    for (size_t k = x->first + 1; k < x->last; k++)
        parts[k] += w;
    parts[x->last] += second[x->last > x->first];
}

double
linear_explain(const struct linear *m, const struct features *f, size_t c,
               double *parts, size_t words)
{
    double of[OF_TONE + 1] = {0}, score = 0, w[CHUNK];

    for (size_t i = 0; i < words; i++)
        parts[i] = 0;
    for (size_t i = 0; i < f->n; i++) {
        const struct feature *x = &f->at[i];

        if (i % CHUNK == 0)
            weigh(m, x, f->n - i < CHUNK ? f->n - i : CHUNK, c, w);
        score += w[i % CHUNK];
        if (x->last == FEATURE_WHOLE)
            of[x->first] += w[i % CHUNK];
        else
            add_part(parts, x, w[i % CHUNK] / (x->last - x->first + 1));
    }
    share(&f->tone, of, parts, words);
    return score;
}
