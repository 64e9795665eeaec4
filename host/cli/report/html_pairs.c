/* Charts and tables of who is for or against whom. */
#include "html_parts.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "chart.h"
#include "html.h"
#include "mem.h"
#include "progress.h"

enum {
    ACTORS_MOST = 10 /* rows and columns of the matrix */
};

void
html_years(struct page *p, const char *caption, const struct year_count *y,
           size_t n, uint64_t undated)
{
    buf_format(&p->out, "<h3>%s</h3>\n<div class=\"scroll\">", caption);
    if (n)
        chart_years(&p->out, caption, y, n);
    buf_format(&p->out,
               "</div>\n<p class=\"small\">%s without a date %s not in "
               "the chart; years without a bar have no documents.</p>\n",
               progress_things(undated, "document"),
               undated == 1 ? "is" : "are");
}

static void
change(struct buf *o, const struct change *c)
{
    buf_format(o,
               "<p class=\"facts\">Largest change: with %d. Balance before "
               "%.2f [%.2f, %.2f], from then on %.2f [%.2f, %.2f]; as large in "
               "%.1f %% of random orders.</p>\n",
               c->year, c->before.value, c->before.low, c->before.high,
               c->after.value, c->after.low, c->after.high, 100 * c->p);
}

void
html_card(struct page *p, const struct card *c)
{
    struct buf *o = &p->out;

    buf_format(o,
               "<article class=\"pair\" id=\"%s\">\n<div class=\"top\"><div>"
               "<h3><bdi>",
               c->id);
    html_cut(o, c->source, 80);
    buf_str(o, "</bdi> → <bdi>");
    html_cut(o, c->target, 80);
    buf_str(o, "</bdi></h3>\n");
    chart_sides(o, c);
    buf_format(
        o,
        "<p class=\"facts\">%s asserted, in %s (%s).<br>Co-mentions: %s %s "
        "both, %s of them without a statement this way.</p></div>\n"
        "<div class=\"scroll\">",
        progress_things(c->sides[0] + c->sides[1] + c->sides[2], "statement"),
        progress_things(c->documents, "document"),
        progress_things(c->clusters, "duplicate cluster"),
        progress_things(c->together, "sentence"),
        c->together == 1 ? "names" : "name", progress_count(c->silent));
    chart_timeline(o, c);
    buf_str(o, "</div></div>\n");
    if (c->change.year)
        change(o, &c->change);
    html_openers(p, c->openers, c->n_openers);
    buf_str(o, "</article>\n");
}

/* ---- the matrix */

struct actor {
    const char *name;
    uint64_t n; /* asserted statements it is in */
};

static int
by_number(const void *a, const void *b)
{
    const struct actor *x = a, *y = b;

    if (x->n != y->n)
        return x->n < y->n ? 1 : -1;
    return strcmp(x->name, y->name);
}

static int
by_name(const void *a, const void *b)
{
    const struct actor *x = a, *y = b;

    return strcmp(x->name, y->name);
}

static void
add_actor(struct actor *actors, size_t *n, const char *name, uint64_t weight)
{
    size_t i = 0;

    while (i < *n && strcmp(actors[i].name, name) != 0)
        i++;
    if (i == *n)
        actors[(*n)++].name = name;
    actors[i].n += weight;
}

/* Those in most statements, by name. */
static size_t
choose_actors(const struct card *cards, size_t n, struct actor *actors)
{
    size_t found = 0;

    for (size_t i = 0; i < n; i++) {
        const uint64_t *sides = cards[i].sides;
        uint64_t weight = sides[0] + sides[1] + sides[2];

        add_actor(actors, &found, cards[i].source, weight);
        add_actor(actors, &found, cards[i].target, weight);
    }
    if (found > ACTORS_MOST) {
        qsort(actors, found, sizeof *actors, by_number);
        found = ACTORS_MOST;
    }
    if (found)
        qsort(actors, found, sizeof *actors, by_name);
    return found;
}

static const struct card *
find_card(const struct card *cards, size_t n, const char *source,
          const char *target)
{
    for (size_t i = 0; i < n; i++) {
        if (strcmp(cards[i].source, source) == 0 &&
            strcmp(cards[i].target, target) == 0)
            return &cards[i];
    }
    return NULL;
}

static void
matrix_cell(struct page *p, const struct card *c)
{
    static const char *const classes[] = {"for", "neutral", "against"};
    static const char *const signs[] = {"+", "", "−"};

    if (!c) {
        buf_str(&p->out, "<td></td>");
        return;
    }
    buf_format(&p->out,
               "<td><a href=\"#%s\" title=\"%" PRIu64 " for, %" PRIu64
               " neutral, %" PRIu64 " against, of %s; %" PRIu64 " apart\">",
               c->id, c->sides[0], c->sides[1], c->sides[2],
               progress_things(c->together, "co-mention"), c->apart);
    for (int side = 0; side < 3; side++)
        buf_format(&p->out, "%s<b class=\"%s%s\">%s%" PRIu64 "</b>",
                   side ? " " : "", classes[side],
                   c->sides[side] ? "" : " zero",
                   c->sides[side] ? signs[side] : "", c->sides[side]);
    buf_format(&p->out, "<br><span class=\"small\">of %s",
               progress_count(c->together));
    if (c->apart)
        buf_format(&p->out, ", <span class=\"apart\">%" PRIu64 " apart</span>",
                   c->apart);
    buf_str(&p->out, "</span></a></td>");
}

static void
matrix_head(struct page *p, const struct actor *actors, size_t n)
{
    buf_str(
        &p->out,
        "<div class=\"key\"><span class=\"for\"><i></i>for</span>"
        "<span class=\"neutral\"><i></i>declared neutral</span>"
        "<span class=\"against\"><i></i>against</span></div>\n"
        "<p class=\"small\" id=\"matrix-says\">Asserted statements, and of how "
        "many sentences that mention both. Rows: who takes the stance; "
        "columns: towards whom. Apart are those "
        "alleged, conditional, denied or future. Each cell leads to its "
        "sentences; a blank one has no pair below. In the "
        "timelines a dot is one statement (a bar many), a tick says that both "
        "are mentioned, grey that they are not.</p>\n"
        "<div class=\"scroll\"><table class=\"matrix\" "
        "aria-describedby=\"matrix-says\">\n<thead><tr><td></td>");
    for (size_t i = 0; i < n; i++) {
        buf_str(&p->out, "<th scope=\"col\"><bdi>");
        html_cut(&p->out, actors[i].name, 40);
        buf_str(&p->out, "</bdi></th>");
    }
    buf_str(&p->out, "</tr></thead>\n<tbody>\n");
}

void
html_matrix(struct page *p, const struct card *cards, size_t n_cards)
{
    struct actor *actors = mem_alloc((2 * n_cards + 1) * sizeof *actors);
    size_t n = choose_actors(cards, n_cards, actors);

    matrix_head(p, actors, n);
    for (size_t i = 0; i < n; i++) {
        buf_str(&p->out, "<tr><th scope=\"row\"><bdi>");
        html_cut(&p->out, actors[i].name, 40);
        buf_str(&p->out, "</bdi></th>");
        for (size_t j = 0; j < n; j++) {
            if (i == j)
                buf_str(&p->out, "<td class=\"self\"></td>");
            else
                matrix_cell(p, find_card(cards, n_cards, actors[i].name,
                                         actors[j].name));
        }
        buf_str(&p->out, "</tr>\n");
    }
    buf_str(&p->out, "</tbody>\n</table></div>\n");
    free(actors);
}
