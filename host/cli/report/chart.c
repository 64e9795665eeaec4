#include "chart.h"

#include <inttypes.h>

#include "html.h"
#include "progress.h"

enum {
    SLOT_MOST = 44, /* pixels of a year */
    WIDTH_MOST = 900,
    PAIR_SLOT = 36, /* the same beside the words about a pair */
    PAIR_WIDTH = 480,
    BAR_HEIGHT = 90,
    DOT = 8,      /* from dot to dot */
    UNDATED = 64, /* pixels for what is not dated */
    DOTS_MOST = 10,
    DOTS_WIDTH = 200
};

/* Pixels for a year when so many stand side by side. */
static int
slot_of(int years, int width, int most)
{
    int slot = width / (years > 0 ? years : 1);

    return slot > most ? most : slot > 1 ? slot : 1;
}

/* Every which year has room for its name. */
static int
label_step(int slot)
{
    static const int steps[] = {1, 2, 5, 10, 20, 50};
    size_t i = 0;

    while (i + 1 < sizeof steps / sizeof *steps && steps[i] * slot < 32)
        i++;
    return steps[i];
}

static void
year_label(struct buf *out, int year, int first, int slot, int left, int y)
{
    int step = label_step(slot);

    if (year % step == 0 || (year == first && step == 1))
        buf_format(out,
                   "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%d</text>",
                   left + (year - first) * slot + slot / 2, y, year);
}

void
chart_years(struct buf *out, const char *caption,
            const struct year_count *years, size_t n)
{
    int first = years[0].year, last = years[n - 1].year;
    int slot = slot_of(last - first + 1, WIDTH_MOST, SLOT_MOST),
        width = slot * (last - first + 1);
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
        year_label(out, year, first, slot, 0, BAR_HEIGHT + 30);
    buf_format(out,
               "<line class=\"axis\" x1=\"0\" x2=\"%d\" y1=\"%d\" y2=\"%d\"/>"
               "</svg>",
               width, BAR_HEIGHT + 16, BAR_HEIGHT + 16);
}

/* ---- a pair by year */

/* How the statements of a pair are drawn. */
struct drawing {
    int slot, left; /* pixels of a year, and of what is not dated */
    int above, below;
    bool dots; /* else bars with numbers */
    double unit;
};

/* Away from the line: a dot a statement, or a bar with its number. */
static void
stack(struct buf *out, const struct drawing *g, int x, int way,
      const char *class, uint64_t n)
{
    double height = (double)n * g->unit < 2 ? 2 : (double)n * g->unit;
    double near = g->above + 4.0 * way;

    if (!n)
        return;
    for (uint64_t i = 0; g->dots && i < n; i++)
        buf_format(out, "<circle class=\"%s\" cx=\"%d\" cy=\"%d\" r=\"3.5\"/>",
                   class, x, g->above + way * DOT * (int)(i + 1));
    if (g->dots)
        return;
    buf_format(out,
               "<rect class=\"%s\" x=\"%d\" y=\"%.1f\" width=\"9\" "
               "height=\"%.1f\"/><text x=\"%d\" y=\"%.1f\" "
               "text-anchor=\"middle\">%s</text>",
               class, x - 4, way < 0 ? near - height : near, height, x,
               way < 0 ? near - height - 3 : near + height + 11,
               progress_count(n));
}

static bool
is_gap(const struct period *y)
{
    return !y || !(y->together || y->apart || y->sides[0] || y->sides[1] ||
                   y->sides[2]);
}

/* x: of its middle. */
static void
period_column(struct buf *out, const struct drawing *g, const struct period *y,
              int x)
{
    bool two = y->sides[0] && y->sides[1];

    buf_format(out,
               "<line class=\"tick\" x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\"/>",
               x, x, g->above - 3, g->above + 3);
    stack(out, g, two ? x - 6 : x, -1, "f", y->sides[0]);
    stack(out, g, two ? x + 6 : x, -1, "u", y->sides[1]);
    stack(out, g, x, 1, "a", y->sides[2]);
}

/* All years are gaps but those in which something mentions both. */
static void
year_columns(struct buf *out, const struct drawing *g, const struct card *c)
{
    int years = c->last_year - c->first_year + 1, height = g->above + g->below;

    buf_format(out,
               "<rect class=\"gap\" x=\"%d\" y=\"0\" width=\"%d\" "
               "height=\"%d\"/>",
               g->left, g->slot * years, height);
    for (size_t i = 0; i < c->n_periods; i++) {
        const struct period *y = &c->periods[i];
        int x = g->left + (y->year - c->first_year) * g->slot;

        if (!y->year || is_gap(y))
            continue;
        buf_format(out,
                   "<rect class=\"seen\" x=\"%d\" y=\"0\" width=\"%d\" "
                   "height=\"%d\"/>",
                   x, g->slot, height);
        period_column(out, g, y, x + g->slot / 2);
    }
    for (int year = c->first_year; year <= c->last_year; year++)
        year_label(out, year, c->first_year, g->slot, g->left, height + 13);
    buf_format(out,
               "<line class=\"axis\" x1=\"%d\" x2=\"%d\" y1=\"%d\" "
               "y2=\"%d\"/>",
               g->left, g->left + g->slot * years, g->above, g->above);
}

static void
timeline_label(struct buf *out, const struct card *c)
{
    buf_str(out, "\" role=\"img\" aria-label=\"Statements by year.");
    for (size_t i = 0; i < c->n_periods; i++) {
        const struct period *y = &c->periods[i];

        if (y->year)
            buf_format(out, " %d:", y->year);
        else
            buf_str(out, " No date:");
        buf_format(
            out, " for %" PRIu64 ", neutral %" PRIu64 ", against %" PRIu64 ".",
            y->sides[0], y->sides[1], y->sides[2]);
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

static struct drawing
lay_out(const struct card *c)
{
    struct drawing g = {.slot = slot_of(c->last_year - c->first_year + 1,
                                        PAIR_WIDTH, PAIR_SLOT)};
    uint64_t up = 0, down = 0, most;
    int labels;

    for (size_t i = 0; i < c->n_periods; i++) {
        const uint64_t *sides = c->periods[i].sides;

        up = sides[0] > up ? sides[0] : up;
        up = sides[1] > up ? sides[1] : up;
        down = sides[2] > down ? sides[2] : down;
    }
    g.left = is_gap(period_of(c, 0)) ? 0 : UNDATED;
    g.dots = up <= DOTS_MOST && down <= DOTS_MOST && g.slot >= 18;
    most = up > down ? up : down;
    g.unit = g.dots || !most ? DOT : DOT * DOTS_MOST / (double)most;
    labels = g.dots ? DOT : 20;
    g.above = (int)((double)up * g.unit) + (up ? labels : DOT);
    g.below = (int)((double)down * g.unit) + (down ? labels : DOT);
    return g;
}

void
chart_timeline(struct buf *out, const struct card *c)
{
    int years = c->first_year ? c->last_year - c->first_year + 1 : 0;
    struct drawing g = lay_out(c);
    int width = g.left + g.slot * years, height = g.above + g.below;

    buf_format(out, "<svg width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d",
               width, height + 16, width, height + 16);
    timeline_label(out, c);
    if (g.left) {
        period_column(out, &g, period_of(c, 0), g.left / 2 - 4);
        buf_format(out,
                   "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">no date"
                   "</text><line class=\"axis\" x1=\"0\" x2=\"%d\" y1=\"%d\" "
                   "y2=\"%d\"/>",
                   g.left / 2 - 4, height + 13, g.left - 8, g.above, g.above);
    }
    if (years)
        year_columns(out, &g, c);
    buf_str(out, "</svg>");
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

/* The mean is a stroke, so that no interval is too small to be seen. */
static void
mean_on(struct buf *out, const struct dots *d)
{
    double mean = place_on(d, d->mean);

    buf_format(out,
               "<line class=\"whisker\" x1=\"%.1f\" x2=\"%.1f\" y1=\"9\" "
               "y2=\"9\"/><line class=\"whisker\" x1=\"%.1f\" x2=\"%.1f\" "
               "y1=\"4\" y2=\"14\"/>",
               place_on(d, d->low), place_on(d, d->high), mean, mean);
}

void
chart_dots(struct buf *out, const struct dots *d)
{
    buf_format(out,
               "<svg width=\"%d\" height=\"18\" viewBox=\"0 0 %d 18\" "
               "aria-hidden=\"true\"><line class=\"axis\" x1=\"0\" "
               "x2=\"%d\" y1=\"9\" y2=\"9\"/><line class=\"zero-line\" "
               "x1=\"%d\" x2=\"%d\" y1=\"1\" y2=\"17\"/>",
               DOTS_WIDTH, DOTS_WIDTH, DOTS_WIDTH, DOTS_WIDTH / 2,
               DOTS_WIDTH / 2);
    if (d->with_mean)
        mean_on(out, d);
    for (size_t i = 0; !d->with_mean && i < d->n; i++)
        buf_format(out, "<circle class=\"dot\" cx=\"%.1f\" cy=\"9\" r=\"4\"/>",
                   place_on(d, d->values[i]));
    buf_str(out, "</svg>");
}

void
chart_scale(struct buf *out, double limit)
{
    buf_format(out,
               "<svg width=\"%d\" height=\"14\" viewBox=\"0 0 %d 14\" "
               "role=\"img\" aria-label=\"scale from %g to %g\"><text "
               "x=\"0\" y=\"11\">%g</text><text x=\"%d\" y=\"11\" "
               "text-anchor=\"middle\">0</text><text x=\"%d\" y=\"11\" "
               "text-anchor=\"end\">+%g</text></svg>",
               DOTS_WIDTH, DOTS_WIDTH, -limit, limit, -limit, DOTS_WIDTH / 2,
               DOTS_WIDTH, limit);
}
