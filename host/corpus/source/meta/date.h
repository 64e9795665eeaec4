/*
 * date: dates as newspapers, carriers, urls and file names write them, to ISO
 * 8601. What is not there is never filled in: no year, no reading of
 * 03/04/2015, nothing before 1600 or more than a day ahead of the clock.
 */
#ifndef SLANT_DATE_H
#define SLANT_DATE_H

#include <stdbool.h>
#include <stddef.h>

struct date {
    char text[32];         /* 2015, 2015-03, 2015-03-20, 2015-03-20T10:00:00Z */
    const char *precision; /* year month day minute second */
};

/* A whole carrier field. Epoch seconds and milliseconds count; of a damaged
   time the day is kept. */
bool date_of_field(const char *s, size_t len, struct date *out);

/* A whole line that is nothing but a date (a weekday, a time, "Published" or
   "Updated" may stand with it); it must name the day. */
bool date_of_line(const char *s, size_t len, struct date *out);

bool date_of_url(const char *url, struct date *out);   /* from its path */
bool date_of_name(const char *name, struct date *out); /* of a file */

#endif
