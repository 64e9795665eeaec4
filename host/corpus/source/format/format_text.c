#include <stdlib.h>
#include <string.h>

#include "carrier.h"
#include "decode.h"
#include "html.h"
#include "kind.h"
#include "mem.h"
#include "utf8.h"

#define BLOCK (64u << 10)

static void
note(const struct source_sink *sink, const char *uri, const char *reason,
     const char *detail)
{
    sink->note(sink->cookie, uri, reason, detail);
}

/* The file's bytes, up to one more than a document may have. */
static void
slurp(struct carrier *c, struct buf *raw)
{
    size_t n;

    do {
        n = carrier_read(c, buf_reserve(raw, BLOCK), BLOCK);
        raw->len += n;
    } while (n && raw->len <= DOC_TEXT_MAX);
}

static bool
blank(const struct buf *b)
{
    for (size_t i = 0; i < b->len; i++) {
        if (!strchr(" \t\n", b->data[i]))
            return false;
    }
    return true;
}

/* page: the repaired bytes of an HTML file. */
static void
make_page(struct source *s, const struct source_file *f, struct doc *d,
          const struct buf *page, const struct source_sink *sink)
{
    const char *reason = html_read(d, &s->vars, page->data, page->len);

    if (!reason && !d->text)
        note(sink, f->name, "no-article", "the page has no running text");
    if (!reason) {
        decode_finish(s, d, f, false, sink);
        return;
    }
    note(sink, f->name, reason, HTML_TOO_LONG);
    doc_free(d);
}

static void
make(struct source *s, const struct source_file *f, struct buf *raw,
     const struct source_sink *sink)
{
    struct buf text = {0};
    struct doc d = {0};

    d.replaced = (uint32_t)utf8_repair(buf_text(raw), raw->len, &text);
    if (blank(&text)) {
        note(sink, f->name, "empty-file", NULL);
        buf_free(&text);
        return;
    }
    if (text.len > DOC_TEXT_MAX) {
        note(sink, f->name, "too-long", NULL);
        buf_free(&text);
        return;
    }
    vars_clear(&s->vars);
    d.uri = mem_string(f->name);
    if (f->format == SOURCE_HTML) {
        make_page(s, f, &d, &text, sink);
        buf_free(&text);
        return;
    }
    d.text_len = (uint32_t)text.len;
    d.text = buf_take(&text);
    decode_finish(s, &d, f, true, sink);
}

void
decode_text(struct source *s, const struct source_file *f,
            const struct source_sink *sink)
{
    char *why = NULL;
    struct buf raw = {0};
    const char *reason, *detail, *not_text;
    struct carrier *c = carrier_open(f->path, f->gzip, 0, 0, &why);

    if (!c) {
        note(sink, f->name, "unreadable", why);
        free(why);
        return;
    }
    slurp(c, &raw);
    not_text = kind_not_text(buf_text(&raw), raw.len);
    reason = carrier_fault(c, &detail);
    if (reason)
        note(sink, f->name, reason, detail);
    if (not_text)
        note(sink, f->name, "not-text", not_text);
    else if (raw.len > DOC_TEXT_MAX)
        note(sink, f->name, "too-long", NULL);
    else if (raw.len || !reason)
        make(s, f, &raw, sink);
    carrier_close(c);
    buf_free(&raw);
}
