#include <stdlib.h>
#include <string.h>

#include "decode.h"
#include "office.h"
#include "utf8.h"

typedef const char *reader(struct carrier *c,
                           const struct source_limits *limits, struct buf *text,
                           char **detail);

static reader *
reader_of(enum source_format format)
{
    switch (format) {
    case SOURCE_RTF:
        return rtf_read;
    case SOURCE_PDF:
        return pdf_read;
    default:
        return docx_read;
    }
}

/* raw: what came out of the file. */
static void
make(struct source *s, const struct source_file *f, const struct buf *raw)
{
    struct buf text = {0};
    size_t replaced = utf8_repair(raw->data, raw->len, &text);

    while (text.len && strchr(" \t\n", text.data[text.len - 1]))
        text.len--;
    decode_whole_text(s, f, &text, replaced);
    buf_free(&text);
}

static bool
blank(const struct buf *b)
{
    for (size_t i = 0; i < b->len; i++) {
        if (!strchr(" \t\n\f", b->data[i]))
            return false;
    }
    return true;
}

void
decode_office(struct source *s, const struct source_file *f, struct carrier *c)
{
    struct buf raw = {0};
    char *detail = NULL;
    const char *reason =
        reader_of(f->format)(c, &s->options.limits, &raw, &detail);

    if (reason && !c->reason)
        decode_note(s, f->name, reason, detail);
    if (raw.len > s->options.limits.document)
        decode_too_long(s, f->name);
    else if (!blank(&raw))
        make(s, f, &raw);
    else if (!reason && !c->reason)
        decode_note(s, f->name, "no-text",
                    f->format == SOURCE_PDF
                        ? "the PDF holds pictures of text at best; run OCR "
                          "first, e.g. ocrmypdf"
                        : NULL);
    free(detail);
    buf_free(&raw);
}
