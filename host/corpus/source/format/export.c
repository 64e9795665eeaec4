#include "export.h"

#include <ctype.h>
#include <string.h>

#include "export_lines.h"
#include "mem.h"

/* The codes that only an export has as lines: a date behind PD, HD and SN with
   or without something, a document behind AN. */
struct code_signs {
    size_t codes, dates, documents;
};

static void
count_code(struct code_signs *n, struct piece line, size_t spaces)
{
    struct piece value;
    const char *name = line_code(line, spaces, &value);

    n->documents += line_is_document(name ? value : line);
    if (!name)
        return;
    n->dates += memcmp(line.s, "PD", 2) == 0 && line_is_date(value);
    n->codes += memcmp(line.s, "HD", 2) == 0 || memcmp(line.s, "PD", 2) == 0 ||
                memcmp(line.s, "SN", 2) == 0;
}

bool
export_open(struct export *x, const char *s, size_t len)
{
    const char *at = s, *end = s + len;
    size_t lengths = 0, borders = 0, signs = 0, rules = 0;
    struct code_signs wide = {0}, narrow = {0};
    struct piece line, value;
    bool tail;

    *x = (struct export){s, end, EXPORT_NONE, 2};
    if (!memmem(s, len, "Document", 8) && !memmem(s, len, "DOCUMENT", 8))
        return false; /* every form has one of them in each article */
    while (line_next(&at, end, &line)) {
        const char *name = line_label(line, &value, &tail);

        if (line_is_words(line) ||
            (name && strcmp(name, "length") == 0 && line_is_words(value)))
            lengths++;
        rules += proquest_border(line);
        signs += proquest_sign(line);
        borders += line_is(line, "End of Document") || line_is_number(line);
        count_code(&wide, line, 2);
        count_code(&narrow, line, 1);
    }
    if (rules && signs)
        x->form = EXPORT_PROQUEST;
    else if (borders && lengths)
        x->form = EXPORT_NEXIS;
    else if ((wide.documents && wide.codes >= 3) ||
             (narrow.documents && narrow.codes >= 3 && narrow.dates))
        x->form = EXPORT_FACTIVA_CODES;
    else if (wide.documents && lengths)
        x->form = EXPORT_FACTIVA;
    if (wide.codes < 3)
        x->spaces = 1;
    return x->form != EXPORT_NONE;
}

/* Whether the line is the last one of its article. */
static bool
ends_article(const struct export *x, struct piece line)
{
    struct piece value;

    if (x->form == EXPORT_NEXIS)
        return line_is(line, "End of Document");
    if (x->form == EXPORT_PROQUEST)
        return false;
    return line_is_document(line) ||
           (line_code(line, x->spaces, &value) && line_is_document(value));
}

/* Whether the line stands before an article. */
static bool
begins_article(const struct export *x, struct piece line)
{
    if (x->form == EXPORT_NEXIS)
        return line_is_number(line);
    return x->form == EXPORT_PROQUEST && proquest_border(line);
}

/* The lines of the next article, without those between articles. */
static bool
next_piece(struct export *x, struct piece *out)
{
    const char *s = x->s, *before = s;
    struct piece line;
    bool any = false;

    out->s = s;
    while (line_next(&s, x->end, &line)) {
        if (begins_article(x, line)) {
            if (any)
                break; /* the next one begins here */
            out->s = s;
            before = s;
            continue;
        }
        before = s;
        any |= line.len > 0;
        if (ends_article(x, line))
            break;
    }
    out->len = (size_t)(before - out->s);
    x->s = before;
    return any;
}

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

/* Takes the line that names the edition out of the others, of which some must
   be left. How many there are then. */
static size_t
take_edition(struct record *r, struct piece *line, size_t n)
{
    for (size_t i = 0; i < n && n > 3; i++) {
        if (!line_is_edition(line[i]))
            continue;
        export_add_piece(r, "edition", line[i]);
        n--;
        memmove(line + i, line + i + 1, (n - i) * sizeof *line);
        break;
    }
    return n;
}

/* Outlet, date and title, in the order of either form of Nexis: the title last
   (with numbers before articles), or first. */
static void
nexis_head(struct record *r, const struct piece *line, size_t n)
{
    size_t date = 0;

    while (date < n && !line_is_date(line[date]))
        date++;
    if (date == n) {
        export_add_lines(r, "title", line, n);
        return;
    }
    export_add_piece(r, "date", line[date]);
    if (date + 1 < n) {
        export_add_lines(r, "outlet", line, date);
        export_add_lines(r, "title", line + date + 1, n - date - 1);
    } else if (date) {
        export_add_piece(r, "outlet", line[date - 1]);
        export_add_lines(r, "title", line, date - 1);
    }
}

/* `Page 1 of 3` */
static bool
is_page_number(struct piece line)
{
    size_t at = strlen("Page ");

    while (at < line.len && isdigit((unsigned char)line.s[at]))
        at++;
    if (!line_begins(line, "Page ") || line.len - at < 5 ||
        memcmp(line.s + at, " of ", 4) != 0)
        return false;
    for (at += 4; at < line.len && isdigit((unsigned char)line.s[at]);)
        at++;
    return at == line.len;
}

/* Whether a line of the header says something: no copyright, no number of a
   page, and not the line before once more, as files made of a list have
   titles. */
static bool
is_new(struct piece line, const struct piece *head, size_t n)
{
    return !line_is_copyright(line) && !is_page_number(line) &&
           (!n || line.len != head[n - 1].len ||
            memcmp(line.s, head[n - 1].s, line.len) != 0);
}

/* Behind the header: `Body`, or the first line that is no label after a length
   was given. Its labels go to r. */
static const char *
nexis_header(struct record *r, struct piece piece, bool *article)
{
    const char *s = piece.s, *end = s + piece.len, *before = s;
    struct piece line, value, head[HEAD_MAX];
    size_t n = 0;
    bool labels = false, gap = false, tail;

    for (; line_next(&s, end, &line); before = s) {
        const char *name = line_label(line, &value, &tail);

        if (line_is(line, "Body") && *article) {
            before = s;
            break;
        }
        if (name) {
            labels = true;
            gap = false;
            *article |= strcmp(name, "length") == 0;
            export_add_piece(r, name, value);
        } else if (!line.len) {
            gap = true;
        } else if (labels && *article && gap) {
            break; /* the text; a label's value goes on without a gap */
        } else if (!labels && is_new(line, head, n) && n < HEAD_MAX) {
            head[n++] = line;
        }
    }
    n = take_edition(r, head, n);
    nexis_head(r, head, n);
    return before;
}

/* The article's title, as far as it is known. */
static struct piece
title_of(const struct record *r)
{
    for (size_t i = 0; i < r->n; i++) {
        const struct value *v = &r->values[i];

        if (strcmp(r->bytes.data + v->name, "title") == 0)
            return (struct piece){r->bytes.data + v->at, v->len};
    }
    return (struct piece){"", 0};
}

/* Adds the text without the heads of pages in it: `Page 2 of 3`, and the title
   below. */
static void
add_pages(struct record *r, const char *s, const char *end)
{
    struct buf out = {0}, title = {0};
    struct piece line;
    bool head = false; /* of a page: its title may come */

    buf_add(&title, title_of(r).s, title_of(r).len);
    for (const char *from = s; line_next(&s, end, &line); from = s) {
        if (is_page_number(line)) {
            head = true;
            continue;
        }
        if (head && line.len) {
            head = false;
            if (line_is(line, buf_text(&title)))
                continue;
        }
        buf_add(&out, from, (size_t)(s - from));
    }
    export_add_text(r, "text", buf_text(&out), buf_text(&out) + out.len);
    buf_free(&out);
    buf_free(&title);
}

/* From the text to its end; the labels behind it go to r, and what stands below
   the heading `Graphic`. */
static void
nexis_text(struct record *r, const char *s, const char *end)
{
    const char *start = s, *stop = NULL, *before = s;
    const char *heading = NULL, *graphic = NULL; /* the line, and behind it */
    struct piece line, value;
    bool tail;

    for (; line_next(&s, end, &line); before = s) {
        const char *name = line_label(line, &value, &tail);

        if (name && tail)
            export_add_piece(r, name, value);
        if (!stop && line_is(line, "Graphic")) {
            heading = before;
            graphic = s;
        }
        if (!stop && ((name && tail) || line_is(line, "Classification") ||
                      line_is(line, "End of Document")))
            stop = before;
    }
    stop = stop ? stop : end;
    if (graphic)
        export_add_text(r, "graphic", graphic, stop);
    add_pages(r, start, heading ? heading : stop);
}

static bool
read_nexis(struct record *r, struct piece piece)
{
    bool article = false;
    const char *text = nexis_header(r, piece, &article);

    if (article)
        nexis_text(r, text, piece.s + piece.len);
    return article;
}

enum export_found
export_next(struct export *x, struct record *r)
{
    struct piece piece;
    bool article = false;

    r->n = 0;
    r->replaced = 0;
    buf_clear(&r->bytes);
    if (!next_piece(x, &piece))
        return EXPORT_END;
    switch (x->form) {
    case EXPORT_NEXIS:
        article = read_nexis(r, piece);
        break;
    case EXPORT_FACTIVA:
        article = factiva_read(r, piece);
        break;
    case EXPORT_FACTIVA_CODES:
        article = factiva_read_codes(r, piece, x->spaces);
        break;
    case EXPORT_PROQUEST:
        article = proquest_read(r, piece);
        break;
    case EXPORT_NONE:
        break;
    }
    return article ? EXPORT_ARTICLE : EXPORT_OTHER;
}
