#include "csv.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"

struct scan {
    struct csv *t;
    struct buf bytes;
    const char *p, *end;
    const char *name;
    size_t line;
    char delimiter;
};

/* The one of , ; tab that the header line holds most of, outside quotes. */
static char
delimiter_of(const char *p, const char *end)
{
    static const char marks[] = ",;\t";
    size_t n[3] = {0};
    int best = 0;
    bool quoted = false;

    for (; p < end && (quoted || *p != '\n'); p++) {
        const char *at = memchr(marks, *p, 3);

        if (*p == '"')
            quoted = !quoted;
        else if (at && !quoted)
            n[at - marks]++;
    }
    for (int i = 1; i < 3; i++) {
        if (n[i] > n[best])
            best = i;
    }
    return marks[best];
}

static void
end_cell(struct scan *s, size_t start)
{
    struct csv *t = s->t;

    t->cell = mem_grow(t->cell, &t->cap_cells, t->n_cells + 1, sizeof *t->cell);
    t->cell[t->n_cells++] = start;
    buf_char(&s->bytes, '\0');
}

/* A quoted cell, behind its first quote. */
static int
quoted_cell(struct scan *s, struct fault *ft)
{
    size_t from = s->line;

    while (s->p < s->end) {
        char c = *s->p++;

        if (c == '"') {
            if (s->p == s->end || *s->p != '"')
                return 0;
            s->p++;
        }
        s->line += c == '\n';
        buf_char(&s->bytes, c);
    }
    return fault_set(ft, FAULT_USAGE,
                     "%s:%zu: the quote that opens here is never closed; close "
                     "it, and write a quote inside a cell twice (\"\")",
                     s->name, from);
}

/* One cell; the cursor then stands on a delimiter, a line break or the end. */
static int
read_cell(struct scan *s, struct fault *ft)
{
    size_t start = s->bytes.len;

    if (s->p < s->end && *s->p == '"') {
        s->p++;
        if (quoted_cell(s, ft))
            return -1;
        if (s->p < s->end && *s->p != s->delimiter && *s->p != '\n')
            return fault_set(ft, FAULT_USAGE,
                             "%s:%zu: text follows a closing quote; write a "
                             "quote inside a cell twice (\"\")",
                             s->name, s->line);
    } else {
        while (s->p < s->end && *s->p != s->delimiter && *s->p != '\n')
            buf_char(&s->bytes, *s->p++);
    }
    end_cell(s, start);
    return 0;
}

static int
read_row(struct scan *s, struct fault *ft)
{
    struct csv *t = s->t;
    size_t first = t->n_cells, width, line = s->line;

    for (;;) {
        if (read_cell(s, ft))
            return -1;
        if (s->p == s->end || *s->p == '\n')
            break;
        s->p++;
    }
    if (s->p < s->end)
        s->p++;
    s->line++;
    width = t->n_cells - first;
    if (!t->rows)
        t->columns = width;
    if (width != t->columns)
        return fault_set(
            ft, FAULT_USAGE,
            "%s:%zu: %zu cells where the header has %zu; put cells "
            "that hold the delimiter in quotes, or add the missing "
            "delimiters",
            s->name, line, width, t->columns);
    t->line = mem_grow(t->line, &t->cap_lines, t->rows + 1, sizeof *t->line);
    t->line[t->rows++] = line;
    return 0;
}

static int
check_header(const struct csv *t, const char *name, struct fault *ft)
{
    if (!t->rows)
        return fault_set(ft, FAULT_USAGE,
                         "%s: empty; its first line must name the columns",
                         name);
    for (size_t i = 0; i < t->columns; i++) {
        for (size_t j = 0; j < i; j++) {
            if (strcmp(csv_cell(t, 0, i), csv_cell(t, 0, j)) == 0)
                return fault_set(
                    ft, FAULT_USAGE,
                    "%s:1: two columns are called `%s`; rename one", name,
                    csv_cell(t, 0, i));
        }
    }
    return 0;
}

int
csv_parse(struct csv *t, const char *data, size_t len, const char *name,
          struct fault *ft)
{
    struct csv made = {0};
    struct scan s = {
        .t = &made,
        .p = data,
        .end = data + len,
        .name = name,
        .line = 1,
    };
    int failed = 0;

    s.delimiter = delimiter_of(s.p, s.end);
    while (!failed && s.p < s.end) {
        if (*s.p == '\n') { /* a blank line is nothing */
            s.p++;
            s.line++;
            continue;
        }
        failed = read_row(&s, ft);
    }
    made.bytes = buf_take(&s.bytes);
    if (failed || check_header(&made, name, ft)) {
        csv_free(&made);
        return -1;
    }
    *t = made;
    return 0;
}

void
csv_free(struct csv *t)
{
    free(t->bytes);
    free(t->cell);
    free(t->line);
    *t = (struct csv){0};
}

const char *
csv_cell(const struct csv *t, size_t row, size_t column)
{
    return t->bytes + t->cell[row * t->columns + column];
}
