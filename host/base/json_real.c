/* Reals as text. Tables have millions of them, and printf and strtod take a
   microsecond each, so most go by integers of 128 bits, exactly. */
#include "json.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    DIGITS_LEAST = 15, /* as many as every double keeps */
    DIGITS_MOST = 17,  /* as many as tell all doubles apart */
    POWER_MOST = 27    /* of five, in 64 bits */
};

typedef unsigned __int128 wide;

struct decimal {
    uint64_t digits;
    int n;     /* of them */
    int power; /* of ten, of the first digit */
};

static uint64_t
power_of(uint64_t base, int n)
{
    uint64_t p = 1;

    while (n-- > 0)
        p *= base;
    return p;
}

/* mantissa * 2^exponent * 10^scale, rounded to a whole number (half to even),
   and whether that reads back as the same double. The interval of what does is
   half a step of the mantissa wide on either side, and a quarter below a power
   of two. */
static bool
scaled(uint64_t mantissa, int exponent, int scale, uint64_t *out)
{
    uint64_t five = power_of(5, scale);
    wide exact = (wide)mantissa * five, half, rest, off;
    int drop = -(exponent + scale); /* bits behind the point */
    bool up;

    if (drop <= 0) {
        *out = (uint64_t)(exact << -drop);
        return true;
    }
    half = (wide)1 << (drop - 1);
    rest = exact & (2 * half - 1);
    *out = (uint64_t)(exact >> drop);
    up = rest > half || (rest == half && *out & 1);
    *out += up;
    off = up ? 2 * half - rest : rest;
    if (!up && mantissa == (uint64_t)1 << 52)
        off *= 2;
    return mantissa & 1 ? 2 * off < five : 2 * off <= five;
}

/* The first digits of v > 0 that read back as v; false: not by this way. */
static bool
shortest(double v, struct decimal *d)
{
    int exponent;
    uint64_t mantissa = (uint64_t)ldexp(frexp(v, &exponent), 53);

    exponent -= 53;
    /* log10 may be wrong by one beside a power of ten */
    d->power = (int)floor(log10(v));
    for (d->n = DIGITS_LEAST; d->n <= DIGITS_MOST; d->n++) {
        int scale = d->n - 1 - d->power;
        bool same;

        if (scale < 0 || scale > POWER_MOST)
            return false;
        same = scaled(mantissa, exponent, scale, &d->digits);
        if (d->digits < power_of(10, d->n - 1) ||
            d->digits >= power_of(10, d->n))
            return false;
        if (same)
            return true;
    }
    return false;
}

/* As %g writes them. */
static void
write_decimal(struct buf *b, struct decimal d)
{
    char text[DIGITS_MOST];
    int n = d.n, whole = d.power < 0 ? 0 : d.power + 1;

    for (int i = d.n; i-- > 0; d.digits /= 10)
        text[i] = (char)('0' + d.digits % 10);
    while (n > 1 && text[n - 1] == '0')
        n--;
    if (d.power < -4) {
        buf_add(b, text, 1);
        buf_add(b, ".", n > 1);
        buf_add(b, text + 1, (size_t)n - 1);
        buf_format(b, "e-%02d", -d.power);
        return;
    }
    if (whole)
        buf_add(b, text, (size_t)whole); /* at most 15: they are there */
    else
        buf_add(b, "0.000", (size_t)(1 - d.power));
    if (n > whole) {
        buf_add(b, ".", whole > 0);
        buf_add(b, text + whole, (size_t)(n - whole));
    }
}

static void
write_slowly(struct buf *b, double v)
{
    char out[40];

    for (int digits = DIGITS_LEAST; digits <= DIGITS_MOST; digits++) {
        snprintf(out, sizeof out, "%.*g", digits, v);
        if (strtod(out, NULL) == v)
            break;
    }
    buf_str(b, out);
}

void
json_real(struct buf *b, double v)
{
    size_t before = b->len;
    struct decimal d;

    if (!isfinite(v)) {
        buf_str(b, "null");
        return;
    }
    if (v == 0) {
        buf_str(b, "0.0"); /* no minus zero */
        return;
    }
    if (v < 0)
        buf_char(b, '-');
    if (shortest(fabs(v), &d))
        write_decimal(b, d);
    else
        write_slowly(b, fabs(v));
    for (size_t i = before; i < b->len; i++)
        if (b->data[i] == '.' || b->data[i] == 'e')
            return;
    buf_str(b, ".0");
}
