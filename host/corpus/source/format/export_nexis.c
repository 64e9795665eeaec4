/* Articles of Nexis: outlet, date and title, labels, the text, labels. */
#include <ctype.h>
#include <string.h>

#include "date.h"
#include "export_cover.h"
#include "export_fields.h"
#include "export_forms.h"

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
    struct piece line, value, head[EXPORT_HEAD_MAX];
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
        } else if (!labels && is_new(line, head, n) && n < EXPORT_HEAD_MAX) {
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

bool
nexis_read(struct record *r, struct piece piece)
{
    bool article = false;
    struct piece own = export_behind_cover(piece);
    const char *text = nexis_header(r, own, &article);

    if (article)
        nexis_text(r, text, piece.s + piece.len);
    return article;
}
