/* abbreviations: words whose full stop need not end a sentence, and words that
   begin one (used by sentences.c). */
#ifndef SLANT_ABBREVIATIONS_H
#define SLANT_ABBREVIATIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "sentences.h"

enum abbreviation_kind {
    ABBREVIATION_NONE,
    ABBREVIATION_NAME,   /* Mr, vs: something always follows */
    ABBREVIATION_NUMBER, /* No, Jan: one only before a digit */
    ABBREVIATION_END,    /* Inc, U.S: may end a sentence */
    ABBREVIATION_TIME    /* a.m, p.m: ends one unless a day or zone follows */
};

/* What s[0..len), without its last stop, is as an abbreviation. */
enum abbreviation_kind abbreviation_of(const struct abbreviations *a,
                                       const char *s, size_t len);

/* Whether the capitalised word begins sentences far more often than names. */
bool abbreviation_starter(const char *s, size_t len);

/* Whether the word is a day, a month or a time zone. */
bool abbreviation_day(const char *s, size_t len);

#endif
