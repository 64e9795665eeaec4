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
    char *again;
    bool good;

    if (sscanf(name, "%4d-%2d-%2d", &year, &part, &day) == 3)
        *p = (struct period){PERIOD_DAY, day_of(year, part, day)};
    else if (sscanf(name, "%4d-Q%1d", &year, &part) == 2)
        *p = (struct period){PERIOD_QUARTER, year * QUARTERS + part - 1};
    else if (sscanf(name, "%4d-W%2d", &year, &part) == 2)
        *p = (struct period){PERIOD_WEEK, first_week(year) + part - 1};
    else if (sscanf(name, "%4d-%2d", &year, &part) == 2)
        *p = (struct period){PERIOD_MONTH, year * MONTHS + part - 1};
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

/* quarter(date), week(date), day(date); the unit is the function's data. */
static void
of_date(sqlite3_context *context, int n, sqlite3_value **values)
{
    enum period_unit unit = *(enum period_unit *)sqlite3_user_data(context);
    const char *date = (const char *)sqlite3_value_text(values[0]);
    size_t len =
        unit == PERIOD_QUARTER ? strlen("2025-09") : strlen("2025-09-03");
    struct period p;
    char *name;

    (void)n;
    if (!date || strlen(date) < len)
        return; /* NULL */
    name = mem_copy(date, len);
    if (period_read(&p, name) &&
        p.unit == (unit == PERIOD_QUARTER ? PERIOD_MONTH : PERIOD_DAY)) {
        if (unit == PERIOD_QUARTER)
            p.number /= MONTHS / QUARTERS;
        else if (unit == PERIOD_WEEK)
            p.number = week_of(p.number);
        p.unit = unit;
        free(name);
        name = period_name(p);
        sqlite3_result_text(context, name, -1, SQLITE_TRANSIENT);
    }
    free(name);
}

static const struct {
    const char *name;
    enum period_unit unit;
} functions[] = {
    {"quarter", PERIOD_QUARTER}, {"week", PERIOD_WEEK}, {"day", PERIOD_DAY}};

enum {
    FUNCTIONS = sizeof functions / sizeof *functions
};

int
period_install(struct sqlite3 *db, struct fault *ft)
{
    for (size_t i = 0; i < FUNCTIONS; i++)
        if (sqlite3_create_function(
                db, functions[i].name, 1,
                SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS,
                (void *)(uintptr_t)&functions[i].unit, of_date, NULL, NULL))
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
