#include "period.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <sqlite3.h>

#include "mem.h"
#include "statement.h"

enum {
    DAY_SECONDS = 24 * 60 * 60,
    YEARS = 10, /* of a decade */
    QUARTERS = 4,
    MONTHS = 12,
    WEEK_DAYS = 7,
    MONDAY = 3 /* days from the Monday before to 1970-01-01 */
};

static int64_t
day_of(int year, int month, int day)
{
    struct tm t = {.tm_year = year - 1900, .tm_mon = month - 1, .tm_mday = day};

    return (int64_t)timegm(&t) / DAY_SECONDS;
}

static int64_t
week_of(int64_t day)
{
    int64_t since = day + MONDAY;

    return (since - (since < 0 ? WEEK_DAYS - 1 : 0)) / WEEK_DAYS;
}

/* The one with 4 January. */
static int64_t
first_week(int year)
{
    return week_of(day_of(year, 1, 4));
}

static struct tm
date_of(int64_t day)
{
    time_t seconds = (time_t)(day * DAY_SECONDS);
    struct tm t = {0};

    gmtime_r(&seconds, &t);
    return t;
}

char *
period_name(struct period p)
{
    int64_t n = p.number;
    struct tm t;

    switch (p.unit) {
    case PERIOD_DECADE:
        return mem_format("%04ds", (int)n * YEARS);
    case PERIOD_YEAR:
        return mem_format("%d", (int)n);
    case PERIOD_QUARTER:
        return mem_format("%04d-Q%d", (int)(n / QUARTERS),
                          (int)(n % QUARTERS) + 1);
    case PERIOD_MONTH:
        return mem_format("%04d-%02d", (int)(n / MONTHS),
                          (int)(n % MONTHS) + 1);
    case PERIOD_WEEK: /* it belongs to the year of its Thursday */
        t = date_of(n * WEEK_DAYS);
        return mem_format("%04d-W%02d", t.tm_year + 1900,
                          t.tm_yday / WEEK_DAYS + 1);
    case PERIOD_DAY:
        break;
    }
    t = date_of(n);
    return mem_format("%04d-%02d-%02d", t.tm_year + 1900, t.tm_mon + 1,
                      t.tm_mday);
}

bool
period_read(struct period *p, const char *name)
{
    int year, part, day;
    char *again, s;
    bool good;

    if (sscanf(name, "%4d-%2d-%2d", &year, &part, &day) == 3)
        *p = (struct period){PERIOD_DAY, day_of(year, part, day)};
    else if (sscanf(name, "%4d-Q%1d", &year, &part) == 2)
        *p = (struct period){PERIOD_QUARTER, year * QUARTERS + part - 1};
    else if (sscanf(name, "%4d-W%2d", &year, &part) == 2)
        *p = (struct period){PERIOD_WEEK, first_week(year) + part - 1};
    else if (sscanf(name, "%4d-%2d", &year, &part) == 2)
        *p = (struct period){PERIOD_MONTH, year * MONTHS + part - 1};
    else if (sscanf(name, "%4d%c", &year, &s) == 2)
        *p = (struct period){PERIOD_DECADE, year / YEARS};
    else if (sscanf(name, "%4d", &year) == 1)
        *p = (struct period){PERIOD_YEAR, year};
    else
        return false;
    again = period_name(*p); /* there is no 2025-13, nor 2025-02-30 */
    good = strcmp(again, name) == 0;
    free(again);
    return good;
}

/* ---- in SQL ---- */

/* The periods that are functions, and how much of a date each asks for. */
static const struct of_date {
    const char *name;
    enum period_unit unit, of;
    size_t len;
} functions[] = {
    {"decade", PERIOD_DECADE, PERIOD_YEAR, sizeof "2025" - 1},
    {"quarter", PERIOD_QUARTER, PERIOD_MONTH, sizeof "2025-09" - 1},
    {"week", PERIOD_WEEK, PERIOD_DAY, sizeof "2025-09-03" - 1},
    {"day", PERIOD_DAY, PERIOD_DAY, sizeof "2025-09-03" - 1}};

enum {
    FUNCTIONS = sizeof functions / sizeof *functions
};

/* The number of the period of a unit that a shorter one, of its `of`, is in. */
static int64_t
number_in(enum period_unit unit, int64_t number)
{
    switch (unit) {
    case PERIOD_DECADE:
        return number / YEARS;
    case PERIOD_QUARTER:
        return number / (MONTHS / QUARTERS);
    case PERIOD_WEEK:
        return week_of(number);
    default:
        return number;
    }
}

/* decade(date) and so on; which one is the function's data. */
static void
of_date(sqlite3_context *context, int n, sqlite3_value **values)
{
    const struct of_date *f = sqlite3_user_data(context);
    const char *date = (const char *)sqlite3_value_text(values[0]);
    struct period p;
    char *name;

    (void)n;
    if (!date || strlen(date) < f->len)
        return; /* NULL */
    name = mem_copy(date, f->len);
    if (period_read(&p, name) && p.unit == f->of) {
        p = (struct period){f->unit, number_in(f->unit, p.number)};
        free(name);
        name = period_name(p);
        sqlite3_result_text(context, name, -1, SQLITE_TRANSIENT);
    }
    free(name);
}

int
period_install(struct sqlite3 *db, struct fault *ft)
{
    for (size_t i = 0; i < FUNCTIONS; i++)
        if (sqlite3_create_function(
                db, functions[i].name, 1,
                SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS,
                (void *)(uintptr_t)&functions[i], of_date, NULL, NULL))
            return statement_fault(db, ft);
    return 0;
}

bool
period_is_function(const char *name)
{
    for (size_t i = 0; i < FUNCTIONS; i++)
        if (strcmp(functions[i].name, name) == 0)
            return true;
    return false;
}
