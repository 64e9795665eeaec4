/* What comes without a name, by its first bytes: kind.h. */
#include <string.h>
#include <strings.h>

#include "fields.h"
#include "kind.h"
#include "table_rows.h"

enum {
    PROLOGUE_MAX = 1000, /* bytes of a page before its first tag */
    COLUMN_NAME_MAX = 40
};

static bool
begins(const char *p, const char *end, const char *word)
{
    size_t len = strlen(word);

    return (size_t)(end - p) >= len && strncasecmp(p, word, len) == 0;
}

static bool
is_page(const char *p, size_t len)
{
    const char *end = p + (len < PROLOGUE_MAX ? len : PROLOGUE_MAX);

    if (!len || *p != '<')
        return false;
    for (; p && p < end; p = memchr(p + 1, '<', (size_t)(end - p - 1))) {
        if (begins(p, end, "<!doctype html") || begins(p, end, "<html"))
            return true;
    }
    return false;
}

/* Whether the row names columns, and one of them the text. */
static bool
is_header(const struct rows *r)
{
    bool text = false;

    for (size_t i = 0; i < r->n; i++) {
        size_t len;
        const char *name = rows_cell(r, i, &len);
        unsigned rank;

        if (len > COLUMN_NAME_MAX)
            return false;
        text |= field_default(name, len, &rank) == FIELD_TEXT;
    }
    return text && r->n > 1;
}

/* Prose has commas, too: the second row must have as many cells. */
static bool
is_table(const char *head, size_t len)
{
    struct rows r = {.delimiter = rows_delimiter(head, len), .most = len};
    bool is = false;

    buf_add(&r.raw, head, len);
    if (rows_next(&r) == ROWS_ROW && is_header(&r)) {
        size_t columns = r.n;

        is = rows_next(&r) == ROWS_ROW && r.n == columns;
    }
    rows_free(&r);
    return is;
}

const char *
kind_ending_of(const char *head, size_t len)
{
    if (len >= 3 && memcmp(head, "\xef\xbb\xbf", 3) == 0) {
        head += 3;
        len -= 3;
    }
    if (len >= 4 && memcmp(head, "PK\x03\x04", 4) == 0)
        return ".zip";
    if (len >= 262 && memcmp(head + 257, "ustar", 5) == 0)
        return ".tar";
    while (len && strchr(" \t\r\n", *head)) {
        head++;
        len--;
    }
    if (len && strchr("{[", *head))
        return ".json";
    if (is_page(head, len))
        return ".html";
    return is_table(head, len) ? ".csv" : ".txt";
}
