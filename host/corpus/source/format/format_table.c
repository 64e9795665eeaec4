#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "decode.h"
#include "kind.h"
#include "mem.h"
#include "plural.h"
#include "table_rows.h"

/* Each open quote costs a look at up to a whole document behind it. */
#define OPEN_QUOTES_MAX 100

enum {
    COLUMNS_SHOWN = 8,
    NAME_SHOWN = 40 /* bytes of a column's */
};

struct table {
    struct source *s;
    const struct source_file *f;
    struct rows rows;
    struct buf names; /* of the columns, each with a NUL behind it */
    size_t *name;     /* where each begins */
    size_t columns;
    unsigned open_quotes;
};

static void
row_note(struct table *t, const char *reason, const char *detail)
{
    char *uri = mem_format("%s#L%" PRIu64, t->f->name, t->rows.line);

    if (strcmp(reason, "too-long") == 0)
        decode_too_long(t->s, uri);
    else
        decode_note(t->s, uri, reason, detail);
    free(uri);
}

/* Whether the row has more columns than it may; noted. */
static bool
too_many(struct table *t)
{
    uint64_t most = t->s->options.limits.columns;
    char *uri, *detail;

    if (t->rows.n <= most)
        return false;
    uri = mem_format("%s#L%" PRIu64, t->f->name, t->rows.line);
    detail =
        mem_format("more than %" PRIu64 " columns; see --max columns=N", most);
    decode_note(t->s, uri, "too-long", detail);
    free(detail);
    free(uri);
    return true;
}

/* The name of column i, also of one that the header does not have. */
static void
add_name(struct table *t, size_t i, const char *s, size_t len)
{
    t->name[i] = t->names.len;
    if (len)
        buf_add(&t->names, s, len);
    else
        buf_format(&t->names, "column_%zu", i + 1);
    buf_char(&t->names, '\0');
}

/* Whether a column is the text; without one the table is no carrier. */
static bool
has_text(const struct table *t)
{
    for (size_t i = 0; i < t->columns; i++) {
        const char *name = t->names.data + t->name[i];
        size_t len = strlen(name);
        unsigned rank;

        if (assign_target(&t->s->options, &name, &len, &rank) == FIELD_TEXT)
            return true;
    }
    return false;
}

/* The bytes of a name to show, whole characters. */
static int
shown(const char *name)
{
    size_t n = strlen(name);

    if (n > NAME_SHOWN) {
        for (n = NAME_SHOWN; (name[n] & 0xc0) == 0x80;)
            n--;
    }
    return (int)n;
}

/* Names the columns there are, so that --map can say which. */
static void
note_no_text(struct table *t)
{
    struct buf b = {0};

    buf_str(&b, "none of the columns (");
    for (size_t i = 0; i < t->columns && i < COLUMNS_SHOWN; i++)
        buf_format(&b, "%s%.*s", i ? ", " : "",
                   shown(t->names.data + t->name[i]),
                   t->names.data + t->name[i]);
    if (t->columns > COLUMNS_SHOWN)
        buf_format(&b, " and %zu more", t->columns - COLUMNS_SHOWN);
    buf_str(&b, ") is called text, body or content; say which it is with --map "
                "COLUMN=text");
    decode_note(t->s, t->f->name, "no-text-column", buf_text(&b));
    buf_free(&b);
}

/* The row as a record; cells behind the header's get a name by their number. */
static void
fill_record(struct table *t)
{
    const struct rows *r = &t->rows;
    struct record *rec = &t->s->record;

    rec->values = mem_grow(rec->values, &rec->cap, r->n, sizeof *rec->values);
    rec->n = r->n;
    rec->replaced = r->replaced;
    buf_clear(&rec->bytes);
    buf_add(&rec->bytes, t->names.data, t->names.len);
    for (size_t i = 0; i < r->n; i++) {
        struct value *v = &rec->values[i];
        size_t len;
        const char *s = rows_cell(r, i, &len);

        *v = (struct value){.type = VALUE_CELL};
        v->name = i < t->columns ? t->name[i] : rec->bytes.len;
        if (i >= t->columns) {
            buf_format(&rec->bytes, "column_%zu", i + 1);
            buf_char(&rec->bytes, '\0');
        }
        v->name_len = strlen(rec->bytes.data + v->name);
        v->at = rec->bytes.len;
        v->len = len;
        buf_add(&rec->bytes, s, len + 1);
    }
}

static bool
read_header(struct table *t)
{
    struct rows *r = &t->rows;
    enum rows_found found = rows_next(r);

    if (found == ROWS_ROW && r->n == 2 &&
        strncasecmp(r->text.data, "sep=", 4) == 0)
        found = rows_next(r); /* `sep=;`, which spreadsheets write */
    if (found == ROWS_END)
        return false;
    if (found == ROWS_ROW && too_many(t))
        return false;
    if (found != ROWS_ROW) {
        row_note(t, found == ROWS_OPEN_QUOTE ? "open-quote" : "too-long",
                 "the header has a quote that is never closed; the file was "
                 "not read");
        return false;
    }
    t->columns = r->n;
    t->name = mem_alloc(r->n * sizeof *t->name);
    for (size_t i = 0; i < r->n; i++) {
        size_t len;
        const char *s = rows_cell(r, i, &len);

        add_name(t, i, s, len);
    }
    fill_record(t); /* a table without rows has its fields, too */
    decode_flatten(t->s);
    if (has_text(t))
        return true;
    note_no_text(t);
    return false;
}

static void
note_ragged(struct table *t)
{
    const struct rows *r = &t->rows;
    char *detail =
        mem_format("%zu cell%s where the header has %zu; %s", r->n,
                   plural(r->n), t->columns,
                   r->n < t->columns ? "the missing ones are taken as empty"
                                     : "the others are variables column_N");

    row_note(t, "ragged-row", detail);
    free(detail);
}

/* Empty cells behind the last column are a habit of spreadsheets. */
static void
drop_empty_end(struct table *t)
{
    struct rows *r = &t->rows;
    size_t len;

    while (r->n > t->columns && (rows_cell(r, r->n - 1, &len), !len)) {
        r->text.len--;
        r->n--;
    }
}

static void
take_row(struct table *t)
{
    struct rows *r = &t->rows;

    drop_empty_end(t);
    if (too_many(t))
        return;
    if (r->n != t->columns)
        note_ragged(t);
    if (r->stray)
        row_note(t, "stray-quote",
                 "a quote inside a cell is not doubled; taken as it is");
    fill_record(t);
    decode_record(t->s, t->f, mem_format("%s#L%" PRIu64, t->f->name, r->line),
                  SHARE_PART);
}

static bool
read_row(struct table *t)
{
    switch (rows_next(&t->rows)) {
    case ROWS_ROW:
        take_row(t);
        return true;
    case ROWS_TOO_LONG:
        row_note(t, "too-long", NULL);
        return true;
    case ROWS_OPEN_QUOTE:
        row_note(t, "open-quote",
                 "a quote that opens in this row is never closed; its line was "
                 "left out");
        if (++t->open_quotes < OPEN_QUOTES_MAX)
            return true;
        decode_note(t->s, t->f->name, "open-quote",
                    "so many quotes are never closed that the rest was not "
                    "read");
        return false;
    case ROWS_END:
        break;
    }
    return false;
}

static bool
is_tabbed(const struct source_file *f)
{
    const char *name = f->as ? f->as : f->path;
    const char *end = name + kind_stem(name);

    return strncasecmp(end, ".tsv", 4) == 0 || strncasecmp(end, ".tab", 4) == 0;
}

void
decode_table(struct source *s, const struct source_file *f, struct carrier *c)
{
    struct table t = {.s = s, .f = f};
    const char *head;
    size_t len;

    if (!decode_encoding(s, f, c, ENCODING_HEAD, true))
        return;
    t.rows.in = carrier_utf8(c, &s->encoding, false);
    t.rows.most = s->options.limits.document;
    head = carrier_peek(t.rows.in, ENCODING_HEAD, &len);
    t.rows.delimiter = is_tabbed(f) && memchr(head, '\t', len)
                           ? '\t'
                           : rows_delimiter(head, len);
    if (!len && !c->reason)
        decode_note(s, f->name, "empty-file", NULL);
    else if (read_header(&t))
        while (read_row(&t))
            continue;
    carrier_close(t.rows.in);
    rows_free(&t.rows);
    buf_free(&t.names);
    free(t.name);
}
