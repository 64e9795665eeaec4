#include "date_parts.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

static const char *const months[] = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december",
};

static const char *const weekdays[] = {
    "monday", "tuesday",  "wednesday", "thursday",
    "friday", "saturday", "sunday",
};

struct parts_order parts_order;

struct parts
parts_none(void)
{
    return (struct parts){.hour = -1, .minute = -1, .second = -1};
}

int
parts_digits(const char *s, const char *end, int max, int *n)
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

size_t
parts_word(const char *s, const char *end, char word[16])
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

int
parts_month(const char *word)
{
    size_t len = strlen(word);

    for (int i = 0; i < 12; i++) {
        if (strcmp(word, months[i]) == 0 ||
            (len == 3 && memcmp(word, months[i], 3) == 0))
            return i + 1;
    }
    return strcmp(word, "sept") == 0 ? 9 : 0;
}

int
parts_weekday(const char *word)
{
    size_t len = strlen(word);

    for (int i = 0; i < 7; i++) {
        if (strcmp(word, weekdays[i]) == 0 ||
            (len >= 3 && len <= 5 && memcmp(word, weekdays[i], len) == 0))
            return i;
    }
    return -1;
}

/* Whether the first of day and month is the day; 1, 0, or -1: it is not known.
 */
static int
day_first(int first, int second, char mark)
{
    if ((first > 12) != (second > 12))
        return first > 12;
    if (first > 12)
        return -1;
    if (first == second || (mark == '.' && !parts_order.said))
        return 1;
    return parts_order.order == DATE_ORDER_UNKNOWN
               ? -1
               : parts_order.order == DATE_ORDER_DMY;
}

static int
days_in(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    return month == 2 && leap ? 29 : days[month - 1];
}

/* Whether there is such a day and it does not lie ahead. */
static bool
is_possible(const struct parts *p)
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

/* Two digits of a year; what came of them lies ahead of the clock in this
   century only if it belongs to the last one. */
static int
whole_year(struct parts p, int short_year)
{
    p.year = 2000 + short_year;
    return is_possible(&p) ? p.year : p.year - 100;
}

/* The year last: day and month in one order or the other. */
static bool
year_last(const int part[3], const int len[3], char mark, struct parts *p)
{
    int first = day_first(part[0], part[1], mark);

    if (len[0] > 2 || len[1] > 2 || first < 0)
        return false;
    p->day = part[first ? 0 : 1];
    p->month = part[first ? 1 : 0];
    p->year = len[2] == 4 ? part[2] : whole_year(*p, part[2]);
    return true;
}

size_t
parts_numeric(const char *s, const char *end, struct parts *p)
{
    int part[3], len[3];
    const char *at = s;

    for (int i = 0; i < 3; i++) {
        part[i] = parts_digits(at, end, 4, &len[i]);
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
    } else if ((len[2] != 4 && (len[2] != 2 || !parts_order.said)) ||
               !year_last(part, len, s[len[0]], p)) {
        return 0;
    }
    return p->month && p->day ? (size_t)(at - s) : 0;
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

bool
parts_finish(const struct parts *p, struct date *out)
{
    char *to = out->text;

    if (!is_possible(p))
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
    out->updated = p->updated && !p->issued;
    return true;
}
