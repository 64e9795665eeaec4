#include "sheet.h"

#include <assert.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void
sheet_open(struct sheet *s, const struct sheet_taker *to)
{
    s->to = to;
    s->n = s->at = 0;
}

void
sheet_columns(struct sheet *s, const struct sheet_column *columns, size_t n)
{
    assert(s->n + n <= SHEET_COLUMNS_MAX);
    for (size_t i = 0; i < n; i++)
        s->columns[s->n++] = &columns[i];
}

void
sheet_begin(struct sheet *s)
{
    s->to->begin(s->to->cookie, s->columns, s->n);
}

static void
add(struct sheet *s, struct value v)
{
    s->cells[s->at++] = v;
    if (s->at < s->n)
        return;
    s->at = 0;
    s->to->row(s->to->cookie, s->cells);
}

static void
add_none(struct sheet *s)
{
    add(s, (struct value){.kind = VALUE_NULL});
}

void
sheet_text(struct sheet *s, const char *p, size_t len)
{
    if (p)
        add(s, (struct value){.kind = VALUE_TEXT, .text = {p, len}});
    else
        add_none(s);
}

void
sheet_string(struct sheet *s, const char *p)
{
    sheet_text(s, p, p ? strlen(p) : 0);
}

void
sheet_int(struct sheet *s, uint64_t v)
{
    add(s, (struct value){.kind = VALUE_INT, .i = (int64_t)v});
}

void
sheet_real(struct sheet *s, double v)
{
    if (isfinite(v))
        add(s, (struct value){.kind = VALUE_REAL, .r = v});
    else
        add_none(s);
}

static void
say(struct sheet *s, bool warning, const char *format, va_list args)
{
    char text[600];

    vsnprintf(text, sizeof text, format, args);
    s->to->note(s->to->cookie, warning, text);
}

void
sheet_note(struct sheet *s, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    say(s, false, format, args);
    va_end(args);
}

void
sheet_warn(struct sheet *s, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    say(s, true, format, args);
    va_end(args);
}
