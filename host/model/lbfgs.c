#include "lbfgs.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"

enum {
    MEMORY = 10,
    TRIES = 30
};
#define SMALL 1e-4
#define ARMIJO 1e-4

struct walk {
    size_t n;
    double *x, *g, *next_x, *next_g, *way;
    double *s[MEMORY], *y[MEMORY], rho[MEMORY];
    size_t kept; /* pairs so far */
};

static double
dot(const double *a, const double *b, size_t n)
{
    double sum = 0;

    for (size_t i = 0; i < n; i++)
        sum += a[i] * b[i];
    return sum;
}

static void
add_scaled(double *a, double by, const double *b, size_t n)
{
    for (size_t i = 0; i < n; i++)
        a[i] += by * b[i];
}

/* The two-loop recursion: way = -H g. */
static void
find_way(struct walk *w)
{
    size_t n = w->n, used = w->kept < MEMORY ? w->kept : MEMORY;
    double alpha[MEMORY];

    for (size_t i = 0; i < n; i++)
        w->way[i] = -w->g[i];
    for (size_t k = 0; k < used; k++) {
        size_t at = (w->kept - 1 - k) % MEMORY;

        alpha[at] = w->rho[at] * dot(w->s[at], w->way, n);
        add_scaled(w->way, -alpha[at], w->y[at], n);
    }
    if (used) {
        size_t at = (w->kept - 1) % MEMORY;
        double by = 1 / (w->rho[at] * dot(w->y[at], w->y[at], n));

        for (size_t i = 0; i < n; i++)
            w->way[i] *= by;
    }
    for (size_t k = used; k-- > 0;) {
        size_t at = (w->kept - 1 - k) % MEMORY;
        double beta = w->rho[at] * dot(w->y[at], w->way, n);

        add_scaled(w->way, alpha[at] - beta, w->s[at], n);
    }
}

static void
keep_pair(struct walk *w)
{
    size_t at = w->kept % MEMORY, n = w->n;
    double sy;

    if (!w->s[at]) {
        w->s[at] = mem_alloc(n * sizeof(double));
        w->y[at] = mem_alloc(n * sizeof(double));
    }
    for (size_t i = 0; i < n; i++) {
        w->s[at][i] = w->next_x[i] - w->x[i];
        w->y[at][i] = w->next_g[i] - w->g[i];
    }
    sy = dot(w->s[at], w->y[at], n);
    if (sy > 1e-12) {
        w->rho[at] = 1 / sy;
        w->kept++;
    }
}

static void
swap(double **a, double **b)
{
    double *c = *a;

    *a = *b;
    *b = c;
}

/* One step; false: there is none that goes down. */
static bool
step(struct walk *w, lbfgs_value *value, const void *problem, double *f)
{
    double slope, by = 1, next = 0;
    bool down = false;

    find_way(w);
    slope = dot(w->g, w->way, w->n);
    if (slope >= 0)
        return false;
    if (w->kept == 0)
        by = 1 / (1 + sqrt(dot(w->g, w->g, w->n)));
    for (int i = 0; i < TRIES && !down; i++, by *= down ? 1 : 0.5) {
        memcpy(w->next_x, w->x, w->n * sizeof(double));
        add_scaled(w->next_x, by, w->way, w->n);
        next = value(problem, w->next_x, w->next_g);
        down = next <= *f + ARMIJO * by * slope;
    }
    if (!down)
        return false;
    keep_pair(w);
    swap(&w->x, &w->next_x);
    swap(&w->g, &w->next_g);
    *f = next;
    return true;
}

size_t
lbfgs(lbfgs_value *value, const void *problem, double *x, size_t n,
      size_t iterations)
{
    struct walk w = {.n = n};
    double *all = mem_alloc(5 * n * sizeof *all), f;
    size_t done = 0;

    w.x = all;
    w.g = all + n;
    w.next_x = all + 2 * n;
    w.next_g = all + 3 * n;
    w.way = all + 4 * n;
    memcpy(w.x, x, n * sizeof *x);
    f = value(problem, w.x, w.g);
    while (done < iterations &&
           sqrt(dot(w.g, w.g, n)) > SMALL * (1 + sqrt(dot(w.x, w.x, n))) &&
           step(&w, value, problem, &f))
        done++;
    memcpy(x, w.x, n * sizeof *x);
    for (size_t i = 0; i < MEMORY; i++) {
        free(w.s[i]);
        free(w.y[i]);
    }
    free(all);
    return done;
}
