/*
 * period: stretches of time by name: 2020s, 2025, 2025-Q3, 2025-09, 2025-W36 (a
 * week of ISO 8601, Monday to Sunday), 2025-09-03. In SQL decade(date),
 * quarter(date), week(date) and day(date) give the name of a date that is exact
 * enough, else NULL; years and months are columns of the view `documents`.
 */
#ifndef SLANT_PERIOD_H
#define SLANT_PERIOD_H

#include <stdbool.h>
#include <stdint.h>

#include "fault.h"

enum period_unit {
    PERIOD_DECADE,
    PERIOD_YEAR,
    PERIOD_QUARTER,
    PERIOD_MONTH,
    PERIOD_WEEK,
    PERIOD_DAY
};

struct period {
    enum period_unit unit;
    int64_t number; /* the next one's is one more */
};

struct sqlite3;

bool period_read(struct period *p, const char *name);
char *period_name(struct period p); /* the caller's to free */

/* Makes the functions known to SQL. */
int period_install(struct sqlite3 *db, struct fault *ft);
/* Whether it is the name of one of these functions. */
bool period_is_function(const char *name);

#endif
