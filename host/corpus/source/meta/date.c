#include "date.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "date_words.h"
#include "listed.h"

static const struct {
    const char *name, *offset;
} zones[] = {
    {"z", "Z"},        {"utc", "Z"},       {"gmt", "Z"},      {"est", "-05:00"},
    {"edt", "-04:00"}, {"cst", "-06:00"},  {"cdt", "-05:00"}, {"mst", "-07:00"},
    {"mdt", "-06:00"}, {"pst", "-08:00"},  {"pdt", "-07:00"}, {"bst", "+01:00"},
    {"cet", "+01:00"}, {"cest", "+02:00"}, {"msk", "+03:00"}, {"et", ""},
    {"ct", ""},        {"pt", ""},
};

static const char *const fillers[] = {"last", "on", "at", "date", "of"};
static const char *const issues[] = {"published", "posted", "first", "released",
                                     "issued"};
static const char *const updates[] = {"updated", "modified"};

/* +hh:mm, +hhmm, +hh at s; bytes read, or 0. */
static size_t
offset_at(const char *s, const char *end, char zone[8])
{
    int n, hours, minutes = 0;
    const char *p = s + 1;

    if (s >= end || (*s != '+' && *s != '-'))
        return 0;
    hours = parts_digits(p, end, 4, &n);
    if (n == 4) {
        minutes = hours % 100;
        hours /= 100;
    } else if (n != 2) {
        return 0;
    }
    p += n;
    if (n == 2 && p < end && *p == ':') {
        minutes = parts_digits(p + 1, end, 2, &n);
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

    hour = parts_digits(at, end, 2, &n);
    if (!n || at + n >= end || at[n] != ':')
        return 0;
    at += n + 1;
    minute = parts_digits(at, end, 2, &n);
    if (n != 2)
        return 0;
    at += 2;
    if (at < end && *at == ':') {
        second = parts_digits(at + 1, end, 2, &n);
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
use_month(struct parts *p, int month)
{
    if (!month || p->month)
        return false;
    p->month = month;
    return true;
}

static bool
use_word(struct parts *p, const char *word)
{
    if (use_month(p, parts_month(word)))
        return true;
    if (listed(word, issues, sizeof issues / sizeof *issues))
        return p->issued = true;
    if (listed(word, updates, sizeof updates / sizeof *updates))
        return p->updated = true;
    if (parts_weekday(word) >= 0 ||
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

/* A bare number: a day (20, 20th) or a year. */
static size_t
number_at(const char *s, const char *end, struct parts *p)
{
    int n, v = parts_digits(s, end, 4, &n);

    if (n == 4 && !p->year) {
        p->year = v;
        return 4;
    }
    if ((n != 1 && n != 2) || p->day || v < 1 || v > 31)
        return 0;
    p->day = v;
    s += n;
    if (end - s >= 2 && s[0] == '.' && s[1] == ' ') /* 3. März */
        n++;
    if (end - s >= 2 && isalpha((unsigned char)s[0])) {
        static const char *const ends[] = {"st", "nd", "rd", "th"};
        char two[3] = {(char)tolower((unsigned char)s[0]),
                       (char)tolower((unsigned char)s[1]), 0};

        if (listed(two, ends, 4))
            n += 2;
    }
    return (size_t)n;
}

/* A word of English or another language. */
static size_t
word_piece(const char *s, const char *end, struct parts *p)
{
    char english[16], word[DATE_WORD_MAX];
    size_t n = parts_word(s, end, english);

    if (n && (s + n == end || !(s[n] & 0x80)) && use_word(p, english))
        return n;
    n = date_word(s, end, word);
    if (!use_month(p, date_words_month(word)) && !date_words_filler(word))
        return 0;
    return n + (s + n < end && s[n] == '.'); /* 3 janv. 2020 г. */
}

/* One piece of a date written in any order; bytes read, or 0. */
static size_t
date_piece(const char *s, const char *end, struct parts *p)
{
    size_t n;

    if (isspace((unsigned char)*s) || strchr(",|:;()", *s))
        return 1;
    if (isalpha((unsigned char)*s) || (*s & 0x80))
        return word_piece(s, end, p);
    if (p->hour >= 0 && !*p->zone && (n = offset_at(s, end, p->zone)))
        return n;
    if (*s == '-')
        return 1;
    if (!isdigit((unsigned char)*s))
        return 0;
    if (p->hour < 0 && (n = clock_at(s, end, p)))
        return n;
    if (!p->year && !p->month && !p->day &&
        ((n = parts_numeric(s, end, p)) || (n = date_words_han(s, end, p))))
        return n;
    return number_at(s, end, p);
}

/* 2015-03-20[T ]10:00[:00][zone], 2015-03, 20150320[T100000]; what follows a
   whole day and is no time is damage. */
static bool
iso(const char *s, const char *end, struct parts *p)
{
    size_t n;
    int len, v = parts_digits(s, end, 8, &len);

    if (len == 8) {
        p->year = v / 10000;
        p->month = v / 100 % 100;
        p->day = v % 100;
        s += 8;
    } else if ((n = parts_numeric(s, end, p)) && p->year && len == 4) {
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

        if (!used && (used = parts_word(s, end, word)) && !use_word(p, word))
            used = 0;
        s += used;
    }
    p->damaged = s < end;
    return true;
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
        size_t n = date_piece(s, end, p);

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
    struct parts p = parts_none();
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
    return parts_finish(&p, out);
}

/* 2015 or 2015-03: what a field may hold and a line may not. */
static bool
coarse(const char *s, const char *end, struct date *out)
{
    struct parts p = parts_none();
    int n;

    p.year = parts_digits(s, end, 4, &n);
    if (n != 4)
        return false;
    s += 4;
    if (s < end) {
        if (*s != '-' && *s != '/')
            return false;
        p.month = parts_digits(s + 1, end, 2, &n);
        if (!n || s + 1 + n != end || !p.month)
            return false;
    }
    return parts_finish(&p, out);
}

/* A date and time without a space, 2015-03-20T10:00:00Z; bytes read, or 0. */
static size_t
stamp(const char *s, const char *end, struct parts *p)
{
    const char *stop = s;

    while (stop < end && !isspace((unsigned char)*stop))
        stop++;
    *p = parts_none();
    return iso(s, stop, p) && p->hour >= 0 && !p->damaged ? (size_t)(stop - s)
                                                          : 0;
}

static bool
has_day(const struct parts *p)
{
    return p->year && p->month && p->day;
}

/* Whether the next piece may follow: day month year, month day year and year
   month day, with nothing between them that parts sentences. */
static bool
in_order(const struct parts *p, const struct parts *next, char first)
{
    if (has_day(p))
        return !next->updated && !next->issued; /* labels of another date */
    if ((p->year || p->month || p->day) && strchr("|:;()", first))
        return false;
    if (!p->day != !p->month && first == ',')
        return false; /* issue 5, May 2019 */
    if (has_day(next))
        return true;
    return !(next->year && next->day) && !(p->month && next->year);
}

size_t
date_run(const char *s, const char *end, struct date *out)
{
    struct parts p;
    const char *at = s + stamp(s, end, &p);

    if (at > s)
        return parts_finish(&p, out) ? (size_t)(at - s) : 0;
    p = parts_none();
    while (at < end) {
        struct parts next = p;
        size_t n = date_piece(at, end, &next);

        if (!n || !in_order(&p, &next, *at))
            break;
        p = next;
        at += n;
    }
    return has_day(&p) && parts_finish(&p, out) ? (size_t)(at - s) : 0;
}

bool
date_of_field(const char *s, size_t len, struct date *out)
{
    struct parts p = parts_none();
    const char *end;

    trimmed(&s, &end, len);
    if (s == end || end - s > 80)
        return false;
    if (coarse(s, end, out) || epoch(s, end, out))
        return true;
    if (iso(s, end, &p))
        return parts_finish(&p, out);
    p = parts_none();
    return free_form(s, end, true, &p) && parts_finish(&p, out);
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
    struct parts p = parts_none();
    const char *end;

    trimmed(&s, &end, len);
    if (end - s < 6 || end - s > 80 || !any_digit(s, end))
        return false;
    if (iso(s, end, &p) && !p.damaged)
        return parts_finish(&p, out);
    p = parts_none();
    return free_form(s, end, false, &p) && p.day && parts_finish(&p, out);
}

/* A mark that may stand before the date of a line; its bytes, or 0. */
static size_t
mark_at(const char *s, const char *end)
{
    if (strchr(",|-", *s))
        return 1;
    if (end - s >= 3 && memcmp(s, "\xe2\x80", 2) == 0 &&
        (unsigned char)s[2] >= 0x90 && (unsigned char)s[2] <= 0x95)
        return 3;
    return end - s >= 2 && memcmp(s, "\u00b7", 2) == 0 ? 2 : 0;
}

bool
date_behind(const char *s, size_t len, size_t *before, struct date *out)
{
    const char *end = s + len;

    for (const char *p = s + 1; p < end; p++) {
        size_t n = mark_at(p, end);

        if (n && date_of_line(p + n, (size_t)(end - p) - n, out)) {
            while (p > s && p[-1] == ' ')
                p--;
            *before = (size_t)(p - s);
            return *before > 0;
        }
    }
    return false;
}
