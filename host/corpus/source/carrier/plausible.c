#include "plausible.h"

#include "utf8.h"

#define RUN 3             /* so many accented letters or signs together */
#define RUNS_LEAST 12     /* characters in runs; fewer say nothing */
#define SLIPS_MAX 2       /* signs or capitals inside of words */
#define SIGNS_ONE_IN 10   /* of what is not ASCII */
#define CAPITALS_ONE_IN 4 /* of the Cyrillic letters */

struct counts {
    size_t accented, run, in_runs; /* U+0080 to U+024F; the run at hand */
    size_t inner_signs;            /* between two Latin letters */
    size_t small, capitals, inner_capitals; /* Cyrillic */
};

static bool
is_letter(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= 0xc0 && c < 0x250);
}

/* What no word has inside: signs of Latin-1 but for soft hyphens and the like,
   and the dot of Catalan. */
static bool
is_sign(uint32_t c)
{
    return c > 0xa0 && c < 0xc0 && c != 0xad && c != 0xb7;
}

static bool
is_cyrillic(uint32_t c)
{
    return c >= 0x400 && c < 0x460;
}

static bool
is_small(uint32_t c)
{
    return c >= 0x430 && c < 0x460;
}

static void
end_run(struct counts *n)
{
    if (n->run >= RUN)
        n->in_runs += n->run;
    n->run = 0;
}

/* c, with the two characters before it. */
static void
count(struct counts *n, const uint32_t before[2], uint32_t c)
{
    if (c >= 0x80 && c < 0x250) {
        n->accented++;
        n->run++;
    } else {
        end_run(n);
    }
    n->inner_signs +=
        is_letter(c) && is_sign(before[1]) && is_letter(before[0]);
    if (!is_cyrillic(c))
        return;
    if (is_small(c))
        n->small++;
    else
        n->capitals++;
    n->inner_capitals += !is_small(c) && is_small(before[1]);
}

bool
plausible(const char *s, size_t len)
{
    struct counts n = {0};
    uint32_t before[2] = {0};
    size_t size;

    for (size_t at = 0; at < len; at += size) {
        uint32_t c = utf8_at(s + at, len - at, &size);

        count(&n, before, c);
        before[0] = before[1];
        before[1] = c;
    }
    end_run(&n);
    if (n.in_runs >= RUNS_LEAST && n.in_runs * 2 > n.accented)
        return false;
    if (n.inner_signs > SLIPS_MAX && n.inner_signs * SIGNS_ONE_IN > n.accented)
        return false;
    return n.inner_capitals <= SLIPS_MAX ||
           n.capitals * CAPITALS_ONE_IN < n.capitals + n.small;
}
