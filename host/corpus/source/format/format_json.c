#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "decode.h"
#include "kind.h"
#include "mem.h"
#include "values.h"

#define BLOCK (256u << 10)

/* Makes a document of the object in s->record, unless outcome says that it is
   none. uri: a heap string, taken over; so is why. line: of the record, where
   the uri does not have it; else 0. */
static void
take(struct source *s, const struct source_file *f, char *uri,
     enum record_outcome outcome, char *why, uint64_t line)
{
    char *detail = why;

    if (why && line)
        detail = mem_format("line %" PRIu64 ": %s", line, why);
    if (outcome == RECORD_OK && s->record.bytes.len > DOC_TEXT_MAX) {
        decode_too_long(s, uri); /* grown by repair */
    } else if (outcome == RECORD_OK) {
        decode_record(s, f, uri,
                      strcmp(uri, f->name) == 0 ? SHARE_FILE : SHARE_PART);
        uri = NULL;
    } else {
        decode_note(s, uri,
                    outcome == RECORD_NOT_OBJECT ? "not-an-object" : "bad-json",
                    detail);
    }
    if (detail != why)
        free(detail);
    free(why);
    free(uri);
}

struct lines_read {
    struct source *s;
    const struct source_file *f;
    uint64_t line;
    bool first; /* no line with anything in it yet, from the file's start */
};

static char *
line_uri(const struct lines_read *x)
{
    return mem_format("%s#L%" PRIu64, x->f->name, x->line);
}

static void
line_too_long(struct lines_read *x)
{
    char *uri = line_uri(x);

    x->first = false;
    decode_too_long(x->s, uri);
    free(uri);
}

/* line: with its line break, if it has one. */
static void
read_line(struct lines_read *x, const char *line, size_t len)
{
    size_t start = 0;
    char *why = NULL;
    enum record_outcome outcome;

    if (x->line == 1 && len >= 3 && memcmp(line, "\xef\xbb\xbf", 3) == 0)
        start = 3;
    while (start < len && strchr(" \t\r\n", line[start]))
        start++;
    if (start == len)
        return;
    x->first = false;
    outcome = record_parse(&x->s->record, line + start, len - start, &why);
    take(x->s, x->f, line_uri(x), outcome, why, 0);
}

/* Hands over the whole lines of b and keeps the rest. `over`: inside a line
   that is too long, of which nothing is kept. */
static void
take_lines(struct lines_read *x, struct buf *b, size_t *scanned, bool *over)
{
    size_t start = 0;
    char *end;

    while ((end = memchr(b->data + *scanned, '\n', b->len - *scanned))) {
        size_t next = (size_t)(end + 1 - b->data);

        if (*over || next - start > x->s->options.limits.document)
            line_too_long(x);
        else
            read_line(x, b->data + start, next - start);
        *over = false;
        x->line++;
        start = *scanned = next;
    }
    memmove(b->data, b->data + start, b->len - start);
    b->len -= start;
    *over = *over || b->len > x->s->options.limits.document;
    if (*over)
        b->len = 0;
    *scanned = b->len;
}

void
decode_json_lines(struct source *s, const struct source_file *f,
                  struct carrier *c, uint64_t line, bool first)
{
    struct lines_read x = {.s = s, .f = f, .line = line, .first = first};
    struct buf b = {0};
    size_t n, scanned = 0;
    bool over = false;

    do {
        n = carrier_read(c, buf_reserve(&b, BLOCK), BLOCK);
        b.len += n;
        take_lines(&x, &b, &scanned, &over);
    } while (n);
    if (over)
        line_too_long(&x);
    else if (b.len)
        read_line(&x, b.data, b.len);
    buf_free(&b);
    if (x.first && !c->reason)
        decode_note(s, f->name, "empty-file", NULL);
}

/* A file with one object is one document with the file's name; a second value
   makes it file#1, file#2. So an object waits for what follows it. */
struct values_read {
    struct source *s;
    const struct source_file *f;
    struct values v;
    struct buf first; /* a lone object, so far */
    uint64_t first_line;
};

static void
take_value(struct values_read *x, const char *value, size_t len, uint64_t n,
           uint64_t line)
{
    char *uri =
        n ? mem_format("%s#%" PRIu64, x->f->name, n) : mem_string(x->f->name);
    char *why = NULL;
    enum record_outcome outcome = record_parse(&x->s->record, value, len, &why);

    take(x->s, x->f, uri, outcome, why, line);
}

/* Hands over the object that waits: as number n, 0: it stands alone. */
static void
take_first(struct values_read *x, uint64_t n)
{
    if (x->first.len)
        take_value(x, x->first.data, x->first.len, n, x->first_line);
    buf_free(&x->first);
}

static void
value_note(struct values_read *x, const char *reason, const char *what)
{
    char *uri = mem_format("%s#%" PRIu64, x->f->name, x->v.n);
    char *detail = mem_format("line %" PRIu64 ": %s", x->v.line, what);

    decode_note(x->s, uri, reason, detail);
    free(detail);
    free(uri);
}

/* False at the end of the stream. */
static bool
read_value(struct values_read *x, struct carrier *c)
{
    const char *s;
    size_t len;

    switch (values_next(&x->v, &s, &len)) {
    case VALUES_ONE:
        take_first(x, 1);
        if (x->v.n > 1 || x->v.array || *s != '{') {
            take_value(x, s, len, x->v.n, x->v.line);
            return true;
        }
        buf_add(&x->first, s, len);
        x->first_line = x->v.line;
        return true;
    case VALUES_TOO_LONG:
        take_first(x, 1);
        value_note(x, "too-long", "see --max document=SIZE");
        return true;
    case VALUES_CUT:
        take_first(x, 1);
        if (!c->reason)
            value_note(x, "bad-json",
                       "the file ends before what begins here does");
        return false;
    case VALUES_JUNK:
        take_first(x, 1);
        value_note(x, "bad-json", "no JSON begins here; the rest was not read");
        return false;
    case VALUES_END:
        break;
    }
    take_first(x, 0);
    return false;
}

static void
read_values(struct source *s, const struct source_file *f, struct carrier *c)
{
    struct values_read x = {.s = s, .f = f};

    values_open(&x.v, c, s->options.limits.document);
    if (s->options.records && !values_enter(&x.v, s->options.records)) {
        if (!c->reason)
            decode_note(s, f->name, "bad-json", "it has no list at --records");
        values_close(&x.v);
        return;
    }
    while (read_value(&x, c))
        continue;
    if (!x.v.n && !c->reason)
        decode_note(s, f->name, "empty-file", NULL);
    values_close(&x.v);
}

/* A .json file that is one line: its object is the file. */
static bool
one_line(const struct source_file *f, const char *head, size_t len)
{
    const char *name = f->as ? f->as : f->path;
    const char *stop = len ? memchr(head, '\n', len) : NULL;

    if (len == ENCODING_HEAD ||
        strncasecmp(name + kind_stem(name), ".json", 5) != 0 ||
        name[kind_stem(name) + 5] == 'l')
        return false;
    for (; stop && stop < head + len; stop++) {
        if (!strchr(" \t\r\n", *stop))
            return false;
    }
    return true;
}

void
decode_json(struct source *s, const struct source_file *f, struct carrier *c)
{
    struct carrier *text;
    const char *head;
    size_t len;

    if (!decode_encoding(s, f, c, ENCODING_HEAD, true))
        return;
    text = carrier_utf8(c, &s->encoding, false);
    head = carrier_peek(text, ENCODING_HEAD, &len);
    if (s->options.records || kind_json_whole(head, len) ||
        one_line(f, head, len))
        read_values(s, f, text);
    else
        decode_json_lines(s, f, text, 1, true);
    carrier_close(text);
}
