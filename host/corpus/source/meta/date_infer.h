/*
 * date_infer: the day on which an English report came out, reckoned with a
 * calendar from its opening. A guess by rule, used only when the user asks; it
 * reads three forms and is silent on all others:
 *
 *   dateline   BEIJING, March 20, 2023 (Xinhua) -- ...; without a year when the
 *              carrier, url or file name gave the year or month; the place
              in small letters (Beijing, Aug 5 2022 -) with the year only
 *   today      ... said today (March 20, 2023), in the first paragraph
 *   next week  ... will visit next week, the Kremlin announced Friday, in the
 *              first paragraph, when the text names one day with its year as
 *              what will be: the Friday of the week before, if that is behind
 *              all other days that the text names with their year
 */
#ifndef SLANT_DATE_INFER_H
#define SLANT_DATE_INFER_H

#include "date.h"
#include "doc.h"

/* d is settled. A published year or month must agree. False: no rule fits.
 *why: words for the user; to be freed. */
bool date_infer(const struct doc *d, struct date *out, char **why);

#endif
