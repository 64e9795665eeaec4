#include "date.h"

#include <ctype.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct parts {
    int year, month, day;     /* 0: not given */
    int hour, minute, second; /* -1: not given */
    char zone[8];
    bool damaged; /* in its time */
};

static const char *const months[] = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december",
};

static const char *const weekdays[] = {
    "monday", "tuesday",  "wednesday", "thursday",
    "friday", "saturday", "sunday",
};

static const struct {
    const char *name, *offset;
} zones[] = {
    {"z", "Z"},        {"utc", "Z"},       {"gmt", "Z"},      {"est", "-05:00"},
    {"edt", "-04:00"}, {"cst", "-06:00"},  {"cdt", "-05:00"}, {"mst", "-07:00"},
    {"mdt", "-06:00"}, {"pst", "-08:00"},  {"pdt", "-07:00"}, {"bst", "+01:00"},
    {"cet", "+01:00"}, {"cest", "+02:00"}, {"msk", "+03:00"}, {"et", ""},
    {"ct", ""},        {"pt", ""},
};

static const char *const fillers[] = {
    "published", "updated", "posted",   "first",    "last",   "on",
    "at",        "date",    "modified", "released", "issued", "of",
};

static bool
listed(const char *word, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (strcmp(word, list[i]) == 0)
            return true;
    }
    return false;
}

/* 1..12 for a month's name or its first three letters (and sept), or 0. */
static int
month_of(const char *word)
{
    size_t len = strlen(word);

    for (int i = 0; i < 12; i++) {
        if (strcmp(word, months[i]) == 0 ||
            (len == 3 && memcmp(word, months[i], 3) == 0))
            return i + 1;
    }
    return strcmp(word, "sept") == 0 ? 9 : 0;
}

static bool
weekday(const char *word)
{
    size_t len = strlen(word);

    for (int i = 0; i < 7; i++) {
        if (strcmp(word, weekdays[i]) == 0 ||
            (len >= 3 && len <= 5 && memcmp(word, weekdays[i], len) == 0))
            return true;
    }
    return false;
}

static int
days_in(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    return month == 2 && leap ? 29 : days[month - 1];
}

static bool
possible(const struct parts *p)
{
    time_t tomorrow = time(NULL) + 24 * 60 * 60;
    struct tm tm;
    int64_t given, last;

    if (p->year < 1600 || p->month > 12 || (p->day && !p->month))
        return false;
    if (p->day && p->day > days_in(p->year, p->month))
        return false;
    gmtime_r(&tomorrow, &tm);
    last = (tm.tm_year + 1900) * 10000 + (tm.tm_mon + 1) * 100 + tm.tm_mday;
    given = p->year * 10000 + (p->month ? p->month : 1) * 100 +
            (p->day ? p->day : 1);
    return given <= last;
}

static bool
time_possible(const struct parts *p)
{
    return !p->damaged && p->day && p->hour >= 0 && p->hour < 24 &&
           p->minute >= 0 && p->minute < 60 && p->second < 60;
}

/* Writes a number in so many digits, behind a mark if there is one. */
static char *
put_number(char *to, int digits, int n, char mark)
{
    if (mark)
        *to++ = mark;
    for (int i = digits - 1; i >= 0; i--, n /= 10)
        to[i] = (char)('0' + n % 10);
    return to + digits;
}

static bool
finish(const struct parts *p, struct date *out)
{
    char *to = out->text;

    if (!possible(p))
        return false;
    to = put_number(to, 4, p->year, '\0');
    out->precision = "year";
    if (p->month) {
        to = put_number(to, 2, p->month, '-');
        out->precision = "month";
    }
    if (p->month && p->day) {
        to = put_number(to, 2, p->day, '-');
        out->precision = "day";
    }
    if (time_possible(p)) {
        to = put_number(to, 2, p->hour, 'T');
        to = put_number(to, 2, p->minute, ':');
        out->precision = "minute";
        if (p->second >= 0) {
            to = put_number(to, 2, p->second, ':');
            out->precision = "second";
        }
        to = stpcpy(to, p->zone);
    }
    *to = '\0';
    return true;
}

/* Reads 1..max digits; their number, or 0 with *n = 0 if there are none or
   more than max. */
static int
digits(const char *s, const char *end, int max, int *n)
{
    int v = 0, i = 0;

    while (s + i < end && isdigit((unsigned char)s[i]) && i <= max) {
        if (i < max)
            v = v * 10 + (s[i] - '0');
        i++;
    }
    *n = i > max ? 0 : i;
    return *n ? v : 0;
}

/* +hh:mm, +hhmm, +hh at s; bytes read, or 0. */
static size_t
offset_at(const char *s, const char *end, char zone[8])
{
    int n, hours, minutes = 0;
    const char *p = s + 1;

    if (s >= end || (*s != '+' && *s != '-'))
        return 0;
    hours = digits(p, end, 4, &n);
    if (n == 4) {
        minutes = hours % 100;
        hours /= 100;
    } else if (n != 2) {
        return 0;
    }
    p += n;
    if (n == 2 && p < end && *p == ':') {
        minutes = digits(p + 1, end, 2, &n);
        if (n != 2)
            return 0;
        p += 3;
    }
    if (hours > 14 || minutes > 59)
        return 0;
    snprintf(zone, 8, "%c%02u:%02u", *s, (unsigned)hours % 100u,
             (unsigned)minutes % 100u);
    return (size_t)(p - s);
}

/* hh:mm[:ss[.fraction]] or hh.mm before am/pm at s; bytes read, or 0. */
static size_t
clock_at(const char *s, const char *end, struct parts *p)
{
    const char *at = s;
    int n, hour, minute, second = -1;

    hour = digits(at, end, 2, &n);
    if (!n || at + n >= end || at[n] != ':')
        return 0;
    at += n + 1;
    minute = digits(at, end, 2, &n);
    if (n != 2)
        return 0;
    at += 2;
    if (at < end && *at == ':') {
        second = digits(at + 1, end, 2, &n);
        if (n != 2)
            return 0;
        at += 3;
        if (at + 1 < end && (*at == '.' || *at == ',') &&
            isdigit((unsigned char)at[1])) {
            for (at++; at < end && isdigit((unsigned char)*at);)
                at++;
        }
    }
    p->hour = hour;
    p->minute = minute;
    p->second = second;
    return (size_t)(at - s);
}

/* A word of letters and inner dots, lower-cased, dots dropped; bytes read. */
static size_t
word_at(const char *s, const char *end, char word[16])
{
    size_t n = 0, used = 0;

    while (s + used < end &&
           (isalpha((unsigned char)s[used]) || (s[used] == '.' && used > 0))) {
        if (s[used] != '.' && n < 15)
            word[n++] = (char)tolower((unsigned char)s[used]);
        used++;
    }
    word[n] = '\0';
    return used;
}

/* am or pm behind a time that was read. */
static bool
half_day(struct parts *p, bool afternoon)
{
    if (p->hour < 1 || p->hour > 12)
        return false;
    p->hour = p->hour % 12 + (afternoon ? 12 : 0);
    return true;
}

static bool
use_word(struct parts *p, const char *word)
{
    int month = month_of(word);

    if (month && !p->month) {
        p->month = month;
        return true;
    }
    if (weekday(word) ||
        listed(word, fillers, sizeof fillers / sizeof *fillers))
        return true;
    if (strcmp(word, "am") == 0 || strcmp(word, "pm") == 0)
        return half_day(p, word[0] == 'p');
    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++) {
        if (strcmp(word, zones[i].name) == 0 && p->hour >= 0) {
            snprintf(p->zone, sizeof p->zone, "%s", zones[i].offset);
            return true;
        }
    }
    return false;
}

/* a/b/c with one separator / . or -; the year first or last. */
static size_t
numeric_at(const char *s, const char *end, struct parts *p)
{
    int part[3], len[3];
    const char *at = s;

    for (int i = 0; i < 3; i++) {
        part[i] = digits(at, end, 4, &len[i]);
        if (!len[i])
            return 0;
        at += len[i];
        if (i < 2 &&
            (at >= end || !strchr("/.-", *at) || (i == 1 && *at != s[len[0]])))
            return 0;
        at += i < 2;
    }
    if (len[0] == 4 && len[1] <= 2 && len[2] <= 2) {
        p->year = part[0];
        p->month = part[1];
        p->day = part[2];
    } else if (len[2] == 4 && len[0] <= 2 && len[1] <= 2 &&
               (part[0] > 12) != (part[1] > 12)) {
        p->year = part[2];
        p->month = part[0] > 12 ? part[1] : part[0];
        p->day = part[0] > 12 ? part[0] : part[1];
    } else {
        return 0;
    }
    return p->month && p->day ? (size_t)(at - s) : 0;
}

/* A bare number: a day (20, 20th) or a year. */
static size_t
number_at(const char *s, const char *end, struct parts *p)
{
    int n, v = digits(s, end, 4, &n);

    if (n == 4 && !p->year) {
        p->year = v;
        return 4;
    }
    if ((n != 1 && n != 2) || p->day || v < 1 || v > 31)
        return 0;
    p->day = v;
    s += n;
    if (end - s >= 2 && isalpha((unsigned char)s[0])) {
        static const char *const ends[] = {"st", "nd", "rd", "th"};
        char two[3] = {(char)tolower((unsigned char)s[0]),
                       (char)tolower((unsigned char)s[1]), 0};

        if (listed(two, ends, 4))
            n += 2;
    }
    return (size_t)n;
}

/* One piece of a date written in any order; bytes read, or 0. */
static size_t
piece(const char *s, const char *end, struct parts *p)
{
    char word[16];
    size_t n;

    if (isspace((unsigned char)*s) || strchr(",|:;()", *s))
        return 1;
    if (isalpha((unsigned char)*s)) {
        n = word_at(s, end, word);
        return use_word(p, word) ? n : 0;
    }
    if (p->hour >= 0 && !*p->zone && (n = offset_at(s, end, p->zone)))
        return n;
    if (*s == '-')
        return 1;
    if (!isdigit((unsigned char)*s))
        return 0;
    if (p->hour < 0 && (n = clock_at(s, end, p)))
        return n;
    if (!p->year && !p->month && !p->day && (n = numeric_at(s, end, p)))
        return n;
    return number_at(s, end, p);
}

/* 2015-03-20[T ]10:00[:00][zone], 2015-03, 20150320[T100000]; what follows a
   whole day and is no time is damage. */
static bool
iso(const char *s, const char *end, struct parts *p)
{
    size_t n;
    int len, v = digits(s, end, 8, &len);

    if (len == 8) {
        p->year = v / 10000;
        p->month = v / 100 % 100;
        p->day = v % 100;
        s += 8;
    } else if ((n = numeric_at(s, end, p)) && p->year && len == 4) {
        s += n;
    } else {
        return false;
    }
    if (!p->month || !p->day)
        return false;
    if (s < end && (*s == 'T' || *s == 't' || *s == ' ' || *s == '_'))
        s++;
    n = s < end ? clock_at(s, end, p) : 0;
    s += n;
    while (s < end && *s == ' ')
        s++;
    if (n && s < end) {
        char word[16];
        size_t used = offset_at(s, end, p->zone);

        if (!used && (used = word_at(s, end, word)) && !use_word(p, word))
            used = 0;
        s += used;
    }
    p->damaged = s < end;
    return true;
}

static struct parts
nothing(void)
{
    return (struct parts){.hour = -1, .minute = -1, .second = -1};
}

static void
trimmed(const char **s, const char **end, size_t len)
{
    *end = *s + len;
    while (*s < *end && isspace((unsigned char)**s))
        (*s)++;
    while (*end > *s && isspace((unsigned char)(*end)[-1]))
        (*end)--;
}

/* Pieces in any order up to the end. `lenient`: once the day is known, what
   cannot be read is a damaged time. */
static bool
free_form(const char *s, const char *end, bool lenient, struct parts *p)
{
    while (s < end) {
        size_t n = piece(s, end, p);

        if (!n) {
            p->damaged = true;
            return lenient && p->year && p->month && p->day;
        }
        s += n;
    }
    return p->year && p->month;
}

static bool
epoch(const char *s, const char *end, struct date *out)
{
    char copy[24];
    size_t len = (size_t)(end - s);
    struct parts p = nothing();
    struct tm tm;
    time_t t;

    if (len < 9 || len >= sizeof copy)
        return false;
    memcpy(copy, s, len);
    copy[len] = '\0';
    copy[strspn(copy, "0123456789")] = '\0'; /* a fraction is dropped */
    len = strlen(copy);
    if ((size_t)(end - s) > len && s[len] != '.')
        return false;
    if (len != 9 && len != 10 && len != 13)
        return false;
    t = (time_t)(strtoll(copy, NULL, 10) / (len == 13 ? 1000 : 1));
    if (!gmtime_r(&t, &tm))
        return false;
    p.year = tm.tm_year + 1900;
    p.month = tm.tm_mon + 1;
    p.day = tm.tm_mday;
    p.hour = tm.tm_hour;
    p.minute = tm.tm_min;
    p.second = tm.tm_sec;
    strcpy(p.zone, "Z");
    return finish(&p, out);
}

/* 2015 or 2015-03: what a field may hold and a line may not. */
static bool
coarse(const char *s, const char *end, struct date *out)
{
    struct parts p = nothing();
    int n;

    p.year = digits(s, end, 4, &n);
    if (n != 4)
        return false;
    s += 4;
    if (s < end) {
        if (*s != '-' && *s != '/')
            return false;
        p.month = digits(s + 1, end, 2, &n);
        if (!n || s + 1 + n != end || !p.month)
            return false;
    }
    return finish(&p, out);
}

bool
date_of_field(const char *s, size_t len, struct date *out)
{
    struct parts p = nothing();
    const char *end;

    trimmed(&s, &end, len);
    if (s == end || end - s > 80)
        return false;
    if (coarse(s, end, out) || epoch(s, end, out))
        return true;
    if (iso(s, end, &p))
        return finish(&p, out);
    p = nothing();
    return free_form(s, end, true, &p) && finish(&p, out);
}

static bool
any_digit(const char *s, const char *end)
{
    while (s < end && !isdigit((unsigned char)*s))
        s++;
    return s < end;
}

bool
date_of_line(const char *s, size_t len, struct date *out)
{
    struct parts p = nothing();
    const char *end;

    trimmed(&s, &end, len);
    if (end - s < 6 || end - s > 80 || !any_digit(s, end))
        return false;
    if (iso(s, end, &p) && !p.damaged)
        return finish(&p, out);
    p = nothing();
    return free_form(s, end, false, &p) && p.day && finish(&p, out);
}

/* The part of a path at s up to the next slash, in n bytes, as a number of at
   most `max` digits, or 0. */
static int
segment(const char *s, size_t n, int max)
{
    int used, v = digits(s, s + n, max, &used);

    return (size_t)used == n ? v : 0;
}

/* /2015/03/20/, /2015/mar/20/, /2015/03/ at s (behind the first slash). */
static bool
path_date(const char *s, struct date *out)
{
    struct parts p = nothing();
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
    if (!p.month && n >= 3 && word_at(s, s + n, word) == n)
        p.month = month_of(word);
    if (!p.month || s[n] != '/')
        return false;
    s += n + 1;
    n = strcspn(s, "/?#");
    if (n <= 2 && n > 0)
        p.day = segment(s, n, 2);
    return finish(&p, out);
}

/* A whole day written as digits at s, if no letter or digit stands beside. */
static bool
day_at(const char *start, const char *s, struct date *out)
{
    struct parts p = nothing();
    const char *end = s + strlen(s);
    int len, v = digits(s, end, 8, &len);
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
        n = numeric_at(copy, copy + strlen(copy), &p);
        if (n != 10)
            return false;
    } else {
        return false;
    }
    if (isalnum((unsigned char)s[n]) && s[n] != 'T')
        return false;
    if (p.year < 1900 || !p.month || !p.day)
        return false;
    return finish(&p, out);
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
