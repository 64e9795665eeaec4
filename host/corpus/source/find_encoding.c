/* find_encoding: in which encoding a text is, and in which order its dates, by
   its first bytes. */
#include <stdlib.h>

#include "charset.h"
#include "decode.h"
#include "kind.h"
#include "mem.h"
#include "plural.h"

/* A page may declare more than one encoding; the first that its bytes can be
   counts. JSON is UTF-8 by its standard. */
static void
choose(struct source *s, const struct source_file *f, const char *head,
       size_t len, bool whole)
{
    const char *forced = s->options.encoding;
    char name[32];
    bool declares = f->format == SOURCE_HTML && charset_of(head, len, 0, name);

    if (f->format == SOURCE_JSON) {
        encoding_of_standard(head, len, whole, forced, &s->encoding);
        return;
    }
    encoding_of(head, len, whole, declares ? name : NULL, forced, &s->encoding);
    for (size_t n = 1;
         s->encoding.mistaken && !forced && charset_of(head, len, n, name); n++)
        encoding_of(head, len, whole, name, NULL, &s->encoding);
}

/* What stands in c is in, by its first bytes. NULL, or what it is instead of
   text, for people. */
static const char *
look_at(struct source *s, const struct source_file *f, struct carrier *c,
        size_t want)
{
    size_t len;
    const char *head = carrier_peek(c, want, &len);
    struct encoding *e = &s->encoding;

    choose(s, f, head, len, len < want);
    if (e->binary)
        return kind_not_text(head, len)
                   ? kind_not_text(head, len)
                   : "looks like binary data: it has control characters that "
                     "no text has";
    return kind_not_text(head, len);
}

static bool
is_doubtful(const struct encoding *e)
{
    return *e->name && !e->utf8 &&
           (e->confidence < ENCODING_SURE || e->mistaken || e->given_up);
}

void
decode_tell_doubt(struct source *s, const struct source_file *f)
{
    const struct encoding *e = &s->encoding;
    struct buf detail = {0};

    if (s->told || !is_doubtful(e))
        return;
    s->told = true;
    buf_format(&detail, "read as %s (confidence %.2f)", e->name, e->confidence);
    if (e->given_up)
        buf_format(&detail, ", though it holds %zu whole character%s of UTF-8",
                   e->given_up, plural(e->given_up));
    buf_str(&detail, "; if letters look wrong, name the encoding with "
                     "--encoding");
    decode_note(s, f->name, "doubtful-encoding", buf_text(&detail));
    buf_free(&detail);
}

/* 03/04/2015 is read as the file's other dates must be. */
static void
find_date_order(struct source *s, const struct source_file *f, const char *head,
                size_t len, bool tell)
{
    char example[2][16], *detail;
    enum date_order order = date_order_of(head, len, example);

    date_read_as(order, false);
    if (!tell || order == DATE_ORDER_UNKNOWN || !*example[0])
        return;
    detail = mem_format("dates such as %s are read %s first, since %s can only "
                        "be; --date-order says otherwise",
                        example[0], order == DATE_ORDER_DMY ? "day" : "month",
                        example[1]);
    decode_note(s, f->name, "date-order", detail);
    free(detail);
}

bool
decode_encoding(struct source *s, const struct source_file *f,
                struct carrier *c, size_t want, bool tell)
{
    const char *other = look_at(s, f, c, want);

    if (tell && other)
        decode_note(s, f->name, "not-text", other);
    /* who reads the first piece tells it, at the end */
    s->told = !tell && is_doubtful(&s->encoding);
    if (!other && s->date_order == DATE_ORDER_UNKNOWN &&
        (f->format == SOURCE_JSON || f->format == SOURCE_TABLE)) {
        size_t len;
        const char *head = carrier_peek(c, want, &len);

        find_date_order(s, f, head, len, tell);
    }
    return !other;
}
