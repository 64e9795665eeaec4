/* date_parts: a date while it is read: its numbers, and their ISO 8601 form. */
#ifndef SLANT_DATE_PARTS_H
#define SLANT_DATE_PARTS_H

#include "date.h"

struct parts {
    int year, month, day;     /* 0: not given */
    int hour, minute, second; /* -1: not given */
    char zone[8];
    bool damaged;         /* in its time */
    bool issued, updated; /* what stands beside it: `Published`, `Updated` */
};

struct parts parts_none(void); /* nothing given */

/* Reads 1..max digits; their number, or 0 with *n = 0 if there are none or
   more than max. */
int parts_digits(const char *s, const char *end, int max, int *n);

/* A word of letters and inner dots, lower-cased, dots dropped; bytes read. */
size_t parts_word(const char *s, const char *end, char word[16]);

/* 1..12 for a month's name or its first three letters (and sept), or 0. */
int parts_month(const char *word);

/* 0 (Monday) to 6 for a weekday's name or 3 to 5 letters of it, or -1. */
int parts_weekday(const char *word);

/* What date_read_as said. */
struct parts_order {
    enum date_order order;
    bool said; /* by the user */
};
extern struct parts_order parts_order;

/* a/b/c with one separator / . or -; the year first or last. */
size_t parts_numeric(const char *s, const char *end, struct parts *p);

/* The date, as exact as it is given; false if there is no such day, it lies
   before 1600, or more than a day ahead of the clock. */
bool parts_finish(const struct parts *p, struct date *out);

#endif
