#include "front_matter.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "header_fields.h"
#include "json.h"
#include "mem.h"
#include "vars.h"

#define MOST (64u << 10) /* bytes that front matter may have */
#define NO_PLAIN_KEY "a key is no plain word; it was kept as text"

/* The end of the line `---` (or `...`) that closes it, and where the YAML
   before it ends; 0 if none does. */
static size_t
closing_line(const char *s, size_t len, size_t *stop)
{
    size_t at = 4;

    while (at < len) {
        const char *end = memchr(s + at, '\n', len - at);
        size_t n = (end ? (size_t)(end - s) : len) - at;

        while (n && strchr(" \t", s[at + n - 1]))
            n--;
        if (n == 3 &&
            (memcmp(s + at, "---", 3) == 0 || memcmp(s + at, "...", 3) == 0)) {
            *stop = at;
            return end ? (size_t)(end - s) + 1 : len;
        }
        if (!end)
            break;
        at = (size_t)(end - s) + 1;
    }
    return 0;
}

struct reading {
    yaml_parser_t parser;
    struct record *r;
    char *why;
};

static bool
next(struct reading *x, yaml_event_t *e)
{
    if (x->why)
        return false;
    if (yaml_parser_parse(&x->parser, e))
        return true;
    x->why = mem_format("line %zu: %s; it was kept as text",
                        x->parser.problem_mark.line + 2,
                        x->parser.problem ? x->parser.problem : "no YAML");
    return false;
}

static void
put(struct record *r, const yaml_event_t *e)
{
    buf_add(&r->bytes, e->data.scalar.value, e->data.scalar.length);
    buf_char(&r->bytes, '\0');
}

static void
begin_value(struct record *r, const yaml_event_t *key)
{
    r->values = mem_grow(r->values, &r->cap, r->n + 1, sizeof *r->values);
    r->values[r->n++] = (struct value){.name = r->bytes.len,
                                       .name_len = key->data.scalar.length};
    put(r, key);
}

static void write_node(struct reading *x, const yaml_event_t *e, int depth,
                       bool member, struct buf *json);

/* What a list or mapping has, up to its end. */
static void
write_inside(struct reading *x, bool mapping, int depth, struct buf *json)
{
    yaml_event_t e;

    for (size_t n = 0; next(x, &e); n++) {
        bool end = e.type == YAML_MAPPING_END_EVENT ||
                   e.type == YAML_SEQUENCE_END_EVENT;
        bool key = mapping && n % 2 == 0;

        if (n && !end)
            buf_char(json, mapping && !key ? ':' : ',');
        if (key && !end && e.type != YAML_SCALAR_EVENT)
            x->why = mem_string(NO_PLAIN_KEY);
        else if (!end)
            write_node(x, &e, depth, mapping && !key, json);
        yaml_event_delete(&e);
        if (end)
            return;
    }
}

/* A node as JSON. member: of a mapping, where plain numbers are numbers. */
static void
write_node(struct reading *x, const yaml_event_t *e, int depth, bool member,
           struct buf *json)
{
    bool mapping = e->type == YAML_MAPPING_START_EVENT;

    if (e->type == YAML_SCALAR_EVENT) {
        const char *s = (const char *)e->data.scalar.value;

        if (member && e->data.scalar.style == YAML_PLAIN_SCALAR_STYLE &&
            vars_number(s))
            buf_str(json, s);
        else
            json_string(json, s, e->data.scalar.length);
    } else if (!mapping && e->type != YAML_SEQUENCE_START_EVENT) {
        buf_str(json, "null"); /* an alias */
    } else if (depth == RECORD_DEPTH_MAX) {
        x->why = mem_format("nested deeper than %d; it was kept as text",
                            RECORD_DEPTH_MAX);
    } else {
        buf_char(json, mapping ? '{' : '[');
        write_inside(x, mapping, depth + 1, json);
        buf_char(json, mapping ? '}' : ']');
    }
}

/* A list or mapping, as the same in JSON would be. */
static void
read_node(struct reading *x, const yaml_event_t *e)
{
    struct record inside = {0};
    struct buf json = {0};
    char *why = NULL;

    buf_str(&json, "{\"\":");
    write_node(x, e, 1, true, &json);
    buf_char(&json, '}');
    if (!x->why &&
        record_parse(&inside, json.data, json.len, &why) == RECORD_OK)
        record_adopt(x->r, &x->r->values[x->r->n - 1], &inside, inside.values);
    free(why);
    record_free(&inside);
    buf_free(&json);
}

static void
read_value(struct reading *x)
{
    struct value *v = &x->r->values[x->r->n - 1];
    yaml_event_t e;

    v->at = v->strings = x->r->bytes.len;
    if (!next(x, &e))
        return;
    if (e.type == YAML_SCALAR_EVENT) {
        v->type = e.data.scalar.style == YAML_PLAIN_SCALAR_STYLE ? VALUE_CELL
                                                                 : VALUE_STRING;
        v->len = e.data.scalar.length;
        put(x->r, &e);
    } else {
        read_node(x, &e);
    }
    yaml_event_delete(&e);
}

static void
read_mapping(struct reading *x)
{
    yaml_event_t e;

    while (next(x, &e)) {
        bool key = e.type == YAML_SCALAR_EVENT;
        bool end = e.type == YAML_MAPPING_END_EVENT;

        if (key)
            begin_value(x->r, &e);
        yaml_event_delete(&e);
        if (key)
            read_value(x);
        else if (end)
            return;
        else
            x->why = mem_string(NO_PLAIN_KEY);
    }
}

/* To the start of the document's mapping. */
static bool
open_mapping(struct reading *x)
{
    yaml_event_t e;
    yaml_event_type_t type = YAML_NO_EVENT;

    while (type < YAML_DOCUMENT_START_EVENT && next(x, &e)) {
        type = e.type;
        yaml_event_delete(&e);
        if (type == YAML_STREAM_END_EVENT)
            return false;
    }
    if (x->why || !next(x, &e))
        return false;
    type = e.type;
    yaml_event_delete(&e);
    return type == YAML_MAPPING_START_EVENT;
}

/* What stands in quotation marks goes without them. */
static void
unquote(const struct record *r, struct value *v)
{
    char *s = r->bytes.data + v->at;

    if (v->len < 2 || (*s != '"' && *s != '\'') || s[v->len - 1] != *s)
        return;
    s[v->len - 1] = '\0';
    v->at++;
    v->len -= 2;
    v->type = VALUE_STRING;
}

/* `title: Rain: a story` is no YAML, but a label and a value, as all other
   lines must be. */
static bool
read_lines(const char *s, size_t len, struct record *r)
{
    if (header_fields(s, len, r) != len)
        return false;
    for (size_t i = 0; i < r->n; i++)
        unquote(r, &r->values[i]);
    return true;
}

size_t
front_matter(const char *s, size_t len, struct record *r, char **why)
{
    struct reading x = {.r = r};
    size_t stop = 0, end;

    r->n = 0;
    r->replaced = 0;
    buf_clear(&r->bytes);
    if (len < 8 || memcmp(s, "---\n", 4) != 0)
        return 0;
    end = closing_line(s, len < MOST ? len : MOST, &stop);
    if (!end || !yaml_parser_initialize(&x.parser))
        return 0;
    yaml_parser_set_input_string(&x.parser, (const unsigned char *)s + 4,
                                 stop - 4);
    yaml_parser_set_encoding(&x.parser, YAML_UTF8_ENCODING);
    if (open_mapping(&x))
        read_mapping(&x);
    yaml_parser_delete(&x.parser);
    if (x.why && read_lines(s + 4, stop - 4, r)) {
        free(x.why);
        x.why = NULL;
    } else if (x.why) {
        r->n = 0;
    }
    *why = x.why;
    return r->n ? end : 0;
}
