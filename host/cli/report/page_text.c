/* A report as plain text. */
#include "page.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "progress.h"
#include "terminal_text.h"

enum {
    WIDTH = 80,
    CELL = 34 /* columns of a text cell */
};

/* Text that was made safe, in lines of at most WIDTH columns. A word longer
   than a line stands alone. */
static void
wrap(struct buf *out, size_t indent, const char *s)
{
    size_t at = 0; /* columns of the line so far */
    struct buf word = {0};

    while (*s) {
        size_t len = strcspn(s, " \n"), columns;

        buf_clear(&word);
        columns = terminal_text(&word, s, len);
        s += len + (s[len] != '\0');
        if (!columns)
            continue;
        if (at && at + 1 + columns <= WIDTH) {
            buf_char(out, ' ');
            at++;
        } else {
            if (at)
                buf_char(out, '\n');
            terminal_pad(out, at = indent);
        }
        buf_add(out, word.data, word.len);
        at += columns;
    }
    buf_char(out, '\n');
    buf_free(&word);
}

static void
head(struct page *p, const char *corpus)
{
    buf_str(&p->out, "Report on ");
    terminal_text(&p->out, corpus, strlen(corpus));
    buf_char(&p->out, '\n');
    if (p->scope->where) {
        struct buf where = {0};

        buf_format(&where, "Only documents where %s", p->scope->where);
        wrap(&p->out, 0, buf_text(&where));
        buf_free(&where);
    }
}

static void
section(struct page *p, const char *id, const char *title)
{
    (void)id;
    buf_format(&p->out, "\n%s\n", title);
    for (size_t i = 0; i < strlen(title); i++)
        buf_char(&p->out, '=');
    buf_str(&p->out, "\n\n");
}

static void
subsection(struct page *p, const char *title)
{
    buf_format(&p->out, "\n%s\n", title);
}

static void
note(struct page *p, enum note_kind kind, const char *text)
{
    (void)kind;
    wrap(&p->out, 0, text);
}

/* Not wrapped, so that it can be taken over. */
static void
way(struct page *p, enum note_kind kind, const char *what, const char *command)
{
    (void)kind;
    buf_format(&p->out, "%s:\n  ", what);
    terminal_text(&p->out, command, strlen(command));
    buf_char(&p->out, '\n');
}

static void
figure(struct page *p, const char *value, const char *label, const char *detail)
{
    buf_format(&p->out, "%10s  %-18s  ", value, label);
    terminal_text(&p->out, detail, strlen(detail));
    buf_char(&p->out, '\n');
}

static void
figures_end(struct page *p)
{
    (void)p;
}

/* ---- tables */

static void
cell_text(const struct cell *c, struct buf *out)
{
    switch (c->kind) {
    case CELL_TEXT:
        terminal_fit(out, c->text, strlen(c->text), CELL, true);
        break;
    case CELL_COUNT:
        buf_str(out, progress_count(c->count));
        break;
    case CELL_DOTS:
        page_dots(out, &c->dots);
        break;
    case CELL_NONE:
        break;
    }
}

static size_t
columns_of(const char *s)
{
    struct buf ignored = {0};
    size_t n = terminal_text(&ignored, s, strlen(s));

    buf_free(&ignored);
    return n;
}

/* A line of cells, the texts of which are freed; padding stands before what
   follows it, so that no line ends in blanks. */
static void
line(struct page *p, const struct table *t, char **texts, const size_t *widths)
{
    size_t missing = 0;

    for (size_t i = 0; i < t->n_columns; i++) {
        size_t columns = columns_of(texts[i]);
        size_t pad = widths[i] - columns;

        if (columns) {
            terminal_pad(&p->out, missing + (t->columns[i].number ? pad : 0));
            buf_str(&p->out, texts[i]);
            missing = t->columns[i].number ? 0 : pad;
        } else {
            missing += pad;
        }
        missing += 2;
        free(texts[i]);
    }
    buf_char(&p->out, '\n');
}

static void places(struct page *p, const struct opener *o);

static void
table(struct page *p, const struct table *t)
{
    size_t *widths = mem_alloc((t->n_columns + 1) * sizeof *widths);
    size_t n_cells = (t->n + 1) * t->n_columns;
    char **texts = mem_alloc(n_cells * sizeof *texts);

    for (size_t i = 0; i < n_cells; i++) {
        struct buf b = {0};
        size_t columns, at = i % t->n_columns;

        if (i < t->n_columns)
            buf_str(&b, t->columns[i].name);
        else
            cell_text(&t->rows[i / t->n_columns - 1].cells[at], &b);
        texts[i] = buf_take(&b);
        columns = columns_of(texts[i]);
        if (columns > widths[at])
            widths[at] = columns;
    }
    /* A section's title has a blank line below it. */
    if (memcmp(p->out.data + p->out.len - 2, "\n\n", 2) != 0)
        buf_char(&p->out, '\n');
    buf_format(&p->out, "%s\n", t->caption);
    for (size_t i = 0; i <= t->n; i++) {
        line(p, t, texts + i * t->n_columns, widths);
        for (size_t j = 0; i && j < t->rows[i - 1].n_openers; j++)
            places(p, &t->rows[i - 1].openers[j]);
    }
    free(texts);
    free(widths);
}

/* ---- places */

/* What is to be stressed stands in brackets. */
static void
add_place(struct buf *b, const struct place *s)
{
    buf_add(b, s->text, s->mark_start);
    buf_str(b, s->mark_stop ? "[" : "");
    buf_add(b, s->text + s->mark_start, s->mark_stop - s->mark_start);
    buf_str(b, s->mark_stop ? "]" : "");
    buf_add(b, s->text + s->mark_stop, s->len - s->mark_stop);
    buf_str(b, s->cut ? "…" : "");
}

static void
place(struct page *p, const struct hit *h)
{
    struct place s;
    const struct doc *d;
    struct buf b = {0};

    if (!page_place(p, h, &s))
        return;
    d = s.doc;
    if (s.len) {
        add_place(&b, &s);
        wrap(&p->out, 6, buf_text(&b));
        buf_clear(&b);
    }
    if (h->note)
        buf_format(&b, "%s | ", h->note);
    buf_format(&b, "%s | %s | ", d->outlet ? d->outlet : "no outlet",
               d->title ? d->title : "no title");
    if (d->published)
        buf_format(&b, "%s (%s)", d->published, basis_name(d->basis));
    else
        buf_str(&b, "no date");
    buf_format(&b, " | %s", d->key);
    if (s.len)
        buf_format(&b, " %" PRIu32 "..%" PRIu32, h->start, h->stop);
    if (page_names_file(d))
        buf_format(&b, " | %s", d->uri);
    if (d->url)
        buf_format(&b, " | %s", d->url);
    wrap(&p->out, 8, buf_text(&b));
    buf_free(&b);
}

static void
places(struct page *p, const struct opener *o)
{
    if (!o->hits->n)
        return;
    buf_format(&p->out, "    %s: %s\n", o->label,
               progress_count(o->hits->total));
    for (size_t i = 0; i < o->hits->n; i++)
        place(p, &o->hits->at[i]);
    if (o->hits->n < o->hits->total && o->command) {
        buf_str(&p->out, "      all: ");
        terminal_text(&p->out, o->command, strlen(o->command));
        buf_char(&p->out, '\n');
    }
}

/* ---- pairs and years */

static void
years(struct page *p, const char *caption, const struct year_count *y, size_t n,
      uint64_t undated)
{
    buf_format(&p->out, "\n%s\n", caption);
    for (size_t i = 0; i < n; i++)
        buf_format(&p->out, "  %d  %8s\n", y[i].year, progress_count(y[i].n));
    if (undated)
        buf_format(&p->out, "  no date %5s\n", progress_count(undated));
}

static void
matrix(struct page *p, const struct card *cards, size_t n)
{
    static const struct page_column columns[] = {
        {"source", false},     {"target", false},  {"for", true},
        {"neutral", true},     {"against", true},  {"of co-mentions", true},
        {"alleged etc", true}, {"clusters", true},
    };
    struct table *t = table_new("Counts of asserted statements", columns, 8);

    for (size_t i = 0; i < n; i++) {
        table_text(t, cards[i].source);
        table_text(t, cards[i].target);
        for (int side = 0; side < 3; side++)
            table_count(t, cards[i].sides[side]);
        table_count(t, cards[i].together);
        table_count(t, cards[i].apart);
        table_count(t, cards[i].clusters);
    }
    table(p, t);
    table_free(t);
}

static void
timeline(struct page *p, const struct card *c)
{
    for (size_t i = 0; i < c->n_periods; i++) {
        const struct period *y = &c->periods[i];

        if (y->year)
            buf_format(&p->out, "    %-8d", y->year);
        else
            buf_str(&p->out, "    no date ");
        buf_format(&p->out,
                   "for %" PRIu64 ", neutral %" PRIu64 ", against %" PRIu64
                   " of %s",
                   y->sides[0], y->sides[1], y->sides[2],
                   progress_things(y->together, "co-mention"));
        if (y->apart)
            buf_format(&p->out, "; apart %" PRIu64, y->apart);
        buf_char(&p->out, '\n');
    }
}

static void
balance(struct page *p, const char *when, const struct balance *b)
{
    buf_format(&p->out, "      %-14s balance %.2f [%.2f, %.2f]\n", when,
               b->value, b->low, b->high);
}

static void
change(struct page *p, const struct change *c)
{
    buf_format(&p->out,
               "    largest change: with %d; as large in %.1f %% of random "
               "orders\n",
               c->year, 100 * c->p);
    balance(p, "before", &c->before);
    balance(p, "from then on", &c->after);
}

static void
card(struct page *p, const struct card *c)
{
    buf_char(&p->out, '\n');
    terminal_text(&p->out, c->source, strlen(c->source));
    buf_str(&p->out, " -> ");
    terminal_text(&p->out, c->target, strlen(c->target));
    buf_format(&p->out,
               "\n    for %" PRIu64 ", neutral %" PRIu64 ", against %" PRIu64
               " of %s, %s without\n    a statement this way; %s, %s\n",
               c->sides[0], c->sides[1], c->sides[2],
               progress_things(c->together, "co-mention"),
               progress_count(c->silent),
               progress_things(c->documents, "document"),
               progress_things(c->clusters, "cluster"));
    timeline(p, c);
    if (c->change.year)
        change(p, &c->change);
    for (size_t i = 0; i < c->n_openers; i++)
        places(p, &c->openers[i]);
}

static void
end(struct page *p)
{
    (void)p;
}

void
page_text_new(struct page *p, struct scope *s)
{
    static const struct page_ops ops = {head,  section, subsection,  note,
                                        way,   figure,  figures_end, table,
                                        years, matrix,  card,        end};

    *p = (struct page){.ops = &ops,
                       .scope = s,
                       .most = 1,
                       .brief = true,
                       .rows = 10,
                       .cells = 40,
                       .pairs = 12,
                       .budget = 0.1,
                       .room = SIZE_MAX};
}
