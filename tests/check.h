/*
 * check: a test program is a main() that calls TEST functions. Each CHECK that
 * does not hold prints where and what, and the program exits 1.
 * A test that needs data which is not there prints why and returns skip().
 */
#ifndef SLANT_CHECK_H
#define SLANT_CHECK_H

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int check_failed, check_count;

static inline void
check_report(int ok, const char *file, int line, const char *what)
{
    check_count++;
    if (ok)
        return;
    check_failed++;
    fprintf(stderr, "%s:%d: not so: %s\n", file, line, what);
}

#define CHECK(cond) check_report(!!(cond), __FILE__, __LINE__, #cond)

static inline void
check_text(const char *got, const char *want, const char *file, int line,
           const char *what)
{
    int same = got && want ? strcmp(got, want) == 0 : got == want;

    check_report(same, file, line, what);
    if (!same)
        fprintf(stderr, "    got  %s\n    want %s\n", got ? got : "(null)",
                want ? want : "(null)");
}

#define CHECK_TEXT(got, want) \
    check_text((got), (want), __FILE__, __LINE__, #got)

static inline void
check_number(double got, double want, double within, const char *file, int line,
             const char *what)
{
    int near = fabs(got - want) <= within;

    check_report(near, file, line, what);
    if (!near)
        fprintf(stderr, "    got  %.12g\n    want %.12g\n", got, want);
}

#define CHECK_NUMBER(got, want) \
    check_number((double)(got), (double)(want), 1e-9, __FILE__, __LINE__, #got)

/* Rounds of a test with made-up cases: all of them in the long form, else one
   in four. */
static inline int
check_rounds(int rounds)
{
    return getenv("SLANT_TEST_LONG") ? rounds : rounds / 4;
}

/* The last line of main: `return check_end();` */
static inline int
check_end(void)
{
    printf("%d checks, %d failed\n", check_count, check_failed);
    return check_failed ? 1 : 0;
}

/* Ends the program as skipped (ctest shows it), saying why. */
static inline void
check_skip(const char *why)
{
    printf("skipped: %s\n", why);
    exit(check_failed ? 1 : 77);
}

#endif
