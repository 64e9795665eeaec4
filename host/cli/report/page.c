#include "page.h"

#include <math.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "expression.h"
#include "mem.h"
#include "progress.h"
#include "sentences.h"

struct table *
table_new(const char *caption, const struct page_column *columns, size_t n)
{
    struct table *t = mem_alloc(sizeof *t);

    t->caption = caption;
    t->columns = columns;
    t->n_columns = n;
    return t;
}

void
table_free(struct table *t)
{
    for (size_t i = 0; i < t->n; i++) {
        for (size_t j = 0; j < t->n_columns; j++)
            free(t->rows[i].cells[j].text);
        for (size_t j = 0; j < t->rows[i].n_openers; j++)
            free(t->rows[i].openers[j].command);
        free(t->rows[i].cells);
    }
    free(t->rows);
    free(t);
}

static struct cell *
next_cell(struct table *t, enum cell_kind kind)
{
    struct cell *c;

    if (t->at == 0) {
        t->rows = mem_grow(t->rows, &t->cap, t->n + 1, sizeof *t->rows);
        t->rows[t->n] = (struct row){0};
        t->rows[t->n++].cells = mem_alloc(t->n_columns * sizeof *c);
    }
    c = &t->rows[t->n - 1].cells[t->at];
    c->kind = kind;
    t->at = (t->at + 1) % t->n_columns;
    return c;
}

void
table_text(struct table *t, const char *s)
{
    struct cell *c = next_cell(t, s ? CELL_TEXT : CELL_NONE);

    c->text = mem_string(s);
}

void
table_count(struct table *t, uint64_t n)
{
    next_cell(t, CELL_COUNT)->count = n;
}

void
table_none(struct table *t)
{
    next_cell(t, CELL_NONE);
}

void
table_dots(struct table *t, const struct dots *d)
{
    next_cell(t, CELL_DOTS)->dots = *d;
}

void
table_open(struct table *t, const char *label, struct hits *hits, char *command)
{
    struct row *r = &t->rows[t->n - 1];

    hits_sort(hits);
    r->openers[r->n_openers++] =
        (struct opener){.label = label, .hits = hits, .command = command};
}

void
page_free(struct page *p)
{
    buf_free(&p->out);
    doc_free(&p->doc);
    abbreviations_free(p->abbreviations);
}

void
page_note(struct page *p, enum note_kind kind, const char *format, ...)
{
    va_list args;
    char *text;

    va_start(args, format);
    text = mem_vformat(format, args);
    va_end(args);
    p->ops->note(p, kind, text);
    free(text);
}

void
page_way(struct page *p, enum note_kind kind, const char *what, char *command)
{
    p->ops->way(p, kind, what, command);
    free(command);
}

void
page_figure(struct page *p, uint64_t value, const char *label,
            const char *format, ...)
{
    va_list args;
    char *detail;

    va_start(args, format);
    detail = mem_vformat(format, args);
    va_end(args);
    p->ops->figure(p, progress_count(value), label, detail);
    free(detail);
}

void
page_signed(struct buf *out, double value, int decimals)
{
    double parts = pow(10, decimals), rounded = round(value * parts) / parts;

    buf_format(out, rounded == 0 ? "%.*f" : "%+.*f", decimals,
               rounded == 0 ? 0 : rounded);
}

void
page_dots(struct buf *out, const struct dots *d)
{
    if (d->with_mean) {
        page_signed(out, d->mean, 3);
        buf_str(out, " (");
        page_signed(out, d->low, 3);
        buf_str(out, " to ");
        page_signed(out, d->high, 3);
        buf_char(out, ')');
    }
    for (size_t i = 0; !d->with_mean && i < d->n; i++) {
        buf_str(out, i ? " " : "");
        page_signed(out, d->values[i], 2);
    }
}

/* The command line that asks this SQL. */
static char *
command_line(const struct page *p, const char *select, const char *more)
{
    struct buf b = {0};
    const char *const parts[] = {select, more};

    buf_format(&b, "slant sql%s \"", p->scope->option);
    for (size_t i = 0; i < 2; i++) {
        for (const char *c = parts[i]; *c; c++) {
            if (strchr("\"$`\\", *c))
                buf_char(&b, '\\');
            buf_char(&b, *c);
        }
    }
    buf_char(&b, '"');
    return buf_take(&b);
}

char *
page_command(const struct page *p, const char *select)
{
    return command_line(p, select, p->scope->asked);
}

char *
page_command_documents(const struct page *p, const char *select)
{
    char *condition = expression_condition(p->scope->where);
    char *more =
        p->scope->where ? mem_format(" AND %s", condition) : mem_string("");
    char *text = command_line(p, select, more);

    free(condition);
    free(more);
    return text;
}

static int
take_document(struct page *p, int64_t id)
{
    int found;

    if (p->doc_id == id)
        return 0;
    doc_free(&p->doc);
    p->doc = (struct doc){0};
    p->doc_id = 0;
    found = reader_doc(p->scope->reader, id, &p->doc, &p->ft);
    if (found < 0)
        p->failed = true;
    if (found <= 0)
        return -1;
    p->doc_id = id;
    return 0;
}

/* A stretch with the sentences it lies in; itself where they begin too far
   before it, or there are none. */
static struct span
in_sentences(struct page *p, uint32_t start, uint32_t stop)
{
    struct spans kept = {0}, paragraphs = {0}, sentences = {0};
    struct span found = {start, stop};

    if (!p->abbreviations)
        p->abbreviations = abbreviations_new(NULL, 0);
    doc_kept(&p->doc, &kept);
    paragraphs_find(p->doc.text, &kept, &paragraphs);
    for (size_t i = 0; i < paragraphs.n; i++) {
        if (paragraphs.at[i].start < stop && paragraphs.at[i].stop > start)
            sentences_find(p->doc.text, paragraphs.at[i], p->abbreviations,
                           &sentences);
    }
    for (size_t i = 0; i < sentences.n; i++) {
        const struct span *s = &sentences.at[i];

        if (s->start <= start && s->stop > start &&
            start - s->start <= PLACE_MAX / 2)
            found.start = s->start;
        if (s->start < stop && s->stop >= stop)
            found.stop = s->stop;
    }
    spans_free(&kept);
    spans_free(&paragraphs);
    spans_free(&sentences);
    return found;
}

static size_t
least(size_t a, size_t b)
{
    return a < b ? a : b;
}

bool
page_place(struct page *p, const struct hit *h, struct place *place)
{
    uint32_t from = h->in_sentence ? h->start : h->mark_start;
    uint32_t to = h->in_sentence ? h->stop : h->mark_stop;
    struct span all = {h->start, h->stop};
    size_t stop;

    if (p->failed || take_document(p, h->document))
        return false;
    *place = (struct place){.doc = &p->doc, .text = ""};
    if (!p->doc.text || h->start >= h->stop || h->stop > p->doc.text_len)
        return true;
    if (h->in_sentence)
        all = in_sentences(p, h->start, h->stop);
    stop = all.stop;
    if (stop - all.start > PLACE_MAX) {
        stop = all.start + PLACE_MAX;
        while (stop > all.start && (p->doc.text[stop] & 0xc0) == 0x80)
            stop--;
        place->cut = true;
    }
    place->text = p->doc.text + all.start;
    place->len = stop - all.start;
    if (from >= all.start && from < to && from < stop) {
        place->mark_start = from - all.start;
        place->mark_stop = least(to, stop) - all.start;
    }
    return true;
}

bool
page_names_file(const struct doc *d)
{
    return d->uri && strcmp(d->uri, d->key) != 0;
}

const char *
basis_name(const char *basis)
{
    static const struct {
        const char *basis, *name;
    } names[] = {
        {"field", "stated in a field"},
        {"line", "stated in the text"},
        {"json-ld", "stated in the page's data"},
        {"meta", "stated in the page's head"},
        {"time", "stated below the headline"},
        {"url", "inferred from the address"},
        {"name", "inferred from the file name"},
        {"inferred", "inferred by the calendar"},
    };

    for (size_t i = 0; basis && i < sizeof names / sizeof *names; i++) {
        if (strcmp(basis, names[i].basis) == 0)
            return names[i].name;
    }
    return basis ? basis : "not known";
}
