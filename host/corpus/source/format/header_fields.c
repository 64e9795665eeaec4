#include "header_fields.h"

#include <ctype.h>
#include <string.h>

#include "export_lines.h"
#include "fields.h"
#include "mem.h"

enum {
    LINES_MOST = 20,
    LABEL_MOST = 30, /* bytes */
    LINE_MOST = 400,
    LABEL_WORDS = 3
};

/* The label of a line; its value is *value. 0 bytes: it has none. */
static struct piece
label_of(struct piece line, struct piece *value)
{
    struct piece label = {line.s, 0};
    size_t words = 1;

    while (label.len < line.len && label.len <= LABEL_MOST &&
           (isalpha((unsigned char)line.s[label.len]) ||
            (line.s[label.len] & 0x80) || strchr(" _-", line.s[label.len])))
        words += line.s[label.len++] == ' ';
    if (label.len == line.len || line.s[label.len] != ':' ||
        (label.len + 1 < line.len && !strchr(" \t", line.s[label.len + 1])) ||
        words > LABEL_WORDS)
        return (struct piece){line.s, 0};
    value->s = line.s + label.len + 1;
    value->len = line.len - label.len - 1;
    while (value->len && strchr(" \t", *value->s)) {
        value->s++;
        value->len--;
    }
    return label;
}

/* Where the piece begins among the record's bytes. */
static size_t
put(struct record *r, struct piece p)
{
    size_t at = r->bytes.len;

    buf_add(&r->bytes, p.s, p.len);
    buf_char(&r->bytes, '\0');
    return at;
}

static void
add(struct record *r, struct piece label, struct piece value)
{
    struct value v = {
        .type = VALUE_CELL, .name_len = label.len, .len = value.len};

    v.name = put(r, label);
    v.at = put(r, value);
    r->values = mem_grow(r->values, &r->cap, r->n + 1, sizeof *r->values);
    r->values[r->n++] = v;
}

size_t
header_fields(const char *s, size_t len, struct record *r)
{
    const char *at = s;
    struct piece line, value = {0};
    size_t known = 0;
    bool sure = false, more;

    r->n = 0;
    r->replaced = 0;
    buf_clear(&r->bytes);
    while ((more = line_next(&at, s + len, &line)) && line.len &&
           r->n < LINES_MOST) {
        struct piece label = label_of(line, &value);
        unsigned rank;
        enum field f = field_default(label.s, label.len, &rank);

        if (!label.len || line.len > LINE_MOST || f == FIELD_TEXT)
            break;
        known += f != FIELD_NONE && value.len;
        sure =
            sure || (value.len && (f == FIELD_TITLE || f == FIELD_PUBLISHED));
        add(r, label, value);
    }
    if ((!more || !line.len) && sure && known >= 2)
        return (size_t)(at - s);
    r->n = 0;
    return 0;
}
