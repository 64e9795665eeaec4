#include "sheet.h"

#include <assert.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"

void
sheet_open(struct sheet *s, const struct sheet_taker *to)
{
    *s = (struct sheet){.to = to};
}

static void
forget_notes(struct sheet *s)
{
    for (size_t i = 0; i < s->n_held; i++)
        free(s->held[i].text);
    s->n_held = 0;
}

void
sheet_close(struct sheet *s)
{
    forget_notes(s);
    free(s->held);
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
    s->begun = true;
    for (size_t i = 0; i < s->n_held; i++)
        s->to->note(s->to->cookie, s->held[i].warning, s->held[i].text);
    forget_notes(s);
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
    if (s->begun) {
        s->to->note(s->to->cookie, warning, text);
        return;
    }
    s->held = mem_grow(s->held, &s->held_cap, s->n_held + 1, sizeof *s->held);
    s->held[s->n_held++] = (struct sheet_note){warning, mem_string(text)};
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
