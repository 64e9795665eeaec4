/* Articles of ProQuest: a headline, then labels, one of them `Full text:`. */
#include <ctype.h>
#include <string.h>

#include "export_fields.h"
#include "export_forms.h"

#define BORDER_MIN 20 /* underscores */

bool
proquest_border(struct piece line)
{
    return line.len >= BORDER_MIN && strspn(line.s, "_") >= line.len;
}

bool
proquest_sign(struct piece line)
{
    return line_begins(line, "ProQuest document ID:");
}

/* The name of the label that the line begins with, NULL if it has none; ""
   for one that says nothing. */
static const char *
label_of(struct piece line, struct piece *value)
{
    static const char *const labels[][2] = {
        {"Title:", "title"},
        {"Author:", "author"},
        {"Publication title:", "outlet"},
        {"Publication date:", "date"},
        {"Full text:", "text"},
        {"Language of publication:", "language"},
        {"ProQuest document ID:", "id"},
        {"Document URL:", "url"},
        {"Abstract:", "abstract"},
        {"Subject:", "subject"},
        {"Location:", "location"},
        {"People:", "people"},
        {"Company / organization:", "company"},
        {"Identifier / keyword:", "keyword"},
        {"Publication info:", "publication_info"},
        {"Publication year:", "publication_year"},
        {"Publication subject:", "publication_subject"},
        {"Publisher:", "publisher_name"},
        {"Place of publication:", "place"},
        {"Country of publication:", "country"},
        {"Source type:", "source_type"},
        {"Document type:", "document_type"},
        {"Dateline:", "dateline"},
        {"Section:", "section"},
        {"Column:", "column"},
        {"Pages:", "pages"},
        {"First page:", "first_page"},
        {"Volume:", "volume"},
        {"Issue:", "issue"},
        {"ISSN:", "issn"},
        {"e-ISSN:", "e_issn"},
        {"Credit:", "credit"},
        {"Copyright:", "copyright"},
        {"Last updated:", "last_updated"},
        {"Database:", "database"},
        {"Links:", ""},
        {"ProQuest document link", ""},
    };

    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        size_t n = strlen(labels[i][0]);

        if (line.len < n || memcmp(line.s, labels[i][0], n) != 0)
            continue;
        value->s = line.s + n;
        value->len = line.len - n;
        return labels[i][1];
    }
    return NULL;
}

static struct piece
trimmed(const char *s, const char *end)
{
    while (s < end && isspace((unsigned char)*s))
        s++;
    while (end > s && isspace((unsigned char)end[-1]))
        end--;
    return (struct piece){s, (size_t)(end - s)};
}

/* The outlet goes without its town: `The Amur Herald; Heihe`. */
static void
put(struct record *r, const char *name, const char *s, const char *end)
{
    struct piece p = trimmed(s, end);
    const char *town =
        strcmp(name, "outlet") == 0 ? memchr(p.s, ';', p.len) : NULL;

    if (town)
        p = trimmed(p.s, town);
    if (*name)
        export_add(r, name, p.s, p.len);
}

/* `Document 1 of 9` */
static bool
is_place(struct piece line)
{
    size_t n = strlen("Document ");

    while (n < line.len && strchr("0123456789 of", line.s[n]))
        n++;
    return line_begins(line, "Document ") && n == line.len;
}

/* Each label's value goes on to the next one. In the text a label counts only
   behind a blank line. What stands before the first is the headline, below
   `Document 1 of 9`; a `Title:` comes later and is preferred, being later. */
bool
proquest_read(struct record *r, struct piece piece)
{
    const char *s = piece.s, *end = s + piece.len, *before = s, *from = s;
    const char *name = "title";
    struct piece line, value;
    bool sign = false, gap = true;

    for (; line_next(&s, end, &line); before = s) {
        const char *next =
            gap || strcmp(name, "text") != 0 ? label_of(line, &value) : NULL;

        sign |= proquest_sign(line);
        if (before == from && (!line.len || is_place(line)))
            from = s;
        gap = !line.len;
        if (!next)
            continue;
        put(r, name, from, before);
        name = next;
        from = value.s;
    }
    put(r, name, from, end);
    return sign;
}
