#include "date_infer.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "date_parts.h"
#include "listed.h"
#include "mem.h"

#define LEAD_BYTES_MAX 1000
#define PLACE_LETTERS_MIN 3

/* ---- days with their year, in running text */

static const char *
skip(const char *s, const char *end, const char *these)
{
    while (s < end && strchr(these, *s))
        s++;
    return s;
}

/* A hyphen or dash of any length at s; bytes read, or 0. */
static size_t
dash(const char *s, const char *end)
{
    if (s < end && *s == '-')
        return 1;
    if (end - s >= 3 && memcmp(s, "\xe2\x80", 2) == 0 &&
        (unsigned char)s[2] >= 0x90 && (unsigned char)s[2] <= 0x95)
        return 3;
    return 0;
}

/* 20, or 20-22, of which the first counts. NULL: no day. */
static const char *
day_at(const char *s, const char *end, struct parts *p)
{
    int n;
    size_t between;

    p->day = parts_digits(s, end, 2, &n);
    if (!n || !p->day)
        return NULL;
    s += n;
    between = dash(s, end);
    if (between) {
        parts_digits(s + between, end, 2, &n);
        s = n ? s + between + n : s;
    }
    return s;
}

static const char *
month_at(const char *s, const char *end, struct parts *p)
{
    char word[16];
    size_t n;

    if (s >= end || !isupper((unsigned char)*s))
        return NULL;
    n = parts_word(s, end, word);
    p->month = parts_month(word);
    return p->month ? s + n : NULL;
}

/* March 20, March 20-22, 20 March, with or without a year behind. NULL: no day.
 */
static const char *
day_and_month(const char *s, const char *end, struct parts *p)
{
    const char *at;
    int n;

    *p = parts_none();
    if (s < end && isdigit((unsigned char)*s)) {
        at = day_at(s, end, p);
        at = at ? month_at(skip(at, end, " "), end, p) : NULL;
    } else {
        at = month_at(s, end, p);
        at = at ? day_at(skip(at, end, " "), end, p) : NULL;
    }
    if (!at)
        return NULL;
    s = skip(at, end, ", ");
    p->year = parts_digits(s, end, 4, &n);
    if (n == 4)
        return s + n;
    p->year = 0;
    return at;
}

/* The next day with its year from *s on; *s is set behind it. */
static bool
next_full(const char **s, const char *end, struct parts *p)
{
    const char *at = *s;
    bool inside = false; /* of a word */

    for (; at < end; at++) {
        bool letter = isalnum((unsigned char)*at) != 0;
        const char *behind =
            letter && !inside ? day_and_month(at, end, p) : NULL;

        if (behind && p->year) {
            *s = behind;
            return true;
        }
        inside = letter;
    }
    return false;
}

/* ---- the calendar; Monday is 0 */

static time_t
noon(const struct parts *p)
{
    struct tm tm = {.tm_year = p->year - 1900,
                    .tm_mon = p->month - 1,
                    .tm_mday = p->day,
                    .tm_hour = 12};

    return timegm(&tm);
}

static int
weekday_of(const struct parts *p)
{
    time_t t = noon(p);
    struct tm tm;

    return gmtime_r(&t, &tm) ? (tm.tm_wday + 6) % 7 : 6;
}

static void
move_days(struct parts *p, int days)
{
    time_t t = noon(p) + (time_t)days * 24 * 60 * 60;
    struct tm tm;

    if (!gmtime_r(&t, &tm))
        return;
    p->year = tm.tm_year + 1900;
    p->month = tm.tm_mon + 1;
    p->day = tm.tm_mday;
}

/* ---- rules */

/* The first paragraph that is kept. */
static bool
find_lead(const struct doc *d, const struct spans *kept, const char **s,
          const char **end)
{
    for (size_t i = 0; i < kept->n; i++) {
        const char *stop = d->text + kept->at[i].stop, *line;

        *s = skip(d->text + kept->at[i].start, stop, " \t\n");
        if (*s == stop)
            continue;
        line = memchr(*s, '\n', (size_t)(stop - *s));
        *end = line ? line : stop;
        return *end - *s <= LEAD_BYTES_MAX;
    }
    return false;
}

/* Whether s..end is names, as of a place and a region: each word begins with a
   capital. *capitals: those in it. */
static bool
place(const char *s, const char *end, int *capitals)
{
    bool inside = false; /* of a word */

    for (*capitals = 0; s < end; s++) {
        unsigned char ch = (unsigned char)*s;

        *capitals += isupper(ch) != 0;
        if (!isupper(ch) && !strchr(" ,.'/-", ch) &&
            !(ch >= 0x80 || (inside && islower(ch))))
            return false;
        inside = ch >= 0x80 || isalpha(ch);
    }
    return true;
}

/* PLACE, March 20 (AGENCY) or a dash. The year may be missing where the place
   is in capitals; else it stands behind a comma. */
static bool
dateline(const char *start, const char *end, struct parts *p)
{
    int capitals;

    for (const char *s = start + PLACE_LETTERS_MIN; s < end; s++) {
        const char *behind = s[-1] == ' ' ? day_and_month(s, end, p) : NULL;

        if (!behind)
            continue;
        if (!place(start, s, &capitals) ||
            (capitals < PLACE_LETTERS_MIN && (!p->year || s[-2] != ',')))
            return false;
        behind = skip(behind, end, ", ");
        return behind < end && (*behind == '(' || dash(behind, end));
    }
    return false;
}

/* A word of the lead, lower-cased, from *s on; "" at its end. */
static void
next_word(const char **s, const char *end, char word[16])
{
    while (*s < end && !isalpha((unsigned char)**s))
        (*s)++;
    word[0] = '\0';
    if (*s < end)
        *s += parts_word(*s, end, word);
}

/* today (March 20, 2023), not in a quotation. */
static bool
today(const char *s, const char *end, struct parts *p)
{
    char word[16];

    while (s < end) {
        const char *before = s, *at;

        next_word(&s, end, word);
        if (memchr(before, '"', (size_t)(s - before)) ||
            memmem(before, (size_t)(s - before), "\xe2\x80\x9c", 3))
            return false;
        at = skip(s, end, " ,(");
        if (strcmp(word, "today") == 0 && at > s && s[-1] != '.' &&
            day_and_month(at, end, p) && p->year)
            return true;
    }
    return false;
}

static bool
reports(const char *word)
{
    static const char *const verbs[] = {"said",      "announced", "reported",
                                        "confirmed", "stated",    "declared"};

    return listed(word, verbs, sizeof verbs / sizeof *verbs);
}

/* "next week", and "announced Friday" or "on Friday" as the only weekday of the
   lead: its number, or -1. A Sunday may belong to either week. */
static int
said_before_next_week(const char *s, const char *end)
{
    char word[16], one[16] = "", two[16] = ""; /* the words before */
    bool next_week = false;
    int said = -1, weekdays = 0;

    for (next_word(&s, end, word); *word; next_word(&s, end, word)) {
        int day = parts_weekday(word);

        if (day >= 0 && strlen(word) >= 6) { /* no "sun", no "wed" */
            const char *verb = strcmp(one, "on") == 0 ? two : one;

            weekdays++;
            said = reports(verb) && day < 6 ? day : -1;
        }
        if (strcmp(word, "week") == 0 && strcmp(one, "next") == 0 &&
            strcmp(two, "the") != 0)
            next_week = true;
        strcpy(two, one);
        strcpy(one, word);
    }
    return next_week && weekdays == 1 ? said : -1;
}

/* Whether the paragraph around s, of the kept stretch from..end, looks
   ahead. */
static bool
looks_ahead(const char *from, const char *s, const char *end)
{
    const char *stop = memchr(s, '\n', (size_t)(end - s));
    char word[16];

    while (s > from && s[-1] != '\n')
        s--;
    for (stop = stop ? stop : end; s < stop;) {
        next_word(&s, stop, word);
        if (strcmp(word, "will") == 0 || strcmp(word, "scheduled") == 0)
            return true;
    }
    return false;
}

/* The days with their year in a text: the one that is yet to come, and the
   latest of the others. */
struct days {
    struct parts event;
    int events;
    time_t past;
    bool any_past;
};

static void
find_days(const struct doc *d, const struct spans *kept, struct days *found)
{
    for (size_t i = 0; i < kept->n; i++) {
        const char *from = d->text + kept->at[i].start, *s = from,
                   *end = d->text + kept->at[i].stop;
        struct parts p;

        while (next_full(&s, end, &p)) {
            if (looks_ahead(from, s, end)) {
                found->event = p;
                found->events++;
            } else if (!found->any_past || noon(&p) > found->past) {
                found->past = noon(&p);
                found->any_past = true;
            }
        }
    }
}

static bool
next_week(const struct doc *d, const struct spans *kept, const char *s,
          const char *end, struct parts *p, char **why)
{
    struct days days = {0};
    struct date event;
    int said = said_before_next_week(s, end), day;

    if (said < 0)
        return false;
    find_days(d, kept, &days);
    *p = days.event;
    if (days.events != 1 || !parts_finish(p, &event) ||
        (day = weekday_of(p)) == 6)
        return false;
    move_days(p, said - day - 7);
    if (days.any_past && days.past > noon(p))
        return false;
    *why = mem_format("a report in the week before %s", event.text);
    return true;
}

static bool
agrees(const struct doc *d, const struct date *found)
{
    return !d->published ||
           strncmp(found->text, d->published, strlen(d->published)) == 0;
}

bool
date_infer(const struct doc *d, struct date *out, char **why)
{
    struct spans kept = {0};
    struct parts p = parts_none();
    const char *s, *end;
    bool found = false;

    *why = NULL;
    doc_kept(d, &kept);
    if (d->text && find_lead(d, &kept, &s, &end)) {
        if (dateline(s, end, &p)) {
            /* What came out on New Year's Day may have been sent the day
               before. */
            if (!p.year && d->published && (p.month < 12 || p.day < 31))
                p.year = atoi(d->published);
            found = p.year > 0;
            *why = mem_string("the dateline");
        } else if (today(s, end, &p)) {
            found = true;
            *why = mem_string("\"today\" in the first paragraph");
        } else {
            found = next_week(d, &kept, s, end, &p, why);
        }
    }
    spans_free(&kept);
    if (found && parts_finish(&p, out) && agrees(d, out))
        return true;
    free(*why);
    *why = NULL;
    return false;
}
