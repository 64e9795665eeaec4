#include "ask.h"

#include <stdarg.h>
#include <stdlib.h>

#include "buf.h"
#include "doc.h"
#include "mem.h"

static int
query(struct store *s, struct sql **q, struct fault *ft, const char *format,
      va_list args)
{
    char *text = mem_vformat(format, args);
    int bad = sql_open(q, s, text, 0, ft);
    free(text);
    if (bad && ft->code == FAULT_USAGE) { /* the user's part was tried before */
        ft->code = FAULT_CORPUS;
        fault_wrap(ft, "the corpus has been changed by another program");
    }
    return bad;
}

int
ask(struct store *s, struct sql **q, struct fault *ft, const char *format, ...)
{
    va_list args;
    int bad;

    va_start(args, format);
    bad = query(s, q, ft, format, args);
    va_end(args);
    return bad;
}

int
ask_int(struct store *s, int64_t *v, struct fault *ft, const char *format, ...)
{
    va_list args;
    struct sql *q;
    int bad;

    *v = 0;
    va_start(args, format);
    bad = query(s, &q, ft, format, args);
    va_end(args);
    if (bad)
        return -1;
    bad = sql_next(q, ft);
    if (bad > 0)
        *v = row_int(q, 0);
    sql_close(q);
    return bad < 0 ? -1 : 0;
}

int64_t
row_int(const struct sql *q, size_t column)
{
    struct value v = sql_value(q, column, NULL);

    return v.kind == VALUE_INT ? v.i : 0;
}

bool
row_null(const struct sql *q, size_t column)
{
    return sql_value(q, column, NULL).kind == VALUE_NULL;
}

double
row_real(const struct sql *q, size_t column)
{
    struct value v = sql_value(q, column, NULL);

    return v.kind == VALUE_REAL ? v.r : v.kind == VALUE_INT ? (double)v.i : 0;
}

char *
row_text(const struct sql *q, size_t column)
{
    struct value v = sql_value(q, column, NULL);

    return v.kind == VALUE_TEXT ? mem_copy(v.text.p, v.text.len) : NULL;
}

uint32_t
row_offset(const struct sql *q, size_t column)
{
    int64_t v = row_int(q, column);

    return v < 0 || v > DOC_TEXT_MAX ? 0 : (uint32_t)v;
}

void
sql_quote(struct buf *out, const char *text)
{
    buf_char(out, '\'');
    for (; *text; text++) {
        if (*text == '\'')
            buf_char(out, '\'');
        buf_char(out, *text);
    }
    buf_char(out, '\'');
}

void
sql_equals(struct buf *out, const char *text)
{
    if (text) {
        buf_str(out, "= ");
        sql_quote(out, text);
    } else {
        buf_str(out, "IS NULL");
    }
}
