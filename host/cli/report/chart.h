/* chart: inline SVG. Each has a text for those who cannot see it. */
#ifndef SLANT_CHART_H
#define SLANT_CHART_H

#include "page.h"

/* Bars, one a year, from the first to the last; a year without is a gap. */
void chart_years(struct buf *out, const char *caption,
                 const struct year_count *years, size_t n);
/* The statements of a pair by year, those not dated apart: for and neutral
   above the line, against below. */
void chart_timeline(struct buf *out, const struct card *c);
/* The shares of for, neutral and against, as one bar. */
void chart_sides(struct buf *out, const struct card *c);
/* Values on a scale from -limit to limit, and the ends of it. */
void chart_dots(struct buf *out, const struct dots *d);
void chart_scale(struct buf *out, double limit);

#endif
