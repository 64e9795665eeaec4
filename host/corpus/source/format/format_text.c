#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "decode.h"
#include "export.h"
#include "front_matter.h"
#include "header_fields.h"
#include "html_page.h"
#include "mem.h"
#include "utf8.h"

static bool
blank(const struct buf *b)
{
    for (size_t i = 0; i < b->len; i++) {
        if (!strchr(" \t\n", b->data[i]))
            return false;
    }
    return true;
}

/* text: taken over. */
static void
make(struct source *s, const struct source_file *f, struct buf *text,
     size_t replaced)
{
    struct doc d = {.uri = mem_string(f->name),
                    .replaced = (uint32_t)replaced,
                    .text_len = (uint32_t)text->len};

    vars_clear(&s->vars);
    decode_flatten(s);
    if (s->record.n)
        assign_record(&d, &s->vars, &s->record, &s->options);
    free(d.text); /* the file's own text stands */
    d.text_len = (uint32_t)text->len;
    d.text = buf_take(text);
    decode_finish(s, &d, f, SHARE_TEXT);
}

static void
take_front(struct source *s, const struct source_file *f, struct buf *text)
{
    char *why = NULL;
    size_t n = front_matter(buf_text(text), text->len, &s->record, &why);

    if (why)
        decode_note(s, f->name, "bad-front-matter", why);
    if (!n && !why)
        n = header_fields(buf_text(text), text->len, &s->record);
    free(why);
    if (n)
        memmove(text->data, text->data + n, text->len - n);
    text->len -= n;
}

/* Whether no article comes any more. */
static bool
is_last(const struct export *x)
{
    struct export rest = *x;
    struct record r = {0};
    enum export_found found;

    do
        found = export_next(&rest, &r);
    while (found != EXPORT_ARTICLE && found != EXPORT_END);
    record_free(&r);
    return found == EXPORT_END;
}

/* The articles of an export, each with a number. */
static void
make_articles(struct source *s, const struct source_file *f, struct export *x,
              size_t replaced)
{
    enum export_found found;
    uint64_t n = 0;

    while ((found = export_next(x, &s->record)) != EXPORT_END) {
        char *uri = mem_format("%s#%" PRIu64, f->name, n + 1);

        if (found == EXPORT_ARTICLE) {
            s->record.replaced = n ? 0 : replaced; /* of the whole file */
            n++;
            decode_record(s, f, uri,
                          n == 1 && is_last(x) ? SHARE_FILE : SHARE_PART);
            continue;
        }
        decode_note(s, uri, "not-an-article",
                    "text around the articles of an export");
        free(uri);
    }
}

/* page: the repaired bytes of an HTML file. */
static void
make_page(struct source *s, const struct source_file *f, const struct buf *page,
          size_t replaced)
{
    struct doc d = {.uri = mem_string(f->name), .replaced = (uint32_t)replaced};
    const char *reason;

    vars_clear(&s->vars);
    reason = html_read(&d, &s->vars, page->data, page->len);
    if (!reason && !d.text)
        decode_note(s, f->name, "no-article", "the page has no running text");
    if (!reason) {
        decode_finish(s, &d, f, SHARE_FILE);
        return;
    }
    decode_note(s, f->name, reason, HTML_TOO_LONG);
    doc_free(&d);
}

void
decode_whole_text(struct source *s, const struct source_file *f,
                  struct buf *text, size_t replaced)
{
    struct export x;

    if (f->format != SOURCE_MARKDOWN &&
        export_open(&x, buf_text(text), text->len)) {
        make_articles(s, f, &x, replaced);
        return;
    }
    if (f->format == SOURCE_TEXT || f->format == SOURCE_MARKDOWN)
        take_front(s, f, text);
    else
        s->record.n = 0;
    if (blank(text) && !s->record.n)
        decode_note(s, f->name, "empty-file", NULL);
    else
        make(s, f, text, replaced);
}

static void
read_text(struct source *s, const struct source_file *f, const char *raw,
          size_t len)
{
    struct buf text = {0}, utf8 = {0};
    size_t replaced;

    if (!s->encoding.utf8) {
        encoding_convert(&s->encoding, raw, len, &utf8);
        raw = buf_text(&utf8);
        len = utf8.len;
    }
    replaced = utf8_repair(raw, len, &text);
    buf_free(&utf8);
    if (text.len > s->options.limits.document)
        decode_too_long(s, f->name);
    else if (f->format != SOURCE_HTML)
        decode_whole_text(s, f, &text, replaced);
    else if (blank(&text))
        decode_note(s, f->name, "empty-file", NULL);
    else
        make_page(s, f, &text, replaced);
    buf_free(&text);
}

void
decode_text(struct source *s, const struct source_file *f, struct carrier *c)
{
    size_t most = (size_t)s->options.limits.document, len;
    const char *raw = carrier_peek(c, most + 1, &len);

    if (c->reason && (!len || strcmp(c->reason, "bomb") == 0))
        return; /* the caller says it */
    if (len > most)
        decode_too_long(s, f->name);
    else if (decode_encoding(s, f, c, most + 1, true))
        read_text(s, f, raw, len);
}
