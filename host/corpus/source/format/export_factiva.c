/* Articles of Factiva, by the order of their lines or with a code before each
   field. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "export_fields.h"
#include "export_forms.h"
#include "language.h"
#include "lines.h"
#include "listed.h"

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
    export_add_piece(r, "date", line[i++]);
    if (i < n && line_is_time(line[i]))
        export_add_piece(r, "time", line[i++]);
    if (i < n)
        export_add_piece(r, "outlet", line[i]);
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
        export_add_piece(r, "author", line[n]);
    } else if (n > 1 && is_person(line[n - 1]) && !is_person(line[n - 2]) &&
               count_words(line[n - 2].s, line[n - 2].len) > 3) {
        n--;
        export_add_piece(r, "author", line[n]);
    }
    if (n)
        export_add_piece(r, "title", line[n - 1]);
    if (n > 1)
        export_add_lines(r, "section", line, n - 1);
}

bool
factiva_read(struct record *r, struct piece piece)
{
    const char *s = piece.s, *end = s + piece.len, *text = NULL, *before = s;
    struct piece line, head[EXPORT_HEAD_MAX];
    size_t n = 0;

    while (line_next(&s, end, &line) && !line_is_words(line)) {
        if (line.len && n < EXPORT_HEAD_MAX)
            head[n++] = line;
    }
    if (!line_is_words(line))
        return false;
    factiva_title(r, head, n);
    export_add_piece(r, "length", line);
    for (n = 0; n < EXPORT_HEAD_MAX && line_next(&s, end, &line);) {
        if (is_language(line) || line_is_copyright(line))
            text = s;
        if (is_language(line))
            export_add_piece(r, "language", line);
        else if (line.len)
            head[n++] = line;
        if (line_is_copyright(line))
            break;
    }
    factiva_source(r, head, n);
    for (s = text = text ? text : s; line_next(&s, end, &line); before = s) {
        if (!line_is_document(line))
            continue;
        export_add(r, "id", line.s + 9, line.len - 9);
        end = before > text ? before : text;
    }
    export_add_text(r, "text", text, end);
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
        export_add_piece(r, name, (struct piece){s, len});
    }
    buf_clear(value);
}

/* Where in an article a line stands. */
enum part {
    PART_HEAD,
    PART_LEAD, /* LP */
    PART_TEXT, /* TD */
    PART_TAIL
};

/* A code with one space behind it; in the text most lines that look so are its
   own: there TD comes once, and what ends it has the form of its value. */
static const char *
narrow_code(struct piece line, enum part *part, struct piece *value)
{
    static const char *const tails[] = {"company", "industry", "subject",
                                        "region"};
    const char *name = line_code(line, 1, value);
    bool text = name && strcmp(name, "text") == 0;

    if (!name || *part == PART_TAIL)
        return name;
    if (*part == PART_HEAD) {
        *part = text ? PART_LEAD : PART_HEAD;
        return name;
    }
    if (text && *part == PART_LEAD && *line.s == 'T') {
        *part = PART_TEXT;
        return name;
    }
    if (line_is_document(*value) ||
        (listed(name, tails, sizeof tails / sizeof *tails) &&
         memmem(value->s, value->len, " : ", 3))) {
        *part = PART_TAIL;
        return name;
    }
    return NULL;
}

bool
factiva_read_codes(struct record *r, struct piece piece, size_t spaces)
{
    const char *s = piece.s, *end = s + piece.len, *name = NULL;
    struct buf value = {0}, text = {0};
    struct piece line, first;
    enum part part = PART_HEAD;
    bool any = false;

    while (line_next(&s, end, &line)) {
        const char *next = spaces > 1 ? line_code(line, spaces, &first)
                                      : narrow_code(line, &part, &first);

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
