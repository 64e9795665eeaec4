#include "chart.h"

#include <inttypes.h>

#include "html.h"
#include "progress.h"

enum {
    SLOT_MOST = 44, /* pixels of a year */
    WIDTH_MOST = 900,
    BAR_HEIGHT = 90,
    DOT = 9, /* from dot to dot */
    DOTS_MOST = 8,
    DOTS_WIDTH = 200
};

/* Pixels for a year when so many stand side by side. */
static int
slot_of(int years)
{
    int slot = WIDTH_MOST / (years > 0 ? years : 1);

    return slot > SLOT_MOST ? SLOT_MOST : slot > 4 ? slot : 4;
}

/* Every which year has room for its name. */
static int
label_step(int slot)
{
    return slot >= 32 ? 1 : slot >= 16 ? 2 : slot >= 7 ? 5 : 10;
}

static void
year_label(struct buf *out, int year, int first, int slot, int y)
{
    int step = label_step(slot);

    if (year % step == 0 || (year == first && step == 1))
        buf_format(out,
                   "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%d</text>",
                   (year - first) * slot + slot / 2, y, year);
}

void
chart_years(struct buf *out, const char *caption,
            const struct year_count *years, size_t n)
{
    int first = years[0].year, last = years[n - 1].year;
    int slot = slot_of(last - first + 1), width = slot * (last - first + 1);
    uint64_t most = 1;

    for (size_t i = 0; i < n; i++)
        most = years[i].n > most ? years[i].n : most;
    buf_format(out,
               "<svg width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" "
               "role=\"img\" aria-label=\"",
               width, BAR_HEIGHT + 34, width, BAR_HEIGHT + 34);
    html_string(out, caption);
    for (size_t i = 0; i < n; i++)
        buf_format(out, "%s %d: %s", i ? "," : ":", years[i].year,
                   progress_count(years[i].n));
    buf_str(out, "\">");
    for (size_t i = 0; i < n; i++) {
        int height = (int)((double)years[i].n / (double)most * BAR_HEIGHT + .5);
        int x = (years[i].year - first) * slot;

        height = height < 1 ? 1 : height;
        buf_format(out,
                   "<rect class=\"bar\" x=\"%d\" y=\"%d\" width=\"%d\" "
                   "height=\"%d\"/>",
                   x + slot / 10, 16 + BAR_HEIGHT - height,
                   slot - slot / 10 * 2, height);
        if (slot >= 22)
            buf_format(out,
                       "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s"
                       "</text>",
                       x + slot / 2, 11 + BAR_HEIGHT - height,
                       progress_count(years[i].n));
    }
    for (int year = first; year <= last; year++)
        year_label(out, year, first, slot, BAR_HEIGHT + 30);
    buf_format(out,
               "<line class=\"axis\" x1=\"0\" x2=\"%d\" y1=\"%d\" y2=\"%d\"/>"
               "</svg>",
               width, BAR_HEIGHT + 16, BAR_HEIGHT + 16);
}

/* ---- a pair by year */

/* A stack of dots away from the line, or of numbers where they are many. */
static void
stack(struct buf *out, int x, int y, int step, const char *class, uint64_t n,
      bool dots, double unit)
{
    if (!n)
        return;
    for (uint64_t i = 0; dots && i < n; i++)
        buf_format(out, "<circle class=\"%s\" cx=\"%d\" cy=\"%d\" r=\"3.5\"/>",
                   class, x, y + step * (int)(DOT * i));
    if (!dots) {
        double height = (double)n * unit;

        height = height < 1 ? 1 : height;
        buf_format(out,
                   "<rect class=\"%s\" x=\"%d\" y=\"%.1f\" width=\"8\" "
                   "height=\"%.1f\"/>",
                   class, x - 4, step < 0 ? y - height + 4 : y - 4.0, height);
    }
}

static void
timeline_label(struct buf *out, const struct card *c)
{
    buf_str(out, "\" role=\"img\" aria-label=\"Statements by year.");
    for (size_t i = 0; i < c->n_periods; i++) {
        const struct period *y = &c->periods[i];

        if (y->year)
            buf_format(out,
                       " %d: for %" PRIu64 ", neutral %" PRIu64
                       ", against %" PRIu64 ".",
                       y->year, y->sides[0], y->sides[1], y->sides[2]);
    }
    buf_str(out, "\">");
}

static const struct period *
period_of(const struct card *c, int year)
{
    for (size_t i = 0; i < c->n_periods; i++) {
        if (c->periods[i].year == year)
            return &c->periods[i];
    }
    return NULL;
}

static void
year_column(struct buf *out, const struct period *y, int x, int middle,
            int height, int slot, bool dots, double unit)
{
    if (!y || !(y->together || y->apart || y->sides[0] || y->sides[1] ||
                y->sides[2])) {
        buf_format(out,
                   "<rect class=\"gap\" x=\"%d\" y=\"0\" width=\"%d\" "
                   "height=\"%d\"/>",
                   x - slot / 2, slot, height);
        return;
    }
    buf_format(out,
               "<line class=\"tick\" x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\"/>",
               x, x, middle - 3, middle + 3);
    stack(out, x - (y->sides[0] || y->sides[2] ? 6 : 0), middle - DOT, -1, "u",
          y->sides[1], dots, unit);
    stack(out, x + (y->sides[1] ? 6 : 0), middle - DOT, -1, "f", y->sides[0],
          dots, unit);
    stack(out, x, middle + DOT, 1, "a", y->sides[2], dots, unit);
}

void
chart_timeline(struct buf *out, const struct card *c)
{
    int years = c->last_year - c->first_year + 1, slot = slot_of(years);
    uint64_t up = 1, down = 1;
    bool dots;
    double unit;
    int above, below, height;

    for (size_t i = 0; i < c->n_periods; i++) {
        const struct period *y = &c->periods[i];

        if (!y->year)
            continue;
        for (int side = 0; side < 2; side++)
            up = y->sides[side] > up ? y->sides[side] : up;
        down = y->sides[2] > down ? y->sides[2] : down;
    }
    dots = up <= DOTS_MOST && down <= DOTS_MOST && slot >= 18;
    unit = DOT * DOTS_MOST / (double)(up > down ? up : down);
    above = (dots ? DOT * (int)up : (int)((double)up * unit) + 1) + DOT;
    below = (dots ? DOT * (int)down : (int)((double)down * unit) + 1) + DOT;
    height = above + below;
    buf_format(out, "<svg width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d",
               slot * years, height + 16, slot * years, height + 16);
    timeline_label(out, c);
    for (int year = c->first_year; year <= c->last_year; year++) {
        year_column(out, period_of(c, year),
                    (year - c->first_year) * slot + slot / 2, above, height,
                    slot, dots, unit);
        year_label(out, year, c->first_year, slot, height + 13);
    }
    buf_format(out,
               "<line class=\"axis\" x1=\"0\" x2=\"%d\" y1=\"%d\" y2=\"%d\"/>"
               "</svg>",
               slot * years, above, above);
}

void
chart_sides(struct buf *out, const struct card *c)
{
    static const char *const classes[] = {"f", "u", "a"};
    uint64_t all = c->sides[0] + c->sides[1] + c->sides[2];
    double x = 0;

    if (!all)
        return;
    buf_str(out, "<svg width=\"320\" height=\"8\" viewBox=\"0 0 320 8\" "
                 "preserveAspectRatio=\"none\" aria-hidden=\"true\">");
    for (int side = 0; side < 3; side++) {
        double width = (double)c->sides[side] / (double)all * 320;

        if (c->sides[side])
            buf_format(out,
                       "<rect class=\"%s\" x=\"%.1f\" y=\"0\" width=\"%.1f\" "
                       "height=\"8\"/>",
                       classes[side], x, width > 2 ? width - 1 : width);
        x += width;
    }
    buf_str(out, "</svg>");
}

static double
place_on(const struct dots *d, double v)
{
    v = v < -d->limit ? -d->limit : v > d->limit ? d->limit : v;
    return (v / d->limit + 1) / 2 * (DOTS_WIDTH - 12) + 6;
}

void
chart_dots(struct buf *out, const struct dots *d)
{
    buf_format(out,
               "<svg width=\"%d\" height=\"18\" viewBox=\"0 0 %d 18\" "
               "role=\"img\" aria-label=\"",
               DOTS_WIDTH, DOTS_WIDTH);
    if (d->with_mean)
        buf_format(out, "mean %.2f, interval %.2f to %.2f", d->mean, d->low,
                   d->high);
    for (size_t i = 0; !d->with_mean && i < d->n; i++)
        buf_format(out, "%s%.2f", i ? ", " : "", d->values[i]);
    buf_format(out,
               "\"><line class=\"axis\" x1=\"0\" x2=\"%d\" y1=\"9\" y2=\"9\"/>"
               "<line class=\"zero-line\" x1=\"%d\" x2=\"%d\" y1=\"1\" "
               "y2=\"17\"/>",
               DOTS_WIDTH, DOTS_WIDTH / 2, DOTS_WIDTH / 2);
    if (d->with_mean)
        buf_format(out,
                   "<line class=\"whisker\" x1=\"%.1f\" x2=\"%.1f\" y1=\"9\" "
                   "y2=\"9\"/><circle class=\"mean\" cx=\"%.1f\" cy=\"9\" "
                   "r=\"4\"/>",
                   place_on(d, d->low), place_on(d, d->high),
                   place_on(d, d->mean));
    for (size_t i = 0; !d->with_mean && i < d->n; i++)
        buf_format(out, "<circle class=\"dot\" cx=\"%.1f\" cy=\"9\" r=\"4\"/>",
                   place_on(d, d->values[i]));
    buf_str(out, "</svg>");
}
