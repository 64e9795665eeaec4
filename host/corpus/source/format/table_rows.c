#include "table_rows.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "utf8.h"

#define BLOCK (256u << 10)

char
rows_delimiter(const char *p, size_t len)
{
    static const char marks[] = ",;\t|";
    size_t n[4] = {0};
    int best = 0;
    bool quoted = false;

    for (const char *end = p + len; p < end; p++) {
        const char *at = memchr(marks, *p, 4);

        if (!quoted && (*p == '\n' || *p == '\r'))
            break;
        if (*p == '"')
            quoted = !quoted;
        else if (at && !quoted)
            n[at - marks]++;
    }
    for (int i = 1; i < 4; i++) {
        if (n[i] > n[best])
            best = i;
    }
    return marks[best];
}

/* Reads on behind what there is; false at the end. */
static bool
more(struct rows *r)
{
    size_t n;

    if (r->end || !r->in)
        return false;
    if (r->at) {
        memmove(r->raw.data, r->raw.data + r->at, r->raw.len - r->at);
        r->raw.len -= r->at;
        r->at = 0;
    }
    n = carrier_read(r->in, buf_reserve(&r->raw, BLOCK), BLOCK);
    r->raw.len += n;
    r->end = !n;
    return n != 0;
}

/* The byte i behind the row's start, -1 behind the last one. */
static int
byte_at(struct rows *r, size_t i)
{
    if (r->at + i >= r->raw.len && !more(r))
        return -1;
    return (unsigned char)r->raw.data[r->at + i];
}

static bool
ends_cell(const struct rows *r, int c)
{
    return c < 0 || c == r->delimiter || c == '\n' || c == '\r';
}

/* At a quote inside a quoted cell. */
static void
meet_quote(struct rows *r)
{
    int c = byte_at(r, r->scanned + 1);

    r->scanned++;
    if (c == '"')
        r->scanned++;
    else if (ends_cell(r, c))
        r->quoted = false;
    else if (r->next_line > r->quote_line &&
             byte_at(r, r->scanned - 2) == r->delimiter)
        r->open = true; /* a cell of a later row begins so */
    else if (!r->stray)
        r->stray = r->next_line;
}

/* To the end of the row, which `scanned` then is; its line break is not in it.
   False: the quote that was opened is never closed, or it is too long. */
static bool
find_end(struct rows *r)
{
    bool start = true; /* of a cell */
    int c;

    r->scanned = 0;
    r->quoted = false;
    r->open = false;
    r->stray = 0;
    while (!r->open && r->scanned <= r->most &&
           (c = byte_at(r, r->scanned)) >= 0) {
        if (r->quoted) {
            r->next_line += c == '\n';
            if (c == '"')
                meet_quote(r);
            else
                r->scanned++;
            continue;
        }
        if (c == '\n' || c == '\r')
            return true;
        if (start && c == '"') {
            r->quoted = true;
            r->quote_line = r->next_line;
        }
        start = c == r->delimiter;
        r->scanned++;
    }
    return !r->open && !r->quoted && r->scanned <= r->most;
}

/* Behind the line break at `scanned`. */
static void
pass_break(struct rows *r)
{
    int c = byte_at(r, r->scanned);

    r->at += r->scanned + (c >= 0);
    if (c == '\r' && byte_at(r, 0) == '\n')
        r->at++;
    r->next_line += c >= 0;
}

/* Gives up the row's first line and goes on behind it. */
static void
pass_line(struct rows *r)
{
    int c;

    r->next_line = r->line;
    for (r->scanned = 0; (c = byte_at(r, r->scanned)) >= 0; r->scanned++) {
        if (c == '\n' || c == '\r')
            break;
        if (r->scanned >= BLOCK) {
            r->at += r->scanned;
            r->scanned = 0;
        }
    }
    pass_break(r);
}

static void
add_cell(struct rows *r, const char *s, size_t len)
{
    r->cell = mem_grow(r->cell, &r->cap, r->n + 1, sizeof *r->cell);
    r->cell[r->n++] = r->text.len;
    r->replaced += utf8_repair(s, len, &r->text);
    buf_char(&r->text, '\0');
}

/* The inside of a quoted cell that begins behind p[0]: doubled quotes become
   one. Its end, behind the closing quote. */
static const char *
quoted_cell(struct rows *r, const char *p, const char *end, struct buf *plain)
{
    buf_clear(plain);
    for (p++; p < end; p++) {
        if (*p == '"' && (p + 1 == end || p[1] == r->delimiter)) {
            p++;
            break;
        }
        if (*p == '"' && p[1] == '"')
            p++;
        buf_char(plain, *p);
    }
    add_cell(r, plain->data ? plain->data : "", plain->len);
    return p;
}

static void
split(struct rows *r)
{
    const char *p = r->raw.data + r->at, *end = p + r->scanned;
    struct buf plain = {0};

    for (;;) {
        if (p < end && *p == '"') {
            p = quoted_cell(r, p, end, &plain);
        } else {
            const char *stop =
                p < end ? memchr(p, r->delimiter, (size_t)(end - p)) : NULL;

            stop = stop ? stop : end;
            add_cell(r, p, (size_t)(stop - p));
            p = stop;
        }
        if (p >= end)
            break;
        p++;
    }
    buf_free(&plain);
}

enum rows_found
rows_next(struct rows *r)
{
    bool found;
    int c;

    r->next_line += !r->next_line;
    buf_clear(&r->text);
    r->n = 0;
    r->replaced = 0;
    for (;;) {
        c = byte_at(r, 0);
        if (c != '\n' && c != '\r')
            break;
        r->scanned = 0;
        pass_break(r);
    }
    if (c < 0)
        return ROWS_END;
    r->line = r->next_line;
    found = find_end(r);
    if (!found) {
        bool open = r->quoted;

        pass_line(r);
        return open ? ROWS_OPEN_QUOTE : ROWS_TOO_LONG;
    }
    split(r);
    pass_break(r);
    return ROWS_ROW;
}

void
rows_free(struct rows *r)
{
    buf_free(&r->text);
    buf_free(&r->raw);
    free(r->cell);
    *r = (struct rows){0};
}

const char *
rows_cell(const struct rows *r, size_t i, size_t *len)
{
    size_t stop = i + 1 < r->n ? r->cell[i + 1] : r->text.len;

    *len = stop - r->cell[i] - 1;
    return r->text.data + r->cell[i];
}
