#include "scope.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "mem.h"

/* The columns are named, so that SQLite need not read texts. */
#define COLUMNS                                                              \
    "SELECT id, cluster, outlet, year, published, basis, language, tokens, " \
    "bytes, kept, replaced FROM documents"

static int
query(struct scope *s, struct sql **q, struct fault *ft, const char *format,
      va_list args)
{
    char *text = mem_vformat(format, args);
    int bad = sql_open(q, s->store, text, 0, ft);
    free(text);
    if (bad && ft->code == FAULT_USAGE) { /* the user's part was tried before */
        ft->code = FAULT_CORPUS;
        fault_wrap(ft, "the corpus has been changed by another program");
    }
    return bad;
}

int
scope_query(struct scope *s, struct sql **q, struct fault *ft,
            const char *format, ...)
{
    va_list args;
    int bad;

    va_start(args, format);
    bad = query(s, q, ft, format, args);
    va_end(args);
    return bad;
}

int
scope_int(struct scope *s, int64_t *v, struct fault *ft, const char *format,
          ...)
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

/* A statement that is not read to its end holds the state of the corpus. */
static int
hold(struct scope *s, struct fault *ft)
{
    if (sql_open(&s->snapshot, s->store, "SELECT name FROM corpus", 0, ft))
        return -1;
    return sql_next(s->snapshot, ft) < 0 ? -1 : 0;
}

static int
count(struct scope *s, struct fault *ft)
{
    if (scope_int(s, &s->n_corpus, ft, "SELECT count(*) FROM meta") ||
        census_take(&s->census, s, ft))
        return -1;
    s->n_documents = (int64_t)s->census.n;
    return 0;
}

static char *
option_of(const char *path)
{
    const char *slash = strrchr(path, '/'), *file = slash ? slash + 1 : path;
    struct buf b = {0};

    if (strcmp(file, "corpus.slant") != 0) {
        buf_str(&b, " -c '");
        for (; *file; file++)
            buf_str(&b, *file == '\'' ? "'\\''" : (char[]){*file, '\0'});
        buf_char(&b, '\'');
    }
    return buf_take(&b);
}

int
scope_open(struct scope *s, struct store *store, const char *where,
           struct fault *ft)
{
    int64_t *ids = NULL;
    size_t n;
    int bad;

    *s = (struct scope){.store = store, .where = where};
    s->reader = reader_new(store);
    /* Asked once alone: its faults name the condition. */
    if (where && reader_select(s->reader, where, false, &ids, &n, ft)) {
        scope_close(s);
        return -1;
    }
    free(ids);
    s->documents =
        where ? mem_format("(" COLUMNS " WHERE CASE WHEN (\n%s\n) THEN 1 END)",
                           where)
              : mem_string("(" COLUMNS ")");
    s->asked = where ? mem_format(" AND document IN (SELECT id FROM documents "
                                  "WHERE (\n%s\n))",
                                  where)
                     : mem_string("");
    s->option = option_of(store_path(store));
    bad = hold(s, ft) || count(s, ft);
    if (bad)
        scope_close(s);
    return bad ? -1 : 0;
}

void
scope_close(struct scope *s)
{
    sql_close(s->snapshot);
    census_free(&s->census);
    standings_free(&s->standings);
    reader_free(s->reader);
    free(s->documents);
    free(s->asked);
    free(s->option);
    *s = (struct scope){0};
}

int
scope_day(struct scope *s, int64_t document, char **day, struct fault *ft)
{
    struct doc d = {0};
    int found = reader_meta(s->reader, document, &d, ft);

    *day = found > 0 && d.published ? mem_string(d.published) : NULL;
    doc_free(&d);
    return found < 0 ? -1 : 0;
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
