#include "interval.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "chance.h"
#include "compare.h"
#include "mem.h"
#include "random.h"

static int
by_cluster(const void *a, const void *b)
{
    const struct clustered *x = a, *y = b;

    if (x->cluster != y->cluster)
        return (x->cluster > y->cluster) - (x->cluster < y->cluster);
    return compare_double(&x->value, &y->value);
}

size_t
cluster_sums(struct clustered *v, size_t n, struct cluster_sum *sums)
{
    size_t clusters = 0;

    if (n)
        qsort(v, n, sizeof *v, by_cluster);
    for (size_t i = 0; i < n; i++) {
        if (i == 0 || v[i].cluster != v[i - 1].cluster)
            sums[clusters++] = (struct cluster_sum){0};
        sums[clusters - 1].sum += v[i].value;
        sums[clusters - 1].n++;
    }
    return clusters;
}

bool
interval_of(const struct cluster_sum *c, size_t n, double *mean, double *low,
            double *high)
{
    double sum = 0, count = 0, middle = 0, squares = 0, half;

    if (n < CLUSTERS_LEAST)
        return false;
    for (size_t i = 0; i < n; i++) {
        sum += c[i].sum;
        count += (double)c[i].n;
    }
    for (size_t i = 0; i < n; i++)
        middle += (sum - c[i].sum) / (count - (double)c[i].n) / (double)n;
    for (size_t i = 0; i < n; i++) {
        double without = (sum - c[i].sum) / (count - (double)c[i].n);

        squares += (without - middle) * (without - middle);
    }
    half = chance_student((double)(n - 1)) *
           sqrt(squares * (double)(n - 1) / (double)n);
    *mean = sum / count;
    *low = *mean - half;
    *high = *mean + half;
    return true;
}

struct interval
interval_wilson_iid(double x, double n)
{
    const double z = NORMAL_95;
    double share = x / n, scale = 1 + z * z / n;
    double middle = (share + z * z / (2 * n)) / scale;
    double half =
        z / scale * sqrt(share * (1 - share) / n + z * z / (4 * n * n));

    if (!(n > 0))
        return (struct interval){NAN, NAN};
    return (struct interval){x > 0 ? middle - half : 0,
                             x < n ? middle + half : 1};
}

enum {
    AT_ONCE = 1024 /* random numbers */
};

/* How often each cluster is in one draw. */
static void
draw(uint64_t random[4], float *times, size_t clusters)
{
    uint32_t drawn[AT_ONCE];

    memset(times, 0, clusters * sizeof *times);
    for (size_t from = 0, n; from < clusters; from += n) {
        n = clusters - from < AT_ONCE ? clusters - from : AT_ONCE;
        random_fill(random, (uint32_t)clusters, drawn, n);
        for (size_t i = 0; i < n; i++)
            times[drawn[i]]++;
    }
}

/* Sums of whole numbers are the same in any order: four of them at a time do
   not wait for each other. */
static double
drawn(const float *times, const float *x, size_t clusters)
{
    double sum[4] = {0};
    size_t c = 0;

    for (; c + 4 <= clusters; c += 4)
        for (size_t k = 0; k < 4; k++)
            sum[k] += (double)times[c + k] * (double)x[c + k];
    for (; c < clusters; c++)
        sum[0] += (double)times[c] * (double)x[c];
    return sum[0] + sum[1] + sum[2] + sum[3];
}

/* Shares of many words, row by row, in each draw. */
static void
draw_words(const float *x, size_t words, const double *size, size_t clusters,
           uint64_t random[4], double *shares)
{
    float *times = mem_alloc((clusters + 1) * sizeof *times);

    for (size_t b = 0; b < INTERVAL_DRAWS; b++) {
        double all = 0;

        draw(random, times, clusters);
        for (size_t c = 0; c < clusters; c++)
            all += (double)times[c] * size[c];
        for (size_t w = 0; w < words; w++) {
            double sum = drawn(times, x + w * clusters, clusters);

            shares[w * INTERVAL_DRAWS + b] = all > 0 ? sum / all : 0;
        }
    }
    free(times);
}

/* The same of one word, whose sums need no list of how often each cluster was
   drawn. */
static void
draw_word(const float *x, const double *size, size_t clusters,
          uint64_t random[4], double *shares)
{
    struct both {
        uint64_t x, size;
    } *both = mem_alloc((clusters + 1) * sizeof *both);
    uint32_t drawn[AT_ONCE];

    for (size_t c = 0; c < clusters; c++)
        both[c] = (struct both){(uint64_t)x[c], (uint64_t)size[c]};
    for (size_t b = 0; b < INTERVAL_DRAWS; b++) {
        struct both sum = {0, 0};

        for (size_t from = 0, n; from < clusters; from += n) {
            n = clusters - from < AT_ONCE ? clusters - from : AT_ONCE;
            random_fill(random, (uint32_t)clusters, drawn, n);
            for (size_t i = 0; i < n; i++) {
                sum.x += both[drawn[i]].x;
                sum.size += both[drawn[i]].size;
            }
        }
        shares[b] = sum.size ? (double)sum.x / (double)sum.size : 0;
    }
    free(both);
}

static bool
is_nowhere(const float *x, size_t clusters)
{
    for (size_t c = 0; c < clusters; c++)
        if (x[c] > 0)
            return false;
    return true;
}

void
interval_resample(const float *x, size_t words, const double *size,
                  size_t clusters, uint64_t seed, struct interval *out)
{
    double *shares = mem_alloc((words * INTERVAL_DRAWS + 1) * sizeof *shares);
    const size_t cut = (INTERVAL_DRAWS + 1) / 40; /* 2.5 % */
    uint64_t random[4];

    random_seed(random, seed);
    if (clusters >= CLUSTERS_LEAST && words == 1)
        draw_word(x, size, clusters, random, shares);
    else if (clusters >= CLUSTERS_LEAST)
        draw_words(x, words, size, clusters, random, shares);
    for (size_t w = 0; w < words; w++) {
        double *own = shares + w * INTERVAL_DRAWS;

        out[w] = (struct interval){NAN, NAN};
        if (clusters < CLUSTERS_LEAST || is_nowhere(x + w * clusters, clusters))
            continue;
        qsort(own, INTERVAL_DRAWS, sizeof *own, compare_double);
        out[w] = (struct interval){own[cut - 1], own[INTERVAL_DRAWS - cut]};
    }
    free(shares);
}

double
interval_log_variance(const float *x, const double *size, size_t clusters)
{
    double sum = 0, all = 0, squares = 0, n = (double)clusters;

    for (size_t c = 0; c < clusters; c++) {
        sum += (double)x[c];
        all += size[c];
    }
    if (clusters < CLUSTERS_LEAST || !(sum > 0))
        return NAN;
    for (size_t c = 0; c < clusters; c++) {
        double apart = (double)x[c] - sum / all * size[c];

        squares += apart * apart;
    }
    return n / (n - 1) * squares / (sum * sum);
}
