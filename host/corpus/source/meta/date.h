/*
 * date: dates as newspapers, carriers, urls and file names write them, to ISO
 * 8601. What is not there is never filled in: no year, no guess at the day of
 * 03/04/2015, nothing before 1600 or more than a day ahead of the clock.
 */
#ifndef SLANT_DATE_H
#define SLANT_DATE_H

#include <stdbool.h>
#include <stddef.h>

struct date {
    char text[32];         /* 2015, 2015-03, 2015-03-20, 2015-03-20T10:00:00Z */
    const char *precision; /* year month day minute second */
    bool updated;          /* it calls itself that of a later version */
};

/* Which number is the day where either can be. With full stops between them
   (03.04.2015) it is the first, but for what the user says. */
enum date_order {
    DATE_ORDER_UNKNOWN, /* such a date is not read */
    DATE_ORDER_DMY,
    DATE_ORDER_MDY
};

/* How dates are read in this process from now on. said: by the user; then
   3/4/15 is a date, too, of the latest century in which it does not lie ahead.
 */
void date_read_as(enum date_order order, bool said);

/* The order of the dates in the head of a table or of JSON, by those that can
   only be one: quoted or whole cells. example: a date of which either number
   can be the day ("" if there is none) and one that decides. */
enum date_order date_order_of(const char *s, size_t len, char example[2][16]);

/* Why date_of_field does not read this, for people. Static. */
const char *date_doubt(const char *s, size_t len);

/* A whole carrier field. Epoch seconds and milliseconds count; of a damaged
   time the day is kept. */
bool date_of_field(const char *s, size_t len, struct date *out);

/* A date that names the day at s, its parts side by side, and the time, the
   weekday and the marks behind it; bytes read, or 0. */
size_t date_run(const char *s, const char *end, struct date *out);

/* A whole line that is nothing but a date (a weekday, a time, "Published" or
   "Updated" may stand with it); it must name the day. */
bool date_of_line(const char *s, size_t len, struct date *out);

/* A line of other words and a date behind a comma, bar or dash (`Morning Post,
   21 July 2023`); before: the bytes of the words. */
bool date_behind(const char *s, size_t len, size_t *before, struct date *out);

bool date_of_url(const char *url, struct date *out);   /* from its path */
bool date_of_name(const char *name, struct date *out); /* of a file */

#endif
