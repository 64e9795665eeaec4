/* Dates in urls and file names. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "date_parts.h"

/* The part of a path at s up to the next slash, in n bytes, as a number of at
   most `max` digits, or 0. */
static int
segment(const char *s, size_t n, int max)
{
    int used, v = parts_digits(s, s + n, max, &used);

    return (size_t)used == n ? v : 0;
}

/* /2015/03/20/, /2015/mar/20/, /2015/03/ at s (behind the first slash). */
static bool
path_date(const char *s, struct date *out)
{
    struct parts p = parts_none();
    size_t n = strcspn(s, "/?#");
    char word[16];

    if (n != 4)
        return false;
    p.year = segment(s, 4, 4);
    if (p.year < 1900 || s[4] != '/')
        return false;
    s += 5;
    n = strcspn(s, "/?#");
    p.month = segment(s, n, 2);
    if (!p.month && n >= 3 && parts_word(s, s + n, word) == n)
        p.month = parts_month(word);
    if (!p.month || s[n] != '/')
        return false;
    s += n + 1;
    n = strcspn(s, "/?#");
    if (n <= 2 && n > 0)
        p.day = segment(s, n, 2);
    return parts_finish(&p, out);
}

/* A whole day written as digits at s, if no letter or digit stands beside. */
static bool
day_at(const char *start, const char *s, struct date *out)
{
    struct parts p = parts_none();
    const char *end = s + strlen(s);
    int len, v = parts_digits(s, end, 8, &len);
    size_t n;

    if (s > start && isalnum((unsigned char)s[-1]))
        return false;
    if (len == 8) {
        p.year = v / 10000;
        p.month = v / 100 % 100;
        p.day = v % 100;
        n = 8;
    } else if (len == 4 && (s[4] == '-' || s[4] == '_' || s[4] == '.')) {
        char copy[11] = {0};

        snprintf(copy, sizeof copy, "%s", s);
        copy[4] = '-';
        if (strlen(copy) == 10 && copy[7] == s[4])
            copy[7] = '-';
        n = parts_numeric(copy, copy + strlen(copy), &p);
        if (n != 10)
            return false;
    } else {
        return false;
    }
    if (isalnum((unsigned char)s[n]) && s[n] != 'T')
        return false;
    if (p.year < 1900 || !p.month || !p.day)
        return false;
    return parts_finish(&p, out);
}

static bool
day_within(const char *s, size_t len, struct date *out)
{
    for (size_t i = 0; i < len; i++) {
        if (isdigit((unsigned char)s[i]) && day_at(s, s + i, out))
            return true;
    }
    return false;
}

bool
date_of_url(const char *url, struct date *out)
{
    const char *path = strstr(url, "://");

    path = strchr(path ? path + 3 : url, '/');
    for (; path && *path; path = strpbrk(path + 1, "/?#")) {
        if (*path != '/')
            break;
        if (path_date(path + 1, out))
            return true;
        if (day_within(path + 1, strcspn(path + 1, "/?#"), out))
            return true;
    }
    return false;
}

bool
date_of_name(const char *name, struct date *out)
{
    const char *base = strrchr(name, '/');

    base = base ? base + 1 : name;
    return day_within(base, strlen(base), out);
}
