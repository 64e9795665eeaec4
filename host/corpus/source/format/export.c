#include "export.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "date.h"
#include "export_cover.h"
#include "export_lines.h"
#include "language.h"
#include "lines.h"
#include "mem.h"

/* Header lines of an article before the first label or behind its length. */
#define HEAD_MAX 16

bool
export_open(struct export *x, const char *s, size_t len)
{
    const char *at = s, *end = s + len;
    size_t lengths = 0, borders = 0, documents = 0, codes = 0, signs = 0;
    size_t rules = 0;
    struct piece line, value;
    bool tail;

    *x = (struct export){s, end, EXPORT_NONE};
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
        name = line_code(line, &value);
        documents += line_is_document(name ? value : line);
        if (name &&
            (memcmp(line.s, "HD", 2) == 0 || memcmp(line.s, "PD", 2) == 0 ||
             memcmp(line.s, "SN", 2) == 0))
            codes++;
    }
    if (rules && signs)
        x->form = EXPORT_PROQUEST;
    else if (borders && lengths)
        x->form = EXPORT_NEXIS;
    else if (documents && codes >= 3)
        x->form = EXPORT_FACTIVA_CODES;
    else if (documents && lengths)
        x->form = EXPORT_FACTIVA;
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
           (line_code(line, &value) && line_is_document(value));
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

/* An author goes without `By`. */
static void
add_piece(struct record *r, const char *name, struct piece p)
{
    size_t by = strcmp(name, "author") == 0 && line_begins(p, "By ") ? 3 : 0;

    export_add(r, name, p.s + by, p.len - by);
}

/* Several lines as one text. */
static void
add_lines(struct record *r, const char *name, const struct piece *line,
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

/* A part of the article without blank lines around it. */
static void
add_text(struct record *r, const char *name, const char *s, const char *end)
{
    while (s < end && strchr(" \t\n", *s))
        s++;
    while (end > s && strchr(" \t\n", end[-1]))
        end--;
    export_add(r, name, s, (size_t)(end - s));
}

static bool
is_copyright(struct piece line)
{
    return line_begins(line, "Copyright") || line_begins(line, "(c)") ||
           line_begins(line, "\xc2\xa9") ||
           line_begins(line, "All Rights Reserved");
}

/* Takes the line that names the edition out of the others, of which some must
   be left. How many there are then. */
static size_t
take_edition(struct record *r, struct piece *line, size_t n)
{
    for (size_t i = 0; i < n && n > 3; i++) {
        if (!line_is_edition(line[i]))
            continue;
        add_piece(r, "edition", line[i]);
        n--;
        memmove(line + i, line + i + 1, (n - i) * sizeof *line);
        break;
    }
    return n;
}

/* The line that is the date: one that is nothing else before one that only
   begins with it, which a title may. n: there is none. */
static size_t
date_among(const struct piece *line, size_t n)
{
    struct date date;

    for (size_t i = 0; i < n; i++) {
        if (date_of_line(line[i].s, line[i].len, &date))
            return i;
    }
    for (size_t i = 0; i < n; i++) {
        if (line_is_date(line[i]))
            return i;
    }
    return n;
}

/* Outlet, date and title, in the order of either form of Nexis: the title last
   (with numbers before articles), or first. */
static void
nexis_head(struct record *r, const struct piece *line, size_t n)
{
    size_t date = date_among(line, n);

    if (date == n) {
        add_lines(r, "title", line, n);
        return;
    }
    add_piece(r, "date", line[date]);
    if (date + 1 < n) {
        add_lines(r, "outlet", line, date);
        add_lines(r, "title", line + date + 1, n - date - 1);
    } else if (date) {
        add_piece(r, "outlet", line[date - 1]);
        add_lines(r, "title", line, date - 1);
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
    return !is_copyright(line) && !is_page_number(line) &&
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
            add_piece(r, name, value);
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
    add_text(r, "text", buf_text(&out), buf_text(&out) + out.len);
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
            add_piece(r, name, value);
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
        add_text(r, "graphic", graphic, stop);
    add_pages(r, start, heading ? heading : stop);
}

static bool
read_nexis(struct record *r, struct piece piece)
{
    bool article = false;
    struct piece own = export_behind_cover(piece);
    const char *text = nexis_header(r, own, &article);

    if (article)
        nexis_text(r, text, piece.s + piece.len);
    return article;
}

/* The lines between the number of words and the text: date, time, outlet, code,
   page, language. */
static void
factiva_source(struct record *r, const struct piece *line, size_t n)
{
    size_t i = 0;

    while (i < n && !line_is_date(line[i]))
        i++;
    if (i == n)
        return;
    add_piece(r, "date", line[i++]);
    if (i < n && line_is_time(line[i]))
        add_piece(r, "time", line[i++]);
    if (i < n)
        add_piece(r, "outlet", line[i]);
}

static bool
is_language(struct piece line)
{
    char *tag = line.len < 20 ? language_tag(line.s, line.len) : NULL;
    bool found = tag != NULL && line.len > 3;

    free(tag);
    return found;
}

/* Two to four capitalised words and nothing else. */
static bool
is_person(struct piece line)
{
    size_t words = 0;

    for (size_t i = 0; i < line.len; i++) {
        unsigned char c = (unsigned char)line.s[i];
        bool first = i == 0 || line.s[i - 1] == ' ';

        if (!isalpha(c) && c < 0x80 && !strchr(" .-'", c))
            return false;
        if (first && !isupper(c) && c < 0x80)
            return false;
        words += first;
    }
    return words >= 2 && words <= 4;
}

/* Title, author and section: the lines before the number of words. A name is
   the author below a headline; below a section (`World News`) it is one. */
static void
factiva_title(struct record *r, const struct piece *line, size_t n)
{
    if (n && line_begins(line[n - 1], "By ")) {
        n--;
        add_piece(r, "author", line[n]);
    } else if (n > 1 && is_person(line[n - 1]) && !is_person(line[n - 2]) &&
               count_words(line[n - 2].s, line[n - 2].len) > 3) {
        n--;
        add_piece(r, "author", line[n]);
    }
    if (n)
        add_piece(r, "title", line[n - 1]);
    if (n > 1)
        add_lines(r, "section", line, n - 1);
}

static bool
read_factiva(struct record *r, struct piece piece)
{
    const char *s = piece.s, *end = s + piece.len, *text = NULL, *before = s;
    struct piece line, head[HEAD_MAX];
    size_t n = 0;

    while (line_next(&s, end, &line) && !line_is_words(line)) {
        if (line.len && n < HEAD_MAX)
            head[n++] = line;
    }
    if (!line_is_words(line))
        return false;
    factiva_title(r, head, n);
    add_piece(r, "length", line);
    for (n = 0; n < HEAD_MAX && line_next(&s, end, &line);) {
        if (is_language(line) || is_copyright(line))
            text = s;
        if (is_language(line))
            add_piece(r, "language", line);
        else if (line.len)
            head[n++] = line;
        if (is_copyright(line))
            break;
    }
    factiva_source(r, head, n);
    for (s = text = text ? text : s; line_next(&s, end, &line); before = s) {
        if (!line_is_document(line))
            continue;
        export_add(r, "id", line.s + 9, line.len - 9);
        end = before > text ? before : text;
    }
    add_text(r, "text", text, end);
    return true;
}

static void
end_code(struct record *r, const char *name, struct buf *value,
         struct buf *text)
{
    const char *s = buf_text(value);
    size_t len = value->len, skip = strspn(s, " \n");

    while (len > skip && strchr(" \n", s[len - 1]))
        len--;
    s += skip;
    len -= skip;
    if (name && strcmp(name, "text") == 0) {
        if (len && text->len)
            buf_str(text, "\n\n");
        buf_add(text, s, len);
    } else if (name && strcmp(name, "id") == 0 && len > 9) {
        export_add(r, name, s + 9, len - 9); /* behind `Document ` */
    } else if (name) {
        add_piece(r, name, (struct piece){s, len});
    }
    buf_clear(value);
}

static bool
read_codes(struct record *r, struct piece piece)
{
    const char *s = piece.s, *end = s + piece.len, *name = NULL;
    struct buf value = {0}, text = {0};
    struct piece line, first;
    bool any = false;

    while (line_next(&s, end, &line)) {
        const char *next = line_code(line, &first);

        if (next) {
            end_code(r, name, &value, &text);
            name = next;
            line = first;
            any |= strcmp(name, "title") == 0;
        }
        buf_add(&value, line.s, line.len);
        buf_char(&value, '\n');
    }
    end_code(r, name, &value, &text);
    export_add(r, "text", text.data, text.len);
    buf_free(&value);
    buf_free(&text);
    return any;
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
        article = read_factiva(r, piece);
        break;
    case EXPORT_FACTIVA_CODES:
        article = read_codes(r, piece);
        break;
    case EXPORT_PROQUEST:
        article = proquest_read(r, piece);
        break;
    case EXPORT_NONE:
        break;
    }
    return article ? EXPORT_ARTICLE : EXPORT_OTHER;
}
