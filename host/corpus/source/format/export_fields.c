#include "export_fields.h"

#include <string.h>

#include "mem.h"

void
export_add(struct record *r, const char *name, const char *s, size_t len)
{
    struct value *v;
    struct buf *b = &r->bytes;

    if (!len)
        return;
    r->values = mem_grow(r->values, &r->cap, r->n + 1, sizeof *r->values);
    v = &r->values[r->n++];
    *v = (struct value){.type = VALUE_STRING, .name = b->len};
    v->name_len = strlen(name);
    buf_str(b, name);
    buf_char(b, '\0');
    v->at = b->len;
    v->len = len;
    buf_add(b, s, len);
    buf_char(b, '\0');
}

void
export_add_piece(struct record *r, const char *name, struct piece p)
{
    size_t by = strcmp(name, "author") == 0 && line_begins(p, "By ") ? 3 : 0;

    export_add(r, name, p.s + by, p.len - by);
}

void
export_add_lines(struct record *r, const char *name, const struct piece *line,
                 size_t n)
{
    struct buf b = {0};

    for (size_t i = 0; i < n; i++) {
        if (i)
            buf_char(&b, ' ');
        buf_add(&b, line[i].s, line[i].len);
    }
    export_add(r, name, b.data, b.len);
    buf_free(&b);
}

void
export_add_text(struct record *r, const char *name, const char *s,
                const char *end)
{
    while (s < end && strchr(" \t\n", *s))
        s++;
    while (end > s && strchr(" \t\n", end[-1]))
        end--;
    export_add(r, name, s, (size_t)(end - s));
}
