#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "assign.h"
#include "carrier.h"
#include "decode.h"
#include "kind.h"
#include "mem.h"

#define BLOCK (256u << 10)

struct lines_read {
    struct source *s;
    const struct source_file *f;
    const struct source_sink *sink;
    uint64_t line;
    bool first; /* no line with anything in it yet, from the file's start */
    bool stop;  /* the file is no JSON Lines: its one note is out */
};

static void
note(struct lines_read *x, const char *reason, const char *detail)
{
    char *uri = mem_format("%s#L%" PRIu64, x->f->name, x->line);

    x->sink->note(x->sink->cookie, uri, reason, detail);
    free(uri);
}

/* Whether the record gave the document anything at all. */
static bool
says_something(const struct doc *d, const struct vars *v)
{
#define DOC_FIELD(member)                 \
    if (d->member && d->member != d->uri) \
        return true;
    DOC_FIELDS
#undef DOC_FIELD
    return d->text || v->n > 0;
}

static void
make(struct lines_read *x)
{
    struct source *s = x->s;
    struct doc d = {0};

    if (s->record.bytes.len > DOC_TEXT_MAX) { /* grown by repair */
        note(x, "too-long", NULL);
        return;
    }
    vars_clear(&s->vars);
    d.uri = mem_format("%s#L%" PRIu64, x->f->name, x->line);
    d.replaced = (uint32_t)s->record.replaced;
    assign_record(&d, &s->vars, &s->record, &s->options);
    if (!says_something(&d, &s->vars)) {
        note(x, "no-text", "no field of it says anything");
        doc_free(&d);
        return;
    }
    decode_finish(s, &d, x->f, false, x->sink);
}

/* Whether the file is refused as a whole, at its first line. */
static bool
refused(struct lines_read *x, const char *line, size_t len)
{
    const char *why = x->first ? kind_refusal(line, len) : NULL;

    x->first = false;
    if (!why)
        return false;
    x->sink->note(x->sink->cookie, x->f->name, "bad-json", why);
    return x->stop = true;
}

/* line: with its line break, if it has one. */
static void
read_line(struct lines_read *x, const char *line, size_t len)
{
    size_t start = 0;
    char *why = NULL;

    if (x->line == 1 && len >= 3 && memcmp(line, "\xef\xbb\xbf", 3) == 0)
        start = 3;
    while (start < len && strchr(" \t\r\n", line[start]))
        start++;
    if (start == len || refused(x, line + start, len - start))
        return;
    switch (record_parse(&x->s->record, line + start, len - start, &why)) {
    case RECORD_OK:
        make(x);
        break;
    case RECORD_NOT_OBJECT:
        note(x, "not-an-object", NULL);
        break;
    case RECORD_BAD_JSON:
        note(x, "bad-json", why);
        break;
    }
    free(why);
}

/* Hands over the whole lines of b and keeps the rest. `over`: inside a line
   that is too long, of which nothing is kept. */
static void
take_lines(struct lines_read *x, struct buf *b, size_t *scanned, bool *over)
{
    size_t start = 0;
    char *end;

    while (!x->stop &&
           (end = memchr(b->data + *scanned, '\n', b->len - *scanned))) {
        size_t next = (size_t)(end + 1 - b->data);

        if (*over)
            note(x, "too-long", NULL);
        else
            read_line(x, b->data + start, next - start);
        *over = false;
        x->line++;
        start = *scanned = next;
    }
    memmove(b->data, b->data + start, b->len - start);
    b->len -= start;
    *over = *over || b->len > DOC_TEXT_MAX;
    if (*over)
        b->len = 0;
    *scanned = b->len;
}

static void
read_lines(struct lines_read *x, struct carrier *c)
{
    struct buf b = {0};
    size_t n, scanned = 0;
    bool over = false;

    do {
        n = carrier_read(c, buf_reserve(&b, BLOCK), BLOCK);
        b.len += n;
        take_lines(x, &b, &scanned, &over);
    } while (n && !x->stop);
    if (over && !x->stop)
        note(x, "too-long", NULL);
    else if (b.len && !x->stop)
        read_line(x, b.data, b.len);
    buf_free(&b);
}

void
decode_jsonl(struct source *s, const struct source_job *job,
             const struct source_sink *sink)
{
    const struct source_file *f = &job->files[0];
    struct lines_read x = {
        .s = s,
        .f = f,
        .sink = sink,
        .line = job->line,
        .first = job->from == 0,
    };
    char *why = NULL;
    const char *reason, *detail;
    struct carrier *c =
        carrier_open(f->path, f->gzip, job->from, job->to, &why);

    if (!c) {
        sink->note(sink->cookie, f->name, "unreadable", why);
        free(why);
        return;
    }
    read_lines(&x, c);
    reason = carrier_fault(c, &detail);
    if (reason)
        sink->note(sink->cookie, f->name, reason, detail);
    else if (x.first)
        sink->note(sink->cookie, f->name, "empty-file", NULL);
    carrier_close(c);
}
