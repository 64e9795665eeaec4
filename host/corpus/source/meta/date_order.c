/* Dates whose day and month can be taken for each other. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "date.h"
#include "date_parts.h"

void
date_read_as(enum date_order order, bool said)
{
    parts_order = (struct parts_order){order, said};
}

/* A date like 3/4/2015 at s as it is written; its length, or 0. */
static size_t
date_at(const char *s, const char *end, int *first, int *second)
{
    int n, m, year;
    char mark;

    *first = parts_digits(s, end, 2, &n);
    if (!n || s + n >= end || (s[n] != '/' && s[n] != '-'))
        return 0;
    mark = s[n];
    *second = parts_digits(s + n + 1, end, 2, &m);
    n += m + 1;
    if (!m || s + n >= end || s[n] != mark)
        return 0;
    parts_digits(s + n + 1, end, 4, &year);
    return year == 4 ? (size_t)n + 5 : 0;
}

/* Takes over the first of its kind. */
static void
show(char example[16], const char *s, size_t len)
{
    if (!*example)
        snprintf(example, 16, "%.*s", (int)len, s);
}

/* By numbers that are not both above 12. */
static enum date_order
order_of(int first, int second)
{
    if (first > 12)
        return DATE_ORDER_DMY;
    return second > 12 ? DATE_ORDER_MDY : DATE_ORDER_UNKNOWN;
}

enum date_order
date_order_of(const char *s, size_t len, char example[2][16])
{
    const char *end = s + len;
    size_t seen[3] = {0};

    example[0][0] = example[1][0] = '\0';
    for (const char *at = s; at < end; at++) {
        int first, second;
        size_t n;

        if (!isdigit((unsigned char)*at) ||
            (at > s && !strchr("\",;|\t\r\n", at[-1])) ||
            !(n = date_at(at, end, &first, &second)))
            continue;
        if (first == second || (first > 12 && second > 12))
            continue; /* says nothing of others, or is no date */
        seen[order_of(first, second)]++;
        show(example[order_of(first, second) != DATE_ORDER_UNKNOWN], at, n);
    }
    if (!seen[DATE_ORDER_DMY] == !seen[DATE_ORDER_MDY])
        return DATE_ORDER_UNKNOWN;
    return seen[DATE_ORDER_DMY] ? DATE_ORDER_DMY : DATE_ORDER_MDY;
}

const char *
date_doubt(const char *s, size_t len)
{
    struct parts_order usual = parts_order;
    struct date date;
    bool reads;

    parts_order = (struct parts_order){DATE_ORDER_DMY, true};
    reads = date_of_field(s, len, &date);
    parts_order.order = DATE_ORDER_MDY;
    reads = reads || date_of_field(s, len, &date);
    parts_order = usual;
    return reads
               ? "say with --date-order dmy or mdy whether day or month comes "
                 "first"
               : "this is no date that has been and that slant reads; "
                 "2015-03-20 is one";
}
