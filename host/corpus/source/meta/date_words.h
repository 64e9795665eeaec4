/* date_words: dates in other languages than English: German, French, Spanish,
   Italian, Portuguese, Dutch, Polish, Russian, Ukrainian; and 2015年3月20日. */
#ifndef SLANT_DATE_WORDS_H
#define SLANT_DATE_WORDS_H

#include "date_parts.h"

#define DATE_WORD_MAX 24

/* A word of letters, lower-cased as far as names of months need it; bytes
   read. */
size_t date_word(const char *s, const char *end, char word[DATE_WORD_MAX]);

/* 1..12 for a month's whole name or a usual abbreviation, without its dot, or
 * 0. */
int date_words_month(const char *word);

/* Weekdays, and what stands between day, month and year (`de`). */
bool date_words_filler(const char *word);

/* 2015年3月20日 at s; bytes read, or 0. */
size_t date_words_han(const char *s, const char *end, struct parts *p);

#endif
